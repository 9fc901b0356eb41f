// Updates a second, over the last moments of a run.

/** Time a measurement takes, ms: shorter ones jump about. */
const MEASURE = 300
/** Weight of a new measurement against those before. */
const NEWEST = 0.4

export class Speedometer {
  #since = 0
  #from = 0
  #perSecond = 0

  /** Forgets what was measured; updates count from here. */
  start(now: number, updates: number): void {
    this.#since = now
    this.#from = updates
    this.#perSecond = 0
  }

  measure(now: number, updates: number): void {
    const elapsed = now - this.#since
    if (elapsed < MEASURE || updates === this.#from) return
    const measured = ((updates - this.#from) / elapsed) * 1000
    this.#perSecond = this.#perSecond === 0 ? measured : NEWEST * measured + (1 - NEWEST) * this.#perSecond
    this.#since = now
    this.#from = updates
  }

  /** 0 before the first measurement. */
  get perSecond(): number {
    return this.#perSecond
  }
}
