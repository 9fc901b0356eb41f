// What the page remembers of a run: its losses, and the predictions of every
// epoch it was shown, so that a reader can go back along the loss curve.

import type { Report } from '../trainer/protocol'

export type Predictions = NonNullable<Report['predictions']>
export type Losses = NonNullable<Report['losses']>

/** Numbers in a row, in an array that grows: as they come from the trainer, and as a chart takes them. */
class Row {
  private room = new Float64Array(64)
  values = this.room.subarray(0, 0)

  /** Puts numbers at an index and forgets what was there and after. */
  put(from: number, added: Float64Array): void {
    const start = Math.min(from, this.values.length)
    const length = start + added.length
    if (length > this.room.length) {
      const more = new Float64Array(2 * length)
      more.set(this.values.subarray(0, start))
      this.room = more
    }
    this.room.set(added, start)
    this.values = this.room.subarray(0, length)
  }
}

export class RunHistory {
  private readonly rows = { train: new Row(), validation: new Row() }
  /** Goes up whenever losses come in. */
  version = 0
  private readonly snapshots: Predictions[] = []

  /** Takes losses from an epoch on and forgets what was there: a recovered run overwrites its broken end. */
  putLosses({ from, train, validation }: Losses): void {
    this.rows.train.put(from, train)
    this.rows.validation.put(from, validation)
    this.version++
  }

  /** Losses by epoch, index 0 those of the initial weights; a view, which the next losses may write over. */
  get train(): Float64Array {
    return this.rows.train.values
  }

  get validation(): Float64Array {
    return this.rows.validation.values
  }

  putPredictions(predictions: Predictions): void {
    while ((this.snapshots.at(-1)?.epoch ?? -1) >= predictions.epoch) this.snapshots.pop()
    this.snapshots.push(predictions)
  }

  /** Losses measured so far; index 0 is the initial weights. */
  get length(): number {
    return this.train.length
  }

  get lastPredictions(): Predictions | undefined {
    return this.snapshots.at(-1)
  }

  /** The predictions of an epoch, or of the last one before it that was seen: fast runs skip some. */
  predictionsAt(epoch: number): Predictions | undefined {
    let found = this.snapshots[0]
    for (const snapshot of this.snapshots) if (snapshot.epoch <= epoch) found = snapshot
    return found
  }
}
