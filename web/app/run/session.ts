// The run on the page: what it was started with, how it stands, and what may
// be done with it. Views listen here and never talk to the trainer themselves.

import { nextFrame } from '../page/frame-queue'
import type { ErrorCode, MechanismRequest, RecordSet, Report, Requests, RunState, Setup, StepUnit } from '../trainer/protocol'
import type { Pace } from '../trainer/metronome'
import { RunHistory } from './run-history'
import type { Config } from '../settings/settings'
import { Signal } from '../page/signal'
import { TrainerError, type TrainerClient } from '../trainer/trainer-client'

/** Everything known of the present run; the optional parts of a report stay until a newer one comes. */
export interface Run {
  setup: Setup
  config: Config
  report: Report
  history: RunHistory
}

/** Least time between two changes that are told of a run at full pace, ms: as often as a film's pictures change. */
const SEEN_EVERY = 1000 / 24
/** The same at any pace, while nobody sees what the run draws. */
const UNSEEN_EVERY = 200

/** Errors that end the trainer. */
const DEATHS: readonly ErrorCode[] = ['dead', 'silent', 'load', 'unsupported', 'version']

/** What a run is in that will not go on by itself, and that nobody has paused. */
export const ENDED: readonly RunState[] = ['done', 'stoppedEarly', 'diverged']

export class Session {
  /** The run's report or history changed; at most once an animation frame. */
  readonly changed = new Signal()
  /** A run with other settings, or the same from its start. */
  readonly started = new Signal()
  /** The run has another learning rate, or was to have one that was refused. */
  readonly rated = new Signal()
  /** The reader wants the run to rest, at once or after a step. */
  readonly held = new Signal()
  readonly died = new Signal<TrainerError>()
  readonly failed = new Signal<TrainerError>()
  /** The run as a file, now and then while it changes. */
  readonly kept = new Signal<Uint8Array>()

  private present: Run | null = null
  private dead = false
  /** What the last run was asked for with. */
  private wanted: Config
  /** Least time between two changes of a run at full pace and at the others, ms; when the last one was told. */
  private every = { full: 0, other: 0 }
  private told = -Infinity
  private pace: Pace = 'full'
  private readonly announce = (): void => {
    this.told = performance.now()
    this.changed.send()
  }

  constructor(
    private readonly client: TrainerClient,
    config: Config,
  ) {
    this.wanted = config
    client.onReport = (report) => this.take(report)
    client.onDead = (error) => this.die(error)
    client.onSnapshot = (file) => this.kept.send(file)
  }

  /** Changes are told no more often than eyes can follow, and less often where nothing that the run draws is on the screen. */
  watch(seen: boolean): void {
    this.every = seen ? { full: SEEN_EVERY, other: 0 } : { full: UNSEEN_EVERY, other: UNSEEN_EVERY }
    if (seen && this.present) nextFrame(this.announce)
  }

  get run(): Run | null {
    return this.present
  }

  /** Whether there is a trainer that takes requests. */
  get alive(): boolean {
    return !this.dead
  }

  get running(): boolean {
    return this.present?.report.state === 'running'
  }

  /** It has come to its end, and nothing broke down. */
  get ended(): boolean {
    return ['done', 'stoppedEarly'].includes(this.present?.report.state ?? '')
  }

  /** No update has been made, and nothing stands in the way of the first: a run can break down with its initial weights. */
  get fresh(): boolean {
    const report = this.present?.report
    return !report || (report.epoch === 0 && report.update === 0 && report.state !== 'diverged')
  }

  /** A new run; the old one stays on the page until the trainer has taken the settings. */
  async create(config: Config): Promise<boolean> {
    this.wanted = config
    return this.ask(async () => this.begin(await this.client.create(config)))
  }

  /** Goes on with a saved run, paused; throws a TrainerError that says what is wrong with the file, and then changes nothing. */
  async open(file: Uint8Array): Promise<void> {
    const setup = await this.client.open(file)
    this.wanted = setup.config
    this.begin(setup)
  }

  /** The run, which has ended, goes on for so many epochs more. */
  extend(epochs: number): Promise<boolean> {
    return this.ask(async () => {
      const setup = await this.client.extend(epochs)
      this.wanted = setup.config
      this.begin(setup)
      await this.client.request('run', {})
    })
  }

  /** The run as a file. */
  save(): Promise<Uint8Array> {
    return this.client.request('save', {})
  }

  weights(): Promise<Requests['weights']['answer']> {
    return this.client.request('weights', {})
  }

  /** Looks at cells and states; throws a TrainerError where there is nothing to see. */
  examine<T extends MechanismRequest>(at: T, send: Requests[T]['send']): Promise<Requests[T]['answer']> {
    return this.client.request(at, send)
  }

  play(): Promise<boolean> {
    return this.ask(() => this.onward(this.client.request('run', {})))
  }

  pause(): Promise<boolean> {
    this.held.send()
    return this.ask(() => this.client.request('pause', {}))
  }

  /** To the end of an epoch, as fast as it goes. */
  advance(epoch: number): Promise<boolean> {
    return this.ask(() => this.onward(this.client.request('advance', { epoch })))
  }

  setPace(pace: Pace): Promise<boolean> {
    this.pace = pace
    return this.ask(() => this.client.request('setPace', { pace }))
  }

  step(unit: StepUnit): Promise<boolean> {
    this.held.send()
    return this.ask(() => this.onward(this.client.request('step', { unit })))
  }

  /** The same initial weights again. */
  reset(): Promise<boolean> {
    const run = this.present
    // A run whose learning rate was changed under way starts again with the one that the page shows.
    if (run?.report.altered) return this.create(run.config)
    return this.ask(async () => {
      await this.client.reset()
      if (run) this.begin(run.setup)
    })
  }

  async setLearningRate(value: number): Promise<boolean> {
    const run = this.present
    const taken = await this.ask(() => this.client.request('setLearningRate', { value }))
    if (taken && run) run.config = { ...run.config, learningRate: value }
    this.rated.send()
    return taken
  }

  /** Back to the last good weights, with the very rate that the reader was told, which no rounding on the way may change. */
  async recover(learningRate: number): Promise<boolean> {
    return (await this.ask(() => this.client.request('recover', { factor: 1 }))) && this.setLearningRate(learningRate)
  }

  setHorizon(value: number): Promise<boolean> {
    return this.ask(() => this.client.request('setHorizon', { value }))
  }

  look(inside: boolean): Promise<boolean> {
    return this.ask(() => this.client.request('look', { inside }))
  }

  inspect(set: RecordSet, index: number): Promise<boolean> {
    return this.ask(() => this.client.request('inspect', { set, index }))
  }

  /** A new worker for one that died, from the last weights that were kept. */
  restart(): Promise<boolean> {
    return this.ask(async () => {
      const setup = await this.client.restart()
      this.dead = false
      // Without a run to go on with, the first one is still to be had.
      this.begin(setup ?? (await this.client.create(this.wanted)))
    })
  }

  private die(error: TrainerError): void {
    this.dead = true
    if (this.present) {
      this.present.report = { ...this.present.report, state: 'paused', updatesPerSecond: 0, secondsLeft: null }
      nextFrame(this.announce)
    }
    this.died.send(error)
  }

  /** What meets the end of the run on its way to the trainer comes too late, and is no mistake of the reader's. */
  private async onward(request: Promise<void>): Promise<void> {
    await request.catch((error: unknown) => {
      const late = error instanceof TrainerError && error.code === 'request' && this.present && ENDED.includes(this.present.report.state)
      if (!late) throw error
    })
  }

  /** Waits for the trainer; what it refuses is reported once, here. */
  private async ask(request: () => Promise<void>): Promise<boolean> {
    try {
      await request()
      return true
    } catch (error) {
      if (!(error instanceof TrainerError)) throw error
      // The trainer's death is told by onDead, with a way on; the requests that it takes along need no second telling.
      if (!DEATHS.includes(error.code)) this.failed.send(error)
      return false
    }
  }

  private begin(setup: Setup): void {
    const early = this.early
    this.early = []
    this.present = { setup, config: { ...setup.config, learningRate: setup.learningRate }, report: idle(setup), history: new RunHistory() }
    this.started.send()
    for (const report of early) this.take(report)
  }

  /** Reports of a run whose setup has not been answered yet. */
  private early: Report[] = []

  private take(report: Report): void {
    const run = this.present
    if (!run || (run.report.run !== 0 && report.run > run.report.run)) {
      this.early.push(report)
      return
    }
    if (report.run < run.report.run) return
    if (report.losses) run.history.putLosses(report.losses)
    if (report.predictions) run.history.putPredictions(report.predictions)
    const ended = report.state === 'done' || report.state === 'stoppedEarly'
    run.report = {
      ...run.report,
      ...report,
      divergence: report.divergence ?? (report.state === 'diverged' ? run.report.divergence : undefined),
      hash: report.hash ?? (ended ? run.report.hash : undefined),
      testLoss: report.testLoss ?? (ended ? run.report.testLoss : undefined),
    }
    const every = this.pace === 'full' ? this.every.full : this.every.other
    // What is not told now is told with the next report; the last of a run is told at once.
    if (!this.running || performance.now() - this.told >= every) nextFrame(this.announce)
  }
}

/** How a run stands before its first report. */
function idle(setup: Setup): Report {
  return {
    run: 0,
    state: 'ready',
    epoch: 0,
    epochs: setup.config.epochs,
    update: 0,
    updatesPerEpoch: setup.updatesPerEpoch,
    learningRate: setup.learningRate,
    updatesPerSecond: 0,
    trainingMs: 0,
    secondsLeft: null,
    trainLoss: Number.NaN,
    validationLoss: Number.NaN,
    bestEpoch: -1,
    altered: false,
  }
}
