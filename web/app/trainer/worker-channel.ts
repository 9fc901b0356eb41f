// Requests to one worker and their replies. Every request ends: with its
// reply, or with an error when the worker is of another version, fails, stops
// answering or is closed.

import { PROTOCOL_VERSION, TrainerError, type Reply, type Requests, type RequestType, type WorkerEvent } from './protocol'

/** What a channel needs of a Worker; tests give a fake. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

export interface ChannelOptions {
  onEvent: (event: WorkerEvent) => void
  /** The channel has failed, by itself; not called after close. */
  onDead: (error: TrainerError) => void
  /** ms between signs of life that a busy worker is asked for */
  pulse: number
}

/** Pulses in a row without any message before the worker is given up. Counted, not timed: a computer may sleep. */
const MISSED = 3

type Ending = { resolve: (value: never) => void; reject: (error: TrainerError) => void }

export class WorkerChannel {
  /** The worker has started and speaks this version. */
  readonly ready: Promise<void>
  private readonly worker: WorkerLike
  private readonly options: ChannelOptions
  private readonly pending = new Map<number, Ending>()
  private nextId = 1
  private ended: TrainerError | undefined
  private heard = false
  private silent = 0
  private watch: ReturnType<typeof setInterval> | undefined
  private isBusy = false

  constructor(worker: WorkerLike, options: ChannelOptions) {
    this.worker = worker
    this.options = options
    worker.addEventListener('message', (event) => this.receive((event as MessageEvent<Reply | WorkerEvent>).data))
    worker.addEventListener('error', (event) => this.die((event as ErrorEvent).message || 'the worker could not be started'))
    worker.addEventListener('messageerror', () => this.die('a message of the worker could not be read'))
    this.ready = this.greet()
    // Whoever awaits `ready` or a request hears of a failure; nobody has to.
    this.ready.catch(() => {})
  }

  /** Asks the worker once it is ready; requests arrive in the order in which they were made. */
  async request<T extends RequestType>(type: T, send: Requests[T]['send']): Promise<Requests[T]['answer']> {
    await this.ready
    return this.send(type, send)
  }

  /** Has the worker watched, as it is while requests wait, also without any. */
  set busy(busy: boolean) {
    this.isBusy = busy
    this.keepWatch()
  }

  /** Ends the worker and rejects what is pending. */
  close(message: string): void {
    this.end(new TrainerError({ code: 'dead', message }))
  }

  private async greet(): Promise<void> {
    try {
      const { version } = await this.send('hello', { version: PROTOCOL_VERSION })
      if (version === PROTOCOL_VERSION) return
      throw new TrainerError({ code: 'version', message: `the trainer speaks version ${version}, the page version ${PROTOCOL_VERSION}` })
    } catch (error) {
      const failure = error as TrainerError
      const first = this.ended === undefined
      this.end(failure)
      if (first) this.options.onDead(failure)
      throw failure
    }
  }

  private send<T extends RequestType>(type: T, send: Requests[T]['send']): Promise<Requests[T]['answer']> {
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(this.ended)
      const id = this.nextId++
      this.pending.set(id, { resolve, reject })
      this.keepWatch()
      try {
        this.worker.postMessage({ id, type, ...send })
      } catch (error) {
        // Something that cannot be cloned: only this request is at fault.
        this.pending.delete(id)
        reject(new TrainerError({ code: 'request', message: String(error) }))
      }
    })
  }

  private receive(message: Reply | WorkerEvent): void {
    if (this.ended) return
    this.silent = 0
    if (!this.heard) {
      this.heard = true
      this.keepWatch()
    }
    if ('event' in message) {
      if (message.event === 'dead') this.die(message.reason)
      else this.options.onEvent(message)
      return
    }
    const ending = this.pending.get(message.id)
    if (!ending) return
    this.pending.delete(message.id)
    this.keepWatch()
    if (message.ok) return ending.resolve(message.value as never)
    ending.reject(new TrainerError(message.error))
    if (message.error.code === 'dead') this.die(message.error.message)
  }

  private die(message: string, code: 'dead' | 'silent' = 'dead'): void {
    if (this.ended) return
    const error = new TrainerError({ code, message })
    this.end(error)
    this.options.onDead(error)
  }

  private end(error: TrainerError): void {
    if (this.ended) return
    this.ended = error
    this.worker.terminate()
    this.keepWatch()
    const pending = [...this.pending.values()]
    this.pending.clear()
    for (const { reject } of pending) reject(error)
  }

  /**
   * A worker that the browser kills, for want of memory say, sends nothing: its silence is the only sign. Before its
   * first message it may well be silent for long, since it is being fetched; a fetch that fails is an error event.
   */
  private keepWatch(): void {
    const needed = this.heard && !this.ended && (this.isBusy || this.pending.size > 0)
    if (needed && this.watch === undefined) {
      this.silent = 0
      this.watch = setInterval(() => this.pulse(), this.options.pulse)
    } else if (!needed) {
      clearInterval(this.watch)
      this.watch = undefined
    }
  }

  private pulse(): void {
    if (++this.silent > MISSED) return this.die('the worker no longer answers', 'silent')
    // Any message counts as a sign of life, so nobody waits for this one's reply.
    this.worker.postMessage({ id: 0, type: 'ping' })
  }
}
