// Which frames of a page have a trainer: a few at once. A worker with its
// program takes some 20 MB, and two that compute keep a phone busy. Frames
// that nobody has told of turns have one whenever they need it.

export interface Taker {
  /** whether its frame is in view */
  readonly seen: boolean
  /** It may start a trainer now. */
  give(): void
  /** Another would like to: it ends its trainer as soon as it has no use for it. */
  ask(): void
}

export const MOST = 3

/** Nobody who is seen waits longer than this, ms: the runs that are under way may be long. */
const PATIENCE_MS = 5000

export class Turns {
  private readonly holders = new Set<Taker>()
  private readonly asked = new Set<Taker>()
  /** who waits, and the timer of its patience */
  private readonly queue = new Map<Taker, ReturnType<typeof setTimeout>>()

  constructor(private readonly patience = PATIENCE_MS) {}

  want(taker: Taker): void {
    if (this.holders.has(taker) || this.queue.has(taker)) return
    this.queue.set(taker, this.hurry(taker))
    this.serve()
  }

  /** It has no trainer any more, or wants none. */
  done(taker: Taker): void {
    this.holders.delete(taker)
    this.asked.delete(taker)
    this.leave(taker)
    this.serve()
  }

  /** Gives what is free, those that are seen first; to be called when one has come into view or gone. */
  serve(): void {
    while (this.queue.size > 0 && this.holders.size < MOST) this.give(this.next)
    if (this.queue.size === 0) return
    // Whoever is not seen asks nobody who is.
    const all = this.next.seen
    for (const holder of this.holders) {
      if (this.asked.has(holder) || (holder.seen && !all)) continue
      this.asked.add(holder)
      holder.ask()
    }
  }

  private get next(): Taker {
    const waiting = [...this.queue.keys()]
    return waiting.find(({ seen }) => seen) ?? waiting[0]!
  }

  private give(taker: Taker): void {
    this.leave(taker)
    this.holders.add(taker)
    taker.give()
  }

  private leave(taker: Taker): void {
    clearTimeout(this.queue.get(taker))
    this.queue.delete(taker)
  }

  private hurry(taker: Taker): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      if (taker.seen) this.give(taker)
      else this.queue.set(taker, this.hurry(taker))
    }, this.patience)
  }
}
