// The page's end of the trainer worker: one method a request, each a promise
// that ends, whatever becomes of the worker.

import { TrainerError, type Findings, type Report, type RecordSet, type Setup, type StepUnit, type WorkerEvent } from './protocol'
import type { Config } from '../settings/settings'
import { startWorker } from './start-worker'
import { WorkerChannel, type WorkerLike } from './worker-channel'

export { TrainerError }

export interface TrainerClientOptions {
  /** Starts a worker; by default ./trainer-worker.js beside this script. */
  createWorker?: () => WorkerLike
  onReport?: (report: Report) => void
  onDead?: (error: TrainerError) => void
  /** ms between the signs of life that a working worker is asked for */
  pulse?: number
}

/** What is kept of the run, to begin it again in another worker. */
interface Kept {
  number: number
  config: Config
  horizon: number
  inspected?: { set: RecordSet; index: number }
  /** the run as a file, as it last was */
  snapshot?: Uint8Array
}

export class TrainerClient {
  onReport: (report: Report) => void
  /** The worker or its Go program has ended, and every pending call was rejected. restart() goes on. */
  onDead: (error: TrainerError) => void
  /** The run as a file, now and then: to go on from after a reload. */
  onSnapshot: (file: Uint8Array) => void = () => {}

  readonly #createWorker: () => WorkerLike
  readonly #pulse: number
  #channel: WorkerChannel
  #findings: WorkerChannel | undefined
  #numbers = 0
  #kept: Kept | undefined

  constructor(options: TrainerClientOptions = {}) {
    this.onReport = options.onReport ?? (() => {})
    this.onDead = options.onDead ?? (() => {})
    this.#createWorker = options.createWorker ?? startWorker
    this.#pulse = options.pulse ?? 2500
    this.#channel = this.#open()
  }

  /** The worker has started, and speaks this page's version. */
  get ready(): Promise<void> {
    return this.#channel.ready
  }

  /** Starts a new run, in state 'ready'. From now on no report of an earlier run arrives, unless this one is refused. */
  async create(config: Config, horizon: number): Promise<Setup> {
    const before = this.#kept
    const kept: Kept = { number: ++this.#numbers, config: { ...config }, horizon }
    this.#kept = kept
    try {
      return await this.#channel.request('create', { config: kept.config, horizon, run: kept.number })
    } catch (error) {
      // The worker has kept the run of before, and so does the page.
      if (this.#kept === kept) this.#kept = before
      throw error
    }
  }

  /** Goes on with a saved run, paused, in the place of this one. A file that is refused leaves this one as it is. */
  async open(file: Uint8Array, horizon: number): Promise<Setup> {
    const number = ++this.#numbers
    const setup = await this.#channel.request('open', { file, horizon, run: number })
    // Until here reports were those of the run before, none of which may be lost if the file is refused.
    if (number === this.#numbers) this.#kept = { number, config: { ...setup.config }, horizon, snapshot: file }
    return setup
  }

  /** The run as a file: open() goes on from it exactly. */
  save(): Promise<Uint8Array> {
    return this.#channel.request('save', {})
  }

  /** All weights, in the order that the protocol names. */
  weights(): Promise<Float64Array> {
    return this.#channel.request('weights', {})
  }

  /** Trains on to the last epoch. */
  async run(): Promise<void> {
    await this.#channel.request('run', {})
  }

  async pause(): Promise<void> {
    await this.#channel.request('pause', {})
  }

  /** One update or epoch, then a pause. Resolves when it is done, or cut short by another call. */
  async step(unit: StepUnit): Promise<void> {
    await this.#channel.request('step', { unit })
  }

  /** Back to the same initial weights, in state 'ready', as a new run: its reports have another number. */
  async reset(): Promise<void> {
    const number = ++this.#numbers
    if (this.#kept) this.#kept = { ...this.#kept, number, snapshot: undefined }
    await this.#channel.request('reset', { run: number })
  }

  /** From the next update on; the run counts as altered. */
  async setLearningRate(value: number): Promise<void> {
    await this.#channel.request('setLearningRate', { value })
  }

  /** Back to the last good weights with the learning rate times factor; run() goes on from there. */
  async recover(factor: number): Promise<void> {
    await this.#channel.request('recover', { factor })
  }

  async setHorizon(value: number): Promise<void> {
    await this.#channel.request('setHorizon', { value })
    if (this.#kept) this.#kept.horizon = value
  }

  /** The record whose hidden states the reports show; at first the first of validation. */
  async inspect(set: RecordSet, index: number): Promise<void> {
    await this.#channel.request('inspect', { set, index })
    if (this.#kept) this.#kept.inspected = { set, index }
  }

  /**
   * Checks the tutorial, in a worker of its own beside the run. A call while an earlier one is under way ends that one,
   * with an error.
   */
  async findings(seed: number, onPartial: (findings: Findings) => void): Promise<Findings> {
    this.#findings?.close('another seed was asked for')
    const channel = new WorkerChannel(this.#createWorker(), {
      onEvent: (message) => message.event === 'findings' && onPartial(message.findings),
      onDead: () => {},
      pulse: this.#pulse,
    })
    this.#findings = channel
    try {
      return await channel.request('findings', { seed })
    } finally {
      channel.close('the findings are complete')
      if (this.#findings === channel) this.#findings = undefined
    }
  }

  /**
   * A new worker, in which the last run goes on: paused, from where it was last kept, or from its start.
   * Resolves with null if there was no run.
   */
  async restart(): Promise<Setup | null> {
    this.#channel.close('the trainer is started again')
    this.#channel = this.#open()
    const kept = this.#kept
    if (!kept) {
      await this.ready
      return null
    }
    kept.number = ++this.#numbers
    const { config, horizon, number, snapshot, inspected } = kept
    const created = snapshot
      ? this.#channel.request('open', { file: snapshot, horizon, run: number })
      : this.#channel.request('create', { config, horizon, run: number })
    const shown = inspected && this.#channel.request('inspect', inspected)
    const setup = await created
    await shown
    return setup
  }

  /** Ends the worker for good; what is pending is rejected. */
  terminate(): void {
    this.#channel.close('the trainer was ended')
    this.#findings?.close('the trainer was ended')
  }

  #open(): WorkerChannel {
    const channel: WorkerChannel = new WorkerChannel(this.#createWorker(), {
      onEvent: (message) => this.#receive(message, channel),
      onDead: (error) => this.onDead(error),
      pulse: this.#pulse,
    })
    return channel
  }

  #receive(message: WorkerEvent, from: WorkerChannel): void {
    if (message.event === 'report' && message.report.run === this.#kept?.number) {
      from.busy = message.report.state === 'running'
      this.onReport(message.report)
    }
    if (message.event === 'snapshot' && message.run === this.#kept?.number) {
      this.#kept.snapshot = message.file
      this.onSnapshot(message.file)
    }
  }
}
