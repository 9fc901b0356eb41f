// How much of the gradient of the inspected record reaches each time step.

import { countAxis, frame, logAxis, tooltip, type Option } from '../charts/chart-options'
import type { Chart, ChartBoard } from '../charts/charts'
import { need, setAttribute, setText } from '../page/dom'
import { measured, ratio } from '../page/format'
import { gradientReach } from './gradient-reach'
import type { I18n, Values } from '../page/i18n'
import type { Palette } from '../charts/palette'
import { MARKED_MARGINS, tenTo } from '../charts/plot-area'
import type { Session } from '../run/session'

export class GradientView {
  private readonly chart: Chart
  private readonly host = need('#gradient-chart')

  constructor(
    private readonly session: Session,
    private readonly i18n: I18n,
    board: ChartBoard,
  ) {
    this.chart = board.mount(need('.canvas', this.host), 'gradient', (palette) => this.option(palette))
    session.changed.listen(() => this.show())
    i18n.changed.listen(() => this.show())
  }

  private show(): void {
    const norms = this.session.run?.report.gradientNorms
    if (!norms) return
    const { t } = this.i18n
    const config = this.session.run?.config
    const text = gradientReach(norms, config?.truncate ?? 0, config?.gradient === 'printed')
      .map(({ key, ...values }) => t(key, 'factor' in values ? { factor: ratio(values.factor) } : (values as Values)))
      .join(t('summary.join'))
    setText(need('#gradient-text'), text)
    setAttribute(this.host, 'aria-label', t('gradient.label', { text }))
    this.chart.follow(norms)
  }

  private option(palette: Palette): Option | null {
    const norms = this.session.run?.report.gradientNorms
    if (!norms) return null
    const { t } = this.i18n
    const range = normRange(norms)
    const base = frame(palette, MARKED_MARGINS)
    const zeros = norms.findIndex((norm) => norm > 0)
    // A log axis has no zero: a bar that is not there, or too small to be, is drawn as a short pale stub.
    const stub = range.min * 10 ** (0.03 * Math.log10(range.max / range.min))
    const bar = (name: string, color: string, height: (norm: number) => number | string): Option => ({
      id: name, name, type: 'bar', barWidth: '70%', barGap: '-100%', itemStyle: { color }, data: Array.from(norms, height),
    })
    return {
      ...base.text,
      grid: base.grid,
      tooltip: {
        ...tooltip(palette, (params: { dataIndex: number }[]) => {
          const i = params[0]?.dataIndex ?? 0
          return t('gradient.bar', { step: i + 1, value: measured(norms[i]) })
        }),
        trigger: 'axis',
      },
      xAxis: countAxis(base.xAxis, norms.length),
      yAxis: logAxis(base.yAxis, range),
      series: [
        {
          ...bar('gradient', palette.ink, (norm) => (norm > range.min ? norm : '-')),
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: palette.muted, width: 1, type: [2, 4] },
            label: { position: 'end', distance: 4, formatter: t('gradient.cut'), color: palette.muted, fontSize: 11, fontFamily: palette.font },
            data: zeros > 0 ? [{ xAxis: zeros - 1 }] : [],
          },
        },
        bar('zero', palette.line, (norm) => (norm > range.min ? '-' : stub)),
      ],
    }
  }
}

/** Whole decades around the norms; of a gradient that vanishes, the upper twelve. */
function normRange(norms: ArrayLike<number>): { min: number; max: number } {
  let min = Infinity
  let max = 0
  for (let i = 0; i < norms.length; i++) {
    if (!(norms[i] > 0 && norms[i] < Infinity)) continue
    min = Math.min(min, norms[i])
    max = Math.max(max, norms[i])
  }
  if (max === 0) return { min: 1e-3, max: 1 }
  const top = Math.max(-290, Math.ceil(Math.log10(max)))
  const bottom = Math.floor(Math.log10(min))
  return { min: tenTo(Math.max(top - 12, Math.min(top - 2, bottom))), max: tenTo(top) }
}
