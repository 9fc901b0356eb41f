// A worker that is there only while it is of use. It starts when something is
// said to it, and when it rests it has saved its run and ended; what is said
// to it then has it start again and go on, to the same bits. Whoever talks to
// it notices nothing: not a message more, and none that is lost.

import { PROTOCOL_VERSION, TrainerError, type Reply, type Request, type Requests, type WorkerEvent } from '../../trainer/protocol'
import type { WorkerLike } from '../../trainer/worker-channel'

type Listener = Parameters<WorkerLike['addEventListener']>
/** Gives back what a worker needs to be there. */
export type Release = () => void

/** What holds for a worker besides the run in its file. */
const STANDING: readonly Request['type'][] = ['setPace', 'look', 'setHorizon', 'inspect']
/** What a run begins with; each carries its number. */
const BEGINNINGS: readonly Request['type'][] = ['create', 'open', 'reset']

export class RestingWorker implements WorkerLike {
  private worker: WorkerLike | null = null
  private release: Release = () => {}
  private starting = false
  private ended = false
  /** what is to be said once there is a worker */
  private readonly waiting: Request[] = []
  private readonly listeners: Listener[] = []
  /** what was asked and is not answered yet, by id */
  private readonly asked = new Map<number, Request>()
  private readonly own = new Map<number, { resolve: (value: never) => void; reject: (error: TrainerError) => void }>()
  private owned = 0
  /** goes up with all that is said */
  private said = 0
  private running = false
  /** number of the run */
  private run = 0
  private readonly standing = new Map<string, Request>()
  /** the run as it was when the worker ended; without a run there is no file */
  private kept: { file: Uint8Array | null } | null = null

  private told = ''

  constructor(
    /** Resolves when a worker may start, for the first time or again. */
    private readonly turn: (first: boolean) => Promise<Release>,
    private readonly create: () => WorkerLike,
    /** Told at once when it begins or ends to train, or to be of use: frames that nobody sees draw nothing for long. */
    private readonly changed: () => void,
  ) {}

  /** Whether there is a worker that has nothing to do and nothing to answer. */
  get idle(): boolean {
    return this.worker !== null && !this.starting && !this.running && this.asked.size === 0
  }

  readonly addEventListener = ((...listener: Listener): void => {
    this.listeners.push(listener)
    if (this.worker && listener[0] !== 'message') this.worker.addEventListener(...listener)
  }) as WorkerLike['addEventListener']

  readonly postMessage = ((request: Request): void => {
    if (this.worker && !this.starting) return this.send(request)
    // Nothing is wrong with one that waits for its turn.
    if (request.type === 'ping') return this.tell({ id: request.id, ok: true, value: undefined })
    this.waiting.push(request)
    void this.start()
  }) as WorkerLike['postMessage']

  terminate(): void {
    this.ended = true
    this.end()
  }

  /** Ends the worker, if it is idle and stays so while the run is saved; whether it has ended. */
  async rest(): Promise<boolean> {
    if (!this.idle || this.own.size > 0) return false
    const { said } = this
    const file = await this.ask('save', {}).catch((error: unknown) => {
      if (error instanceof TrainerError && error.code === 'request') return null
      throw error
    })
    if (this.said !== said || this.ended) return false
    this.kept = { file }
    this.end()
    return true
  }

  private end(): void {
    this.worker?.terminate()
    this.worker = null
    this.release()
    this.release = () => {}
    this.announce()
  }

  private async start(): Promise<void> {
    if (this.starting) return
    this.starting = true
    const release = await this.turn(this.kept === null)
    if (this.ended) return release()
    this.release = release
    const worker = this.create()
    this.worker = worker
    worker.addEventListener('message', (event) => this.hear((event as MessageEvent<Reply | WorkerEvent>).data))
    for (const listener of this.listeners) if (listener[0] !== 'message') worker.addEventListener(...listener)
    if (this.kept) await this.takeUp(this.kept.file).catch((error: unknown) => this.tell({ event: 'dead', reason: TrainerError.shape(error).message }))
    this.starting = false
    for (const request of this.waiting.splice(0)) this.send(request)
    this.announce()
  }

  private async takeUp(file: Uint8Array | null): Promise<void> {
    await this.ask('hello', { version: PROTOCOL_VERSION })
    const { run } = this
    if (file) await this.ask('open', { file, run })
    for (const { id: _, type, ...send } of this.standing.values()) await this.ask(type, send as Requests[typeof type]['send'])
  }

  private send(request: Request): void {
    this.said++
    if (request.id > 0) this.asked.set(request.id, request)
    this.worker?.postMessage(request)
    this.announce()
  }

  /** A request of its own; their ids are below those of the page's. */
  private ask<T extends Request['type']>(type: T, send: Requests[T]['send']): Promise<Requests[T]['answer']> {
    const id = -++this.owned
    return new Promise((resolve, reject) => {
      this.own.set(id, { resolve, reject })
      this.worker?.postMessage({ id, type, ...send })
    })
  }

  private hear(message: Reply | WorkerEvent): void {
    if ('event' in message) {
      if (message.event === 'report') this.running = message.report.state === 'running'
      this.tell(message)
      return this.announce()
    }
    const own = this.own.get(message.id)
    if (own) {
      this.own.delete(message.id)
      if (message.ok) own.resolve(message.value as never)
      else own.reject(new TrainerError(message.error))
      return
    }
    const request = this.asked.get(message.id)
    this.asked.delete(message.id)
    if (request && message.ok) this.note(request)
    this.tell(message)
    this.announce()
  }

  private announce(): void {
    const now = [this.idle, this.running].join()
    if (now === this.told) return
    this.told = now
    this.changed()
  }

  /** What was taken of what another worker has to know. */
  private note(request: Request): void {
    if (STANDING.includes(request.type)) this.standing.set(request.type, request)
    if (BEGINNINGS.includes(request.type) && 'run' in request) this.run = request.run
    // Its first report is still to come.
    if (request.type === 'run') this.running = true
  }

  private tell(data: Reply | WorkerEvent): void {
    const event = { data } as MessageEvent
    for (const [type, listener] of this.listeners) if (type === 'message') (listener as (event: MessageEvent) => void)(event)
  }
}
