// How long networks still take, by what of them was measured on this device. Before there is a measure, nothing is said of it.

import type { Rung, Trained } from './messages'

// How the parts compare was measured, give or take a quarter; how long one of them takes is measured here.
/** Times that an update of a cell takes to one of Elman's. */
const GATES: Record<Rung['cell'], number> = { elman: 1, gru: 3.5, lstm: 4.5 }
/** What the forecasts that a network is judged by take, in epochs. */
const FORECASTS = 0.3
/** What it takes to solve an output and to judge that, in epochs of training. */
const SOLVED = 0.7
/** Shorter times, in seconds, are not worth a word. */
const SHORT = 10

/** What an epoch of a network costs, beside one of another on the same series. */
const costOf = ({ cell, hidden, window }: Rung): number => GATES[cell] * hidden * (hidden + 2) * window

/** What all of a network costs, to its judgement. */
const wholeOf = (rung: Rung): number => costOf(rung) * (rung.solved ? SOLVED : rung.epochs + FORECASTS)

export class TimeLeft {
  private rung: Rung | undefined
  private later: readonly Rung[] = []
  private begun = 0
  /** the first report of this network with its error measured, and when that was */
  private from: { epoch: number; at: number } | undefined
  private epoch = 0
  /** seconds for a cost of 1, on this device */
  private pace: number | undefined
  /** when all will be done, by the clock */
  private end = 0

  constructor(private readonly clock: () => number = () => performance.now() / 1000) {}

  /** A network begins, and so many are to come after it. */
  begin(rung: Rung, later: readonly Rung[]): void {
    this.rung = rung
    this.later = later
    this.begun = this.clock()
    this.from = undefined
    this.foresee(wholeOf(rung))
  }

  trained({ epoch, epochs, course }: Trained): void {
    const { rung, from } = this
    if (!rung || rung.solved || course.length === 0) return
    const now = this.clock()
    if (!from) this.from = { epoch, at: now }
    else if (epoch > this.epoch && now > from.at) {
      this.pace = (now - from.at) / (epoch - from.epoch) / costOf(rung)
      this.foresee(costOf(rung) * (epochs - epoch + FORECASTS))
    }
    this.epoch = epoch
  }

  private foresee(cost: number): void {
    if (this.pace !== undefined) this.end = this.clock() + this.pace * this.later.reduce((sum, rung) => sum + wholeOf(rung), cost)
  }

  /** As the key of a text, after `try.`, and its figure; undefined where nothing need be said. */
  get left(): { key: 'measuring' | 'seconds' | 'minutes' | 'hours'; count: number } | undefined {
    const now = this.clock()
    if (this.pace === undefined) return this.rung && !this.rung.solved && now - this.begun > 2 ? { key: 'measuring', count: 0 } : undefined
    const seconds = this.end - now
    if (seconds < SHORT) return undefined
    if (seconds <= 50) return { key: 'seconds', count: 10 * Math.ceil(seconds / 10) }
    if (seconds < 90 * 60) return { key: 'minutes', count: Math.max(1, Math.round(seconds / 60)) }
    return { key: 'hours', count: Math.round(seconds / 1800) / 2 }
  }
}
