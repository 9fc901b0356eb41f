// What the network predicts for each record, on the truth: large dots are the
// truth, small ones the prediction, so that both show where they agree.

import type { Chart, ChartBoard } from '../charts/charts'
import type { Drawing } from '../charts/drawing'
import { need, setAttribute, setHidden, setText } from '../page/dom'
import type { EpochCursor } from './epoch-cursor'
import { measured } from '../page/format'
import type { I18n } from '../page/i18n'
import type { Palette } from '../charts/palette'
import { predictionDrawing } from './series-drawing'
import type { RecordSet } from '../trainer/protocol'
import type { Predictions } from '../run/run-history'
import { rmse } from '../run/rmse'
import { targets } from '../run/series-data'
import type { Session } from '../run/session'

export class PredictionView {
  private readonly sets: [train: SetView, validation: SetView]

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
    session.started.listen(() => {
      // From the start of a run, which is to keep its layout.
      setHidden(need('#legend-printed'), session.run?.config.gradient !== 'printed')
      show()
    })
    cursor.changed.listen(show)
    i18n.changed.listen(show)
    for (const chart of this.charts) chart.neared.listen(show)
  }

  get charts(): [train: Chart, validation: Chart] {
    const [train, validation] = this.sets
    return [train.chart, validation.chart]
  }

  /** The predictions at the cursor of the loss chart, else the newest. */
  private get shown(): Predictions | undefined {
    const history = this.session.run?.history
    return this.cursor.epoch === null ? history?.lastPredictions : history?.predictionsAt(this.cursor.epoch)
  }

  private show(): void {
    for (const set of this.sets) set.draw()
    // Words that nobody sees change with the run are written when it rests, or they come into view.
    if (this.session.running && !this.charts.some((chart) => chart.near)) return
    const predictions = this.shown
    // The poster has captions of its own.
    if (!predictions || this.charts.some((chart) => chart.held)) return
    setText(need('#prediction-epoch'), this.i18n.t('prediction.epoch', { epoch: predictions.epoch }))
    for (const set of this.sets) if (!this.session.running || set.chart.seen) set.write()
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
    this.chart = board.mount(need('.canvas', root), definition, (palette) => this.drawing(palette))
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

  private drawing(palette: Palette): Drawing | null {
    const { run } = this.session
    const { trained, printed } = this.values
    if (!run || !trained) return null
    const { data } = run.setup
    return predictionDrawing({ first: data.first[this.set], truth: targets(data, this.set), prediction: trained, printed }, palette, this.i18n)
  }
}
