// Updates a second, over the last moments of a run.

/** Time a measurement takes, ms: shorter ones jump about. */
const MEASURE = 300
/** Weight of a new measurement against those before. */
const NEWEST = 0.4

export class Speedometer {
  private since = 0
  private from = 0
  private rate = 0

  /** Forgets what was measured; updates count from here. */
  start(now: number, updates: number): void {
    this.since = now
    this.from = updates
    this.rate = 0
  }

  measure(now: number, updates: number): void {
    const elapsed = now - this.since
    if (elapsed < MEASURE || updates === this.from) return
    const measured = ((updates - this.from) / elapsed) * 1000
    this.rate = this.rate === 0 ? measured : NEWEST * measured + (1 - NEWEST) * this.rate
    this.since = now
    this.from = updates
  }

  /** 0 before the first measurement. */
  get perSecond(): number {
    return this.rate
  }
}
