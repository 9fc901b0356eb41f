// The free-running forecast: past the end of the data the network is fed its
// own predictions, and its errors with them.

import { frame, seriesAxis, span, tooltip, type Option } from '../charts/chart-options'
import type { Chart, ChartBoard } from '../charts/charts'
import { need, setAttribute, setText } from '../page/dom'
import { measured } from '../page/format'
import type { I18n } from '../page/i18n'
import type { Palette } from '../charts/palette'
import { MARKED_MARGINS, seriesRange } from '../charts/plot-area'
import { points } from './prediction-view'
import { beyond } from '../run/series-data'
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

  constructor(
    private readonly session: Session,
    private readonly i18n: I18n,
    board: ChartBoard,
  ) {
    this.chart = board.mount(need('.canvas', this.host), 'forecast', (palette) => this.option(palette))
    this.slider.addEventListener('input', () => {
      this.write()
      void session.setHorizon(this.horizon)
    })
    session.changed.listen(() => this.show())
    session.started.listen(() => {
      if (session.run) this.slider.max = String(beyond(session.run.setup.data).length)
      // A new worker makes no forecasts until it is asked for them.
      void session.setHorizon(this.horizon)
      this.show()
    })
    i18n.changed.listen(() => this.show())
  }

  get horizon(): number {
    return Number(this.slider.value)
  }

  private show(): void {
    this.write()
    this.chart.follow(this.session.run?.report.forecast)
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

  private option(palette: Palette): Option | null {
    const run = this.session.run
    const forecast = run?.report.forecast
    if (!run || !forecast?.length) return null
    const { t } = this.i18n
    const { values, known } = run.setup.data
    const first = known - CONTEXT
    const shown = values.subarray(first, known + forecast.length)
    const base = frame(palette, { ...MARKED_MARGINS, left: 34 })
    const label = { color: palette.muted, fontSize: 11, fontFamily: palette.font }
    const line = (name: string, data: Float64Array, lineStyle: Option): Option => ({
      id: name, name, type: 'line', data, showSymbol: false, symbol: 'circle', lineStyle, itemStyle: { color: lineStyle['color'] },
    })
    return {
      ...base.text,
      grid: base.grid,
      tooltip: {
        ...tooltip(palette, (params: { seriesId?: string; seriesName: string; dataIndex: number }[]) => {
          const hit = params[0]
          const n = (hit?.seriesName === 'prediction' ? known : first) + (hit?.dataIndex ?? 0)
          const lines = [`n = ${n}`, `${t('legend.truth')} ${measured(values[n])}`]
          if (n >= known) lines.push(`${t('legend.prediction')} ${measured(forecast[n - known])}`)
          return lines.join('\n')
        }),
        trigger: 'axis',
      },
      xAxis: { ...base.xAxis, type: 'value', ...span({ min: first, max: known - 1 + forecast.length }), minInterval: 1 },
      yAxis: seriesAxis(base.yAxis, seriesRange(forecast)),
      series: [
        {
          ...line('truth', points(first, shown), { color: palette.truth, width: 5, opacity: 0.5, cap: 'round', join: 'round' }),
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: palette.muted, width: 1, type: [2, 4] },
            label: { ...label, position: 'end', distance: 4, formatter: t('forecast.boundary') },
            data: [{ xAxis: known - 0.5 }],
          },
        },
        line('prediction', points(known, forecast), { color: palette.prediction, width: 1.75, type: 'solid' }),
      ],
    }
  }
}
