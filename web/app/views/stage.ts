// The order of the first moments and of every start: poster, then the live
// charts, from the first epoch on.

import type { Chart } from '../charts/charts'
import { need, setText } from '../page/dom'
import { measured } from '../page/format'
import type { I18n } from '../page/i18n'
import type { PosterRun } from '../run/ladder'
import { distinct } from '../run/floors'
import { rmseOfLoss } from '../run/rmse'
import type { Drawing } from '../charts/drawing'
import { readPalette, type Palette } from '../charts/palette'
import { Poster, type PosterChart } from '../charts/poster'
import { lossDrawing } from './loss-drawing'
import { predictionDrawing } from './series-drawing'
import type { Run, Session } from '../run/session'
import type { Config } from '../settings/settings'
import { halfVisible, motionAllowed } from '../run/start-gate'

export class Stage {
  private poster: Poster | null = null
  private soon = false
  /** The run that goes on by itself once it is in view. */
  private awaited: Run | null = null
  /** Resolves when the trainer has a run and the charts are there. */
  private ready: Promise<unknown> = Promise.resolve()

  /** first: the charts that the poster stands in for; watched: one of them must be in view for a run to start by itself. */
  constructor(
    private readonly session: Session,
    private readonly first: readonly [loss: Chart, train: Chart, validation: Chart],
    private readonly i18n: I18n,
    private readonly watched: readonly Element[] = [need('#loss-chart'), need('#prediction-validation .chart')],
  ) {
    // Whatever sets the run going - play, a step, other settings - ends the poster.
    session.changed.listen(() => {
      if (!session.fresh || session.running) this.takeOver()
      if (session.running) this.awaited = null
    })
    session.held.listen(() => (this.awaited = null))
    i18n.changed.listen(() => this.poster?.rewrite())
  }

  /** Whether training will start by itself, once the poster has been shown and the charts are in view. */
  get starting(): boolean {
    return this.soon
  }

  /** Whether the run is in training, or will be without the reader's doing. */
  get goesOn(): boolean {
    const { run, running } = this.session
    return running || (run !== null && run === this.awaited)
  }

  /** Shows the poster, gets the trainer and the charts ready behind it, and starts if it may. */
  async open(config: Config, poster: PosterRun | null, charts: Promise<void>, moving = motionAllowed()): Promise<void> {
    let shown = Promise.resolve()
    this.soon = moving
    if (poster) {
      for (const chart of this.first) chart.held = true
      this.poster = new Poster(this.posterCharts(poster), poster.predictions.length, (frame) => this.caption(poster, poster.predictions[frame].epoch))
      shown = this.poster.show(moving)
    }
    this.ready = Promise.all([this.session.create(config), charts])
    await this.ready
    if (!moving || !this.session.run) return
    await Promise.all([shown, halfVisible(...this.watched)])
    if (this.session.fresh && !this.session.running) await this.play()
  }

  /** A saved run in the place of the present one, paused; throws a TrainerError if the file is refused. */
  async openFile(file: Uint8Array): Promise<void> {
    await this.ready
    await this.session.open(file)
    this.takeOver()
  }

  /** Begins with a saved run instead of a new one; if it was in training it goes on by itself, where a new one would start. */
  async resume(file: Uint8Array, running: boolean, charts: Promise<void>): Promise<void> {
    this.ready = charts
    await this.openFile(file)
    if (!running || !motionAllowed()) return
    this.awaited = this.session.run
    void halfVisible(...this.watched).then(() => {
      if (this.goesOn && !this.session.running) void this.play()
    })
  }

  async play(): Promise<void> {
    await this.ready
    const state = this.session.run?.report.state
    // A run that has ended starts again with the same weights.
    if (state === 'done' || state === 'stoppedEarly' || state === 'diverged') await this.session.reset()
    this.takeOver()
    await this.session.play()
  }

  /** A run with other settings; it goes on by itself unless the reader holds the present one. */
  async start(config: Config): Promise<void> {
    await this.ready
    const heldByReader = this.session.run?.report.state === 'paused' && !this.goesOn
    if (!(await this.session.create(config))) return
    this.takeOver()
    if (!heldByReader) await this.session.play()
  }

  private takeOver(): void {
    this.soon = false
    this.poster?.stop()
    this.poster = null
    for (const chart of this.first) if (chart.held) chart.held = false
  }

  private posterCharts(poster: PosterRun): PosterChart[] {
    const [loss, train, validation] = this.first
    const { values, known, first } = poster.data
    const palette = readPalette()
    const chart = ({ place: host, definition }: Chart, drawing: PosterChart['drawing']): PosterChart => ({ host, definition, drawing })
    return [
      chart(loss, (frame) => this.posterLosses(poster, frame, palette)),
      chart(train, (frame) =>
        predictionDrawing(
          { first: first.train, truth: values.slice(first.train, first.validation), prediction: poster.predictions[frame].train },
          palette,
          this.i18n,
        ),
      ),
      chart(validation, (frame) =>
        predictionDrawing(
          { first: first.validation, truth: values.slice(first.validation, known), prediction: poster.predictions[frame].validation },
          palette,
          this.i18n,
        ),
      ),
    ]
  }

  /** The losses up to a frame, on the axes of all of them. */
  private posterLosses(poster: PosterRun, frame: number, palette: Palette): Drawing {
    const { epochs, trainLoss: train, validationLoss: validation } = poster
    const floors = distinct(poster.floors).map(({ rule, validation: loss }) => ({ name: this.i18n.t(`floor.${rule}`), loss }))
    const all = lossDrawing({ epochs, train, validation, floors }, palette)
    const known = poster.predictions[frame].epoch + 1
    return { ...all, series: all.series.map((series) => ({ ...series, y: Array.from(series.y).slice(0, known) })) }
  }

  /** What stands beside the poster's charts. */
  private caption(poster: PosterRun, epoch: number): void {
    const { t } = this.i18n
    const rmse = (losses: number[]): string => t('prediction.rmse', { rmse: measured(rmseOfLoss(losses[epoch])) })
    setText(need('#prediction-epoch'), t('prediction.epoch', { epoch }))
    setText(need('#loss-readout'), t('poster.readout', { epoch, epochs: poster.epochs }))
    setText(need('#prediction-train .rmse'), rmse(poster.trainLoss))
    setText(need('#prediction-validation .rmse'), rmse(poster.validationLoss))
  }
}
