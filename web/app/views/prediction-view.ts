// What the network predicts for each record, on the truth: a wide band is the
// truth, a thin line the prediction, so that both show where they agree.

import { frame, seriesAxis, span, tooltip, type Option } from '../charts/chart-options'
import type { Chart, ChartBoard } from '../charts/charts'
import { need, setAttribute, setText } from '../page/dom'
import type { EpochCursor } from '../charts/epoch-cursor'
import { measured } from '../page/format'
import type { I18n } from '../page/i18n'
import type { Palette } from '../charts/palette'
import { SERIES_MARGINS, seriesRange } from '../charts/plot-area'
import type { RecordSet } from '../trainer/protocol'
import type { Predictions } from '../run/run-history'
import { rmse } from '../run/rmse'
import { targets } from '../run/series-data'
import type { Session } from '../run/session'

/** [x, y, x, y ...] of values that start at index `first` of the series. */
export function points(first: number, values: ArrayLike<number>): Float64Array {
  const made = new Float64Array(2 * values.length)
  for (let i = 0; i < values.length; i++) {
    made[2 * i] = first + i
    made[2 * i + 1] = values[i]
  }
  return made
}

export class PredictionView {
  private readonly sets: SetView[]

  constructor(
    private readonly session: Session,
    private readonly cursor: EpochCursor,
    private readonly i18n: I18n,
    board: ChartBoard,
  ) {
    const shown = (): Predictions | undefined => this.shown
    this.sets = [
      new SetView('train', need('#prediction-train'), 'predictionTrain', session, shown, i18n, board),
      new SetView('validation', need('#prediction-validation'), 'predictionValidation', session, shown, i18n, board),
    ]
    const show = (): void => this.show()
    session.changed.listen(show)
    session.started.listen(show)
    cursor.changed.listen(show)
    i18n.changed.listen(show)
  }

  get charts(): Chart[] {
    return this.sets.map((set) => set.chart)
  }

  /** The predictions at the cursor of the loss chart, else the newest. */
  private get shown(): Predictions | undefined {
    const history = this.session.run?.history
    return this.cursor.epoch === null ? history?.lastPredictions : history?.predictionsAt(this.cursor.epoch)
  }

  private show(): void {
    for (const set of this.sets) set.draw()
    const predictions = this.shown
    // The poster has captions of its own.
    if (!predictions || this.charts.some((chart) => chart.held)) return
    setText(need('#prediction-epoch'), this.i18n.t('prediction.epoch', { epoch: predictions.epoch }))
    need('#legend-printed').hidden = !predictions.printedValidation
    for (const set of this.sets) set.write()
  }
}

class SetView {
  readonly chart: Chart
  private readonly figure: HTMLElement
  private readonly host: HTMLElement

  constructor(
    private readonly set: RecordSet,
    root: HTMLElement,
    definition: string,
    private readonly session: Session,
    private readonly shown: () => Predictions | undefined,
    private readonly i18n: I18n,
    board: ChartBoard,
  ) {
    this.figure = need('.rmse', root)
    this.host = need('.chart', root)
    this.chart = board.mount(need('.canvas', root), definition, (palette) => this.option(palette))
  }

  draw(): void {
    this.chart.follow(this.session.run, this.shown())
  }

  write(): void {
    const { t } = this.i18n
    const run = this.session.run
    const { trained, printed } = this.values
    if (run && trained) {
      const truth = targets(run.setup.data, this.set)
      const values = { rmse: measured(rmse(trained, truth)), printed: printed ? measured(rmse(printed, truth)) : '' }
      const text = t(printed ? 'prediction.rmseBoth' : 'prediction.rmse', values)
      setText(this.figure, text)
      setAttribute(this.host, 'aria-label', t(`prediction.${this.set}.label`, { rmse: text }))
    }
  }

  private get values(): { trained?: Float64Array; printed?: Float64Array } {
    const predictions = this.shown()
    if (!predictions) return {}
    return this.set === 'train'
      ? { trained: predictions.train, printed: predictions.printedTrain }
      : { trained: predictions.validation, printed: predictions.printedValidation }
  }

  private option(palette: Palette): Option | null {
    const run = this.session.run
    const { trained, printed } = this.values
    if (!run || !trained) return null
    const { t } = this.i18n
    const first = run.setup.data.first[this.set]
    const truth = targets(run.setup.data, this.set)
    const base = frame(palette, SERIES_MARGINS)
    const line = (name: string, values: Float64Array, lineStyle: Option): Option => ({
      id: name, name, type: 'line', data: points(first, values), showSymbol: false, symbol: 'circle', lineStyle, itemStyle: { color: lineStyle['color'] },
    })
    return {
      ...base.text,
      grid: base.grid,
      tooltip: {
        ...tooltip(palette, (params: { dataIndex: number }[]) => {
          const i = params[0]?.dataIndex ?? 0
          const lines = [`n = ${first + i}`, `${t('legend.truth')} ${measured(truth[i])}`, `${t('legend.prediction')} ${measured(trained[i])}`]
          if (printed) lines.push(`${t('legend.printed')} ${measured(printed[i])}`)
          return lines.join('\n')
        }),
        trigger: 'axis',
      },
      xAxis: { ...base.xAxis, type: 'value', ...span({ min: first, max: first + truth.length - 1 }), minInterval: 1 },
      yAxis: seriesAxis(base.yAxis, seriesRange(trained, printed)),
      series: [
        line('truth', truth, { color: palette.truth, width: 5, opacity: 0.5, cap: 'round', join: 'round' }),
        ...(printed ? [line('printed', printed, { color: palette.prediction, width: 1.5, type: [2, 3] })] : []),
        line('prediction', trained, { color: palette.prediction, width: 1.75, type: 'solid' }),
      ],
    }
  }
}
