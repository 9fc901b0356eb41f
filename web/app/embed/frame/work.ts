// The worker of a frame of numbers or of an exercise: it is there while it is of use. What it has read is given to it anew when it
// comes again.

import type { Sight } from './sight'

/** A reader who scrolls back and forth, or looks into another tab for a moment, finds it still there. */
const UNSEEN_MS = 3000

/** The frame's end of such a worker. */
interface Client {
  end(): void
}

export class Work<C extends Client> {
  private starting: Promise<C> | undefined
  private client: C | undefined
  private release = (): void => {}
  /** how many have something for it to do */
  private busy = 0
  /** another frame would like to have one */
  private asked = false
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    /** Resolves when a worker may start, to what is to be called when it has ended. */
    private readonly turn: () => Promise<() => void>,
    private readonly sight: Sight,
    private readonly make: () => C,
  ) {
    sight.changed.listen(() => this.follow())
  }

  /** Does something with the worker, which starts if it has to. */
  async use<T>(act: (client: C) => Promise<T>): Promise<T> {
    this.busy++
    try {
      return await act(await (this.starting ??= this.start()))
    } finally {
      this.busy--
      this.follow()
    }
  }

  /** Tells the worker that is there, if there is one. */
  tell(act: (client: C) => Promise<unknown>): void {
    // One that ends meanwhile has nothing to answer.
    if (this.client) void act(this.client).catch(() => {})
  }

  /** Another frame waits for a worker. */
  readonly giveWay = (): void => {
    this.asked = true
    this.follow()
  }

  /** What is wrong with a worker goes with it. */
  end(): void {
    this.client?.end()
    this.client = this.starting = undefined
    this.asked = false
    this.release()
    this.release = () => {}
  }

  private async start(): Promise<C> {
    this.release = await this.turn()
    return (this.client = this.make())
  }

  private follow(): void {
    clearTimeout(this.timer)
    if (!this.client || this.busy > 0) return
    if (this.asked) this.end()
    else if (!this.sight.visible) this.timer = setTimeout(() => this.client && this.busy === 0 && this.end(), UNSEEN_MS)
  }
}
