// When to forecast: a forecast takes about as long as some dozens of updates,
// and while it is computed the weights must stand still.

import { MAX_HORIZON, TrainerError } from './protocol'

/** While training runs, forecasts take at most this share of the time. */
const SHARE = 0.2

export class ForecastPlan {
  #underway = false
  #unsent = false
  /** what the last forecast was made with */
  #weights = ''
  #losses = 0
  #begun = 0
  #ended = 0

  /** Whatever there is, or is under way, no longer counts. */
  cancel(): void {
    this.#underway = this.#unsent = false
    this.#weights = ''
    this.#begun = this.#ended = 0
  }

  /**
   * Whether to begin one now. A run at rest gets one whenever its weights have changed, a running one when it has
   * finished another epoch since the last, and not too often.
   */
  due(now: number, running: boolean, weights: string, losses: number): boolean {
    if (this.#underway || weights === this.#weights) return false
    if (!running) return true
    const cost = this.#ended - this.#begun
    return losses !== this.#losses && now - this.#ended >= cost * (1 / SHARE - 1)
  }

  begin(now: number, weights: string, losses: number): void {
    this.#underway = true
    this.#unsent = false
    this.#weights = weights
    this.#losses = losses
    this.#begun = now
  }

  finish(now: number): void {
    this.#underway = false
    this.#unsent = true
    this.#ended = now
  }

  get underway(): boolean {
    return this.#underway
  }

  /** Whether there is one that the page has not seen; asking counts as sending it. */
  take(): boolean {
    const unsent = this.#unsent
    this.#unsent = false
    return unsent
  }
}

/** Refuses more values than a forecast has at most. */
export function checkHorizon(horizon: unknown): void {
  if (Number.isInteger(horizon) && (horizon as number) >= 0 && (horizon as number) <= MAX_HORIZON) return
  throw new TrainerError({ code: 'request', field: 'horizon', message: `horizon: want a whole number from 0 to ${MAX_HORIZON}, got ${horizon}` })
}
