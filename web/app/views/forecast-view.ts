// The free-running forecast: past the end of the data the network is fed its
// own predictions, and its errors with them.

import type { Chart, ChartBoard } from '../charts/charts'
import type { Drawing } from '../charts/drawing'
import { need, setAttribute, setText } from '../page/dom'
import { InView } from '../page/in-view'
import type { I18n } from '../page/i18n'
import type { Palette } from '../charts/palette'
import { beyond } from '../run/series-data'
import { forecastDrawing } from './series-drawing'
import type { Session } from '../run/session'

/** How many known values are shown before the forecast. */
const CONTEXT = 40
/** A forecast that is further off than this has left the truth. */
const CLOSE = 0.1

/** How many steps in a row a forecast stays close to the truth. */
export function stepsClose(forecast: ArrayLike<number>, truth: ArrayLike<number>): number {
  let step = 0
  while (step < forecast.length && Math.abs(forecast[step] - truth[step]) <= CLOSE) step++
  return step
}

export class ForecastView {
  readonly chart: Chart
  private readonly slider = need<HTMLInputElement>('#horizon')
  private readonly figure = need('#horizon-value')
  private readonly sentence = need('#forecast-text')
  private readonly host = need('#forecast-chart')
  private readonly inView = new InView(this.host)
  private asked = 0
  /** the forecast that the words speak of */
  private told: Float64Array | undefined

  constructor(
    private readonly session: Session,
    private readonly i18n: I18n,
    board: ChartBoard,
  ) {
    this.chart = board.mount(need('.canvas', this.host), 'forecast', (palette) => this.drawing(palette))
    this.slider.addEventListener('input', () => {
      this.write()
      this.ask()
    })
    this.inView.changed.listen(() => this.ask())
    session.changed.listen(() => {
      this.ask()
      if (session.run?.report.forecast !== this.told) this.show()
    })
    session.started.listen(() => {
      if (session.run) this.slider.max = String(beyond(session.run.setup.data).length)
      // A new worker makes no forecasts until it is asked for them.
      this.asked = 0
      this.ask()
      this.show()
    })
    i18n.changed.listen(() => this.show())
  }

  /** No forecast is made for nobody. That of a run's end is: the page may be printed. */
  private ask(): void {
    const wanted = this.inView.seen || this.session.ended ? this.horizon : 0
    if (!this.session.run || wanted === this.asked) return
    this.asked = wanted
    void this.session.setHorizon(wanted)
  }

  get horizon(): number {
    return Number(this.slider.value)
  }

  private show(): void {
    this.told = this.session.run?.report.forecast
    this.write()
    this.chart.follow(this.told)
  }

  private write(): void {
    const { t } = this.i18n
    setText(this.figure, t('forecast.steps', { count: this.horizon }))
    const forecast = this.session.run?.report.forecast
    if (!forecast?.length) return
    const close = stepsClose(forecast, this.truth)
    const text = t(close >= forecast.length ? 'forecast.holds' : 'forecast.leaves', { close, count: forecast.length, within: CLOSE })
    setText(this.sentence, text)
    setAttribute(this.host, 'aria-label', t('forecast.label', { text }))
  }

  private get truth(): Float64Array {
    const run = this.session.run
    return run ? beyond(run.setup.data) : new Float64Array()
  }

  private drawing(palette: Palette): Drawing | null {
    const { run } = this.session
    const forecast = run?.report.forecast
    if (!run || !forecast?.length) return null
    const { values, known } = run.setup.data
    const first = known - CONTEXT
    return forecastDrawing({ first, known, truth: values.subarray(first, known + forecast.length), forecast }, palette, this.i18n)
  }
}
