// When the trainer of a frame rests: there is nothing to do, and nobody sees
// the frame or another frame wants to train.

import type { Attention } from './attention'
import type { RestingWorker } from './resting-worker'

/** A reader who scrolls back and forth, or looks into another tab for a moment, finds it still awake. */
const UNSEEN_MS = 3000

export class Rest {
  private timer: ReturnType<typeof setTimeout> | undefined
  /** another frame waits */
  private asked = false

  constructor(
    private readonly worker: () => RestingWorker,
    private readonly attention: Attention,
  ) {
    attention.changed.listen(() => this.follow())
  }

  /** Another frame would like to train. */
  readonly giveWay = (): void => {
    this.asked = true
    this.follow()
  }

  /** To be called when the worker has become idle, or is no longer. */
  follow(): void {
    const { idle } = this.worker()
    if (idle && this.asked) void this.rest()
    if (!idle || this.attention.visible) {
      clearTimeout(this.timer)
      this.timer = undefined
    } else this.timer ??= setTimeout(() => void this.tire(), UNSEEN_MS)
  }

  private async tire(): Promise<void> {
    this.timer = undefined
    // What was under way then has its time.
    if (!(await this.rest())) this.follow()
  }

  private async rest(): Promise<boolean> {
    const rested = await this.worker().rest()
    if (rested) this.asked = false
    return rested
  }
}
