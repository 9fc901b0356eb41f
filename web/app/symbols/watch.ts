// Looks at a network as it learns: one question at a time, asked again as often as an eye can follow, and the last one when training waits.

import type { Report } from './messages'

/** While it trains it is looked at so often, in milliseconds. */
const EVERY = 400

export interface Watched<T> {
  /** undefined where there is nothing to show */
  ask(): Promise<T | undefined>
  show(seen: T): void
  tell(error?: unknown): void
}

export class Watch<T> {
  /** Goes up with all that makes what was asked for worth nothing. */
  private turn = 0
  private isAsking = false
  private isWanted = false
  private askedAt = 0
  private isOver = false

  constructor(private readonly on: Watched<T>) {}

  /** Something else is looked at from now on: what was asked before is not shown any more. */
  renew(): void {
    this.turn++
    this.again()
  }

  /** Asks once more. What was asked before is shown on the way, as while a slider moves. */
  again(): void {
    if (this.isAsking) this.isWanted = true
    else void this.look()
  }

  /** After each report. */
  follow({ isGoing }: Report): void {
    if (!isGoing) this.again()
    else if (!this.isAsking && performance.now() - this.askedAt > EVERY) void this.look()
  }

  end(): void {
    this.turn++
    this.isOver = true
  }

  private async look(): Promise<void> {
    if (this.isOver) return
    const mine = this.turn
    this.isAsking = true
    this.isWanted = false
    this.askedAt = performance.now()
    try {
      const seen = await this.on.ask()
      if (seen !== undefined && mine === this.turn) this.on.show(seen)
    } catch (error) {
      if (mine === this.turn) this.on.tell(error)
    } finally {
      this.isAsking = false
    }
    if (this.isWanted) void this.look()
  }
}
