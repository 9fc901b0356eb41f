// When to forecast: a forecast takes about as long as some dozens of updates,
// and while it is computed the weights must stand still.

import { MAX_HORIZON, TrainerError } from './protocol'

/** While training runs, forecasts take at most this share of the time. */
const SHARE = 0.2

export class ForecastPlan {
  private isUnderway = false
  private unsent = false
  /** what the last forecast was made with */
  private weights = ''
  private losses = 0
  private begun = 0
  private ended = 0

  /** Whatever there is, or is under way, no longer counts. */
  cancel(): void {
    this.isUnderway = this.unsent = false
    this.weights = ''
    this.begun = this.ended = 0
  }

  /**
   * Whether to begin one now. A run at rest gets one whenever its weights have changed, a running one when it has
   * finished another epoch since the last, and not too often.
   */
  due(now: number, running: boolean, weights: string, losses: number): boolean {
    if (this.isUnderway || weights === this.weights) return false
    if (!running) return true
    const cost = this.ended - this.begun
    return losses !== this.losses && now - this.ended >= cost * (1 / SHARE - 1)
  }

  begin(now: number, weights: string, losses: number): void {
    this.isUnderway = true
    this.unsent = false
    this.weights = weights
    this.losses = losses
    this.begun = now
  }

  finish(now: number): void {
    this.isUnderway = false
    this.unsent = true
    this.ended = now
  }

  get underway(): boolean {
    return this.isUnderway
  }

  /** Whether there is one that the page has not seen; asking counts as sending it. */
  take(): boolean {
    const unsent = this.unsent
    this.unsent = false
    return unsent
  }
}

/** Refuses more values than a forecast has at most. */
export function checkHorizon(horizon: unknown): void {
  if (Number.isInteger(horizon) && (horizon as number) >= 0 && (horizon as number) <= MAX_HORIZON) return
  throw new TrainerError({ code: 'request', field: 'horizon', message: `horizon: want a whole number from 0 to ${MAX_HORIZON}, got ${horizon}` })
}
