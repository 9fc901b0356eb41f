// The worker of a frame of numbers: it is there while it is of use. What it has read is given to it anew when it comes again.

import { NumbersClient } from '../client'
import type { Progress } from '../messages'
import type { Sight } from './sight'

/** A reader who scrolls back and forth, or looks into another tab for a moment, finds it still there. */
const UNSEEN_MS = 3000

export class Work {
  private starting: Promise<NumbersClient> | undefined
  private client: NumbersClient | undefined
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
    private readonly onProgress: (progress: Progress) => void,
  ) {
    sight.changed.listen(() => this.follow())
  }

  /** Does something with the worker, which starts if it has to. */
  async use<T>(act: (client: NumbersClient) => Promise<T>): Promise<T> {
    this.busy++
    try {
      return await act(await (this.starting ??= this.start()))
    } finally {
      this.busy--
      this.follow()
    }
  }

  /** Tells the worker that is there, if there is one. */
  tell(type: 'stop' | 'pause' | 'resume'): void {
    // One that ends meanwhile has nothing to answer.
    void this.client?.ask(type, {}).catch(() => {})
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

  private async start(): Promise<NumbersClient> {
    this.release = await this.turn()
    return (this.client = new NumbersClient(this.onProgress))
  }

  private follow(): void {
    clearTimeout(this.timer)
    if (!this.client || this.busy > 0) return
    if (this.asked) this.end()
    else if (!this.sight.visible) this.timer = setTimeout(() => this.client && this.busy === 0 && this.end(), UNSEEN_MS)
  }
}
