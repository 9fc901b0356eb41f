// The time step and the unit that the reader looks at, wherever he picked them:
// in the network, among its states, or in the cell in slow motion.

import { Signal } from '../page/signal'
import type { Session } from './session'

export class PlaceInView {
  readonly changed = new Signal()
  private at = { step: 0, unit: 0 }

  constructor(private readonly session: Session) {
    // The last step, where the network predicts.
    session.started.listen(() => this.put(Infinity, 0))
  }

  get step(): number {
    return this.at.step
  }

  get unit(): number {
    return this.at.unit
  }

  /** Another place, counted from 0, or the nearest that there is. */
  put(step: number, unit: number): void {
    const { steps = 1, hidden = 1 } = this.session.run?.config ?? {}
    const at = { step: Math.max(0, Math.min(steps - 1, step)), unit: Math.max(0, Math.min(hidden - 1, unit)) }
    if (at.step === this.at.step && at.unit === this.at.unit) return
    this.at = at
    this.changed.send()
  }
}
