// The one record that the page looks at everywhere: in the network, in its
// hidden state and gradient, and as a window on the chart of predictions.

import { Signal } from '../page/signal'
import type { RecordSet } from '../trainer/protocol'
import { recordCount } from './series-data'
import type { Session } from './session'

export class RecordInView {
  readonly changed = new Signal()
  private of: RecordSet = 'validation'
  private at = 0

  constructor(private readonly session: Session) {
    // How many records there are depends on the window's length.
    session.started.listen(() => this.put(this.of, this.at))
  }

  get set(): RecordSet {
    return this.of
  }

  get index(): number {
    return this.at
  }

  /** How many records the set has; 0 before there is a run. */
  get count(): number {
    const data = this.session.run?.setup.data
    return data ? recordCount(data, this.of) : 0
  }

  /** Another record, or the nearest that there is. */
  put(set: RecordSet, index: number): void {
    this.of = set
    this.at = Math.max(0, Math.min(this.count - 1, index))
    if (this.count > 0) void this.session.inspect(set, this.at)
    this.changed.send()
  }
}
