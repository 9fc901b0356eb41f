// The order of the first moments and of every start: the poster on the charts,
// then the live run, from the epoch on that the poster shows.

import type { Chart, Draw } from '../charts/charts'
import { need, setText } from '../page/dom'
import { measured } from '../page/format'
import { nextFrame } from '../page/frame-queue'
import type { I18n } from '../page/i18n'
import type { PosterRun } from '../run/ladder'
import { distinct } from '../run/floors'
import { rmseOfLoss } from '../run/rmse'
import type { Drawing } from '../charts/drawing'
import type { Palette } from '../charts/palette'
import { Poster } from '../charts/poster'
import { Signal } from '../page/signal'
import type { PaceControl } from './pace-control'
import { lossDrawing } from './loss-drawing'
import { predictionDrawing } from './series-drawing'
import type { Run, Session } from '../run/session'
import type { RecordSet } from '../trainer/protocol'
import type { Config } from '../settings/settings'
import { halfVisible, motionAllowed } from '../run/start-gate'

/** What the poster's film shows; in a still there is nothing to follow. */
export interface Film {
  epoch: number
  epochs: number
  /** unseen: it waits until it is in view */
  state: 'playing' | 'held' | 'unseen'
}

export class Stage {
  /** The film went on, or was held, or has given way. */
  readonly filmed = new Signal()
  /** frame: of which the counter, the words and the curves are, all of them; the film is there, or one ahead until the next is drawn */
  private poster: { of: PosterRun; shown: Poster; moving: boolean; frame: number } | null = null
  /** the reader holds the film */
  private filmHeld = false
  private overtaking = false
  private soon = false
  /** The run that goes on by itself once it is in view. */
  private awaited: Run | null = null
  /** Resolves when the trainer has a run. */
  private ready: Promise<unknown> = Promise.resolve()

  /** first: the charts that the poster stands in for; watched: one of them, what counts the run's epochs or a chart, must be in view for a run to start by itself. */
  constructor(
    private readonly session: Session,
    private readonly first: readonly [loss: Chart, train: Chart, validation: Chart],
    private readonly pace: PaceControl,
    private readonly i18n: I18n,
    private readonly watched: readonly Element[] = [need('.run-bar'), need('#loss-chart'), need('#prediction-validation .chart')],
  ) {
    // Whatever sets the run going - play, a step, other settings - ends the poster.
    session.changed.listen(() => {
      if (!this.overtaking && (!session.fresh || session.running)) this.takeOver()
      if (session.running) this.awaited = null
    })
    session.held.listen(() => {
      this.awaited = null
      this.filmHeld = true
    })
    session.died.listen(() => this.holdFilm())
    pace.changed.listen(() => this.film?.state === 'playing' && this.playFilm())
    i18n.changed.listen(() => this.poster?.shown.show(this.poster.shown.frame))
  }

  /** Whether training will start by itself, once the poster has been shown and the charts are in view. */
  get starting(): boolean {
    return this.soon
  }

  get film(): Film | null {
    if (!this.poster?.moving) return null
    const { of, shown, frame } = this.poster
    const state = this.filmHeld ? 'held' : shown.moving || this.overtaking ? 'playing' : 'unseen'
    return { epoch: of.predictions[frame].epoch, epochs: of.epochs, state }
  }

  /** Whether the run is in training, or will be without the reader's doing. */
  get goesOn(): boolean {
    const { run, running } = this.session
    return running || (run !== null && run === this.awaited)
  }

  /** Shows the poster, gets the trainer ready behind it, and starts if it may. */
  async open(config: Config, poster: PosterRun | null, moving = motionAllowed()): Promise<void> {
    const starts = moving && this.pace.starts
    this.soon = starts
    const seen = starts ? halfVisible(...this.watched) : Promise.resolve()
    // Who takes each step by himself begins at the first.
    if (poster && (starts || !moving)) {
      // The caption, and then the curves, in one frame.
      const caption = (): void => this.caption(poster)
      const shown = new Poster(poster.predictions.length, () => nextFrame(caption))
      const frame = starts ? 0 : poster.predictions.length - 1
      const on = (this.poster = { of: poster, shown, moving: starts, frame })
      this.posterCharts(on).forEach((draw, i) => this.first[i].give(draw))
      shown.show(frame)
      if (starts) void seen.then(() => this.playFilm())
    }
    this.ready = this.session.create(config)
    await this.ready
    if (!this.session.run) this.holdFilm()
    if (!starts || !this.session.run) return
    await seen
    await this.overtake()
    if (this.session.fresh && !this.session.running && !this.filmHeld) await this.play()
  }

  /** Holds the film, or lets it go on; one that waits to be seen gives way to the run. */
  toggleFilm(): void {
    if (this.film?.state === 'unseen') return void this.play()
    this.filmHeld = !this.filmHeld
    if (this.filmHeld) this.poster?.shown.hold()
    else this.playFilm()
    this.filmed.send()
  }

  private playFilm(): void {
    if (!this.poster?.moving || this.filmHeld || this.overtaking) return
    this.poster.shown.play(this.pace.epochMs(this.poster.of.epochs))
    this.filmed.send()
  }

  private holdFilm(): void {
    this.poster?.shown.hold()
    this.filmHeld = true
    this.filmed.send()
  }

  /** The run comes to the epoch that the film shows, and goes on in its place: their bits are the same. */
  private async overtake(): Promise<void> {
    const { poster } = this
    if (!poster?.moving) return
    poster.shown.hold()
    this.overtaking = true
    const held = this.filmHeld
    const { epoch } = poster.of.predictions[poster.shown.frame]
    if (epoch > 0) await this.session.advance(epoch)
    this.overtaking = false
    this.takeOver()
    if (!held && !this.filmHeld && !this.session.fresh) await this.session.play()
  }

  /** A saved run in the place of the present one, paused; throws a TrainerError if the file is refused. */
  async openFile(file: Uint8Array): Promise<void> {
    await this.ready
    await this.session.open(file)
    this.takeOver()
  }

  /** Begins with a saved run instead of a new one; if it was in training it goes on by itself, where a new one would start. */
  async resume(file: Uint8Array, running: boolean): Promise<void> {
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

  /** A run with other settings that waits for the reader. */
  async hold(config: Config): Promise<void> {
    this.filmHeld = true // what is being opened does not start it either
    await this.ready
    if (await this.session.create(config)) this.takeOver()
  }

  /** A run with other settings, in training at once: the reader has asked for it. */
  async run(config: Config): Promise<void> {
    await this.hold(config)
    if (this.session.run && this.session.fresh) await this.session.play()
  }

  private takeOver(): void {
    this.soon = false
    this.poster?.shown.hold()
    this.poster = null
    for (const chart of this.first) if (chart.held) chart.give(null)
    this.filmed.send()
  }

  private posterCharts(on: { of: PosterRun; frame: number }): [loss: Draw, train: Draw, validation: Draw] {
    const poster = on.of
    const { values, known, first } = poster.data
    const predicted =
      (set: RecordSet, from: number, to: number): Draw =>
      (palette) =>
        predictionDrawing({ first: from, truth: values.slice(from, to), prediction: poster.predictions[on.frame][set] }, palette, this.i18n)
    return [
      (palette) => this.posterLosses(poster, on.frame, palette),
      predicted('train', first.train, first.validation),
      predicted('validation', first.validation, known),
    ]
  }

  /** The losses up to a frame, on the axes of all of them. */
  private posterLosses(poster: PosterRun, frame: number, palette: Palette): Drawing {
    const { epochs, trainLoss: train, validationLoss: validation } = poster
    const floors = distinct(poster.floors).map(({ rule, validation: loss }) => ({ name: this.i18n.t(`floor.${rule}`), loss }))
    const all = lossDrawing({ epochs, train, validation, floors, plot: this.first[0].plot }, palette)
    const known = poster.predictions[frame].epoch + 1
    return { ...all, series: all.series.map((series) => ({ ...series, y: Array.from(series.y).slice(0, known) })) }
  }

  /** What stands beside the poster's charts, and the charts with it. */
  private caption(poster: PosterRun): void {
    if (this.poster?.of !== poster) return
    const { t } = this.i18n
    const frame = (this.poster.frame = this.poster.shown.frame)
    const { epoch } = poster.predictions[frame]
    const rmse = (losses: number[]): string => t('prediction.rmse', { rmse: measured(rmseOfLoss(losses[epoch])) })
    setText(need('#prediction-epoch'), t('prediction.epoch', { epoch }))
    setText(need('#loss-readout'), t('poster.readout', { epoch, epochs: poster.epochs }))
    setText(need('#prediction-train .rmse'), rmse(poster.trainLoss))
    setText(need('#prediction-validation .rmse'), rmse(poster.validationLoss))
    for (const chart of this.first) chart.invalidate()
    this.filmed.send()
  }
}
