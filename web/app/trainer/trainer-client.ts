// The page's end of the trainer worker. What is asked is a promise that ends,
// whatever becomes of the worker.

import { TrainerError, type Findings, type Report, type Requests, type RunRequest, type Setup, type WorkerEvent } from './protocol'
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
  /** the run as a file, as it last was */
  snapshot?: Uint8Array
}

/** Requests that need nothing of the client but to be sent; for the others it has methods. */
export type PlainRequest = Exclude<RunRequest, 'create' | 'open' | 'extend' | 'reset'>

export class TrainerClient {
  onReport: (report: Report) => void
  /** The worker or its Go program has ended, and every pending call was rejected. restart() goes on. */
  onDead: (error: TrainerError) => void
  /** The run as a file, now and then: to go on from after a reload. */
  onSnapshot: (file: Uint8Array) => void = () => {}

  private readonly createWorker: () => WorkerLike
  private readonly pulse: number
  private channel: WorkerChannel
  private findingsChannel: WorkerChannel | undefined
  private numbers = 0
  private kept: Kept | undefined

  constructor(options: TrainerClientOptions = {}) {
    this.onReport = options.onReport ?? (() => {})
    this.onDead = options.onDead ?? (() => {})
    this.createWorker = options.createWorker ?? startWorker
    this.pulse = options.pulse ?? 2500
    this.channel = this.openChannel()
  }

  /** The worker has started, and speaks this page's version. */
  get ready(): Promise<void> {
    return this.channel.ready
  }

  /** Asks the trainer, which takes requests in the order in which they are made. */
  request<T extends PlainRequest>(type: T, send: Requests[T]['send']): Promise<Requests[T]['answer']> {
    return this.channel.request(type, send)
  }

  /** Starts a new run, in state 'ready'. From now on no report of an earlier run arrives, unless this one is refused. */
  async create(config: Config): Promise<Setup> {
    const before = this.kept
    const kept: Kept = { number: ++this.numbers, config: { ...config } }
    this.kept = kept
    try {
      return await this.channel.request('create', { config: kept.config, run: kept.number })
    } catch (error) {
      // The worker has kept the run of before, and so does the page.
      if (this.kept === kept) this.kept = before
      throw error
    }
  }

  /** Goes on with a saved run, paused, in the place of this one. A file that is refused leaves this one as it is. */
  async open(file: Uint8Array): Promise<Setup> {
    const number = ++this.numbers
    const setup = await this.channel.request('open', { file, run: number })
    // Until here reports were those of the run before, none of which may be lost if the file is refused.
    if (number === this.numbers) this.kept = { number, config: { ...setup.config }, snapshot: file }
    return setup
  }

  /** A run that has ended goes on, as a new one, paused: its reports have another number. If that is refused, it stays as it is. */
  async extend(epochs: number): Promise<Setup> {
    const number = ++this.numbers
    const setup = await this.channel.request('extend', { epochs, run: number })
    // Another worker would have to go on from what was kept of the end.
    if (number === this.numbers) this.kept = { number, config: { ...setup.config }, snapshot: this.kept?.snapshot }
    return setup
  }

  /** Back to the same initial weights, in state 'ready', as a new run: its reports have another number. */
  async reset(): Promise<void> {
    const number = ++this.numbers
    if (this.kept) this.kept = { ...this.kept, number, snapshot: undefined }
    await this.channel.request('reset', { run: number })
  }

  /**
   * Takes the tutorial apart, in a worker of its own beside the run. A call while an earlier one is under way ends that one,
   * with an error.
   */
  async findings(seed: number, onPartial: (findings: Findings) => void): Promise<Findings> {
    this.findingsChannel?.close('another seed was asked for')
    const channel = new WorkerChannel(this.createWorker(), {
      onEvent: (message) => message.event === 'findings' && onPartial(message.findings),
      onDead: () => {},
      pulse: this.pulse,
    })
    this.findingsChannel = channel
    try {
      return await channel.request('findings', { seed })
    } finally {
      channel.close('the findings are complete')
      if (this.findingsChannel === channel) this.findingsChannel = undefined
    }
  }

  /**
   * A new worker, in which the last run goes on: paused, from where it was last kept, or from its start. What else was
   * asked for (a forecast, a record to inspect) is to be asked for again. Resolves with null if there was no run.
   */
  async restart(): Promise<Setup | null> {
    this.channel.close('the trainer is started again')
    this.channel = this.openChannel()
    const kept = this.kept
    if (!kept) {
      await this.ready
      return null
    }
    const run = (kept.number = ++this.numbers)
    const { config, snapshot } = kept
    return snapshot ? this.channel.request('open', { file: snapshot, run }) : this.channel.request('create', { config, run })
  }

  /** Ends the worker for good; what is pending is rejected. */
  terminate(): void {
    this.channel.close('the trainer was ended')
    this.findingsChannel?.close('the trainer was ended')
  }

  private openChannel(): WorkerChannel {
    const channel: WorkerChannel = new WorkerChannel(this.createWorker(), {
      onEvent: (message) => this.receive(message, channel),
      onDead: (error) => this.onDead(error),
      pulse: this.pulse,
    })
    return channel
  }

  private receive(message: WorkerEvent, from: WorkerChannel): void {
    if (message.event === 'report' && message.report.run === this.kept?.number) {
      from.busy = message.report.state === 'running'
      this.onReport(message.report)
    }
    if (message.event === 'snapshot' && message.run === this.kept?.number) {
      this.kept.snapshot = message.file
      this.onSnapshot(message.file)
    }
  }
}
