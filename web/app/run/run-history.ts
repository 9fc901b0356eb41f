// What the page remembers of a run: its losses, and the predictions of every
// epoch it was shown, so that a reader can go back along the loss curve.

import type { Report } from '../trainer/protocol'

export type Predictions = NonNullable<Report['predictions']>
export type Losses = NonNullable<Report['losses']>

export class RunHistory {
  readonly train: number[] = []
  readonly validation: number[] = []
  /** Goes up whenever losses come in. */
  version = 0
  private readonly snapshots: Predictions[] = []

  /** Takes losses from an epoch on and forgets what was there: a recovered run overwrites its broken end. */
  putLosses({ from, train, validation }: Losses): void {
    this.train.length = Math.min(this.train.length, from)
    this.validation.length = this.train.length
    this.train.push(...train)
    this.validation.push(...validation)
    this.version++
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
