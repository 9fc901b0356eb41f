// How much of the gradient of the inspected record reaches each time step.

import type { Chart, ChartBoard } from '../charts/charts'
import type { Drawing } from '../charts/drawing'
import { need, setAttribute, setText } from '../page/dom'
import { ratio } from '../page/format'
import { gradientReach, reachPlan } from './gradient-reach'
import type { I18n, Values } from '../page/i18n'
import type { Palette } from '../charts/palette'
import { gradientDrawing } from './inside-drawing'
import type { Session } from '../run/session'

export class GradientView {
  private readonly chart: Chart
  private readonly host = need('#gradient-chart')
  /** the norms that the words speak of */
  private told: Float64Array | undefined

  constructor(
    private readonly session: Session,
    private readonly i18n: I18n,
    board: ChartBoard,
  ) {
    this.chart = board.mount(need('.canvas', this.host), 'gradient', (palette) => this.drawing(palette))
    session.started.listen(() => {
      const { config } = session.run ?? {}
      if (config) i18n.makeRoom(need('#gradient-room'), reachPlan(config.truncate, config.gradient === 'printed'))
    })
    // What changes with the run is written when somebody sees it, or the run rests.
    session.changed.listen(() => (this.chart.near || !session.running) && this.follow())
    this.chart.neared.listen(() => this.follow())
    i18n.changed.listen(() => this.show())
  }

  private follow(): void {
    if (this.session.run?.report.gradientNorms !== this.told) this.show()
  }

  private show(): void {
    const norms = this.session.run?.report.gradientNorms
    if (!norms) return
    this.told = norms
    const { t } = this.i18n
    const config = this.session.run?.config
    const text = gradientReach(norms, config?.truncate ?? 0, config?.gradient === 'printed')
      .map(({ key, ...values }) => t(key, 'factor' in values ? { factor: ratio(values.factor) } : (values as Values)))
      .join(t('summary.join'))
    setText(need('#gradient-text'), text)
    setAttribute(this.host, 'aria-label', t('gradient.label', { text }))
    this.chart.follow(norms)
  }

  private drawing(palette: Palette): Drawing | null {
    const norms = this.session.run?.report.gradientNorms
    return norms ? gradientDrawing(norms, palette, this.i18n) : null
  }
}
