// Keeps the last run in the browser's storage while it changes.

import { ENDED, type Session } from '../run/session'
import { Signal } from '../page/signal'
import type { KeptRun } from './run-store'

/** Least time between two writes while a run goes on, ms, and the most of the time that they may take. */
const WRITE_EVERY = 1000
const WRITE_SHARE = 0.05

/** What the keeper needs of a RunStore, in this tab's place; tests give a fake. */
export interface Store {
  put(run: KeptRun): Promise<boolean>
  clear(): Promise<void>
}

export type Keeping = 'nothing' | 'kept' | 'refused' | 'discarded'

export class RunKeeper {
  readonly changed = new Signal()
  private state: Keeping = 'nothing'
  private waiting: KeptRun | null = null
  private written: KeptRun | null = null
  private writing = false
  /** when the next write of a running run may begin */
  private from = -Infinity

  constructor(
    private readonly session: Pick<Session, 'kept' | 'started' | 'changed' | 'run'>,
    private readonly store: Store,
    /** the address of a run's settings */
    private readonly address: (run: NonNullable<Session['run']>) => string,
    /** whether the run is in training, or will be without the reader's doing */
    private readonly goesOn: () => boolean,
    /** ms, and never back: the time of day may be put back */
    private readonly now: () => number = () => performance.now(),
  ) {
    session.kept.listen((file) => this.take(file))
    session.changed.listen(() => this.follow())
    session.started.listen(() => {
      // What waits is of the run before; a reader who discarded that one has not discarded this one.
      this.waiting = this.written = null
      this.put('nothing')
    })
  }

  get keeping(): Keeping {
    return this.state
  }

  /** Writes what waits at once: the page may be about to go. */
  flush(): void {
    this.follow()
    if (this.waiting) void this.write(this.waiting)
  }

  /** Forgets what is kept, and keeps nothing more of this run. */
  async discard(): Promise<void> {
    this.waiting = this.written = null
    this.put('discarded')
    await this.store.clear()
  }

  private take(file: Uint8Array): void {
    const { run } = this.session
    if (!run || this.state === 'discarded' || this.state === 'refused') return
    const { epoch, epochs } = run.report
    this.waiting = { file, address: this.address(run), epoch, epochs, running: this.goesOn(), at: Date.now() }
    this.writeIfDue()
  }

  /**
   * A pause makes no other run of it, but a reload must leave it paused. A run that has ended was not: until its end has come to be
   * kept, a reload goes on to it.
   */
  private follow(): void {
    const last = this.waiting ?? this.written
    const running = this.goesOn()
    const { run } = this.session
    if (!last || last.running === running || this.state === 'refused' || (run && ENDED.includes(run.report.state))) return
    this.waiting = { ...last, running }
    this.writeIfDue()
  }

  private writeIfDue(): void {
    const run = this.waiting
    if (run && !this.writing && (!run.running || this.now() >= this.from)) void this.write(run)
  }

  private async write(run: KeptRun): Promise<void> {
    this.waiting = null
    this.written = run
    this.writing = true
    const began = this.now()
    const could = await this.store.put(run)
    this.from = began + Math.max(WRITE_EVERY, (this.now() - began) / WRITE_SHARE)
    this.writing = false
    if (this.state === 'discarded')
      await this.store.clear() // while it was being written
    else this.put(could ? 'kept' : 'refused')
    this.writeIfDue()
  }

  private put(state: Keeping): void {
    if (state === this.state) return
    this.state = state
    this.changed.send()
  }
}
