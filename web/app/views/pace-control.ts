// How fast the reader wants to see it: a choice that lasts, that a link can
// make, and that every new run and worker is told of.

import { Signal } from '../page/signal'
import type { Session } from '../run/session'
import type { PageSettings } from '../settings/settings'
import { SLOW_EPOCH_MS, WATCH_MS } from '../trainer/metronome'

export type ChosenPace = NonNullable<PageSettings['pace']>

/** How long the recording of a run lasts at full pace, ms an epoch: there is no trainer yet whose pace it could be. */
const FULL_EPOCH_MS = 100

export class PaceControl {
  readonly changed = new Signal()
  private readonly select = document.querySelector<HTMLSelectElement>('#pace')

  constructor(
    private readonly session: Session,
    /** until the reader chooses another */
    private pace: ChosenPace,
    private readonly chosen: (pace: ChosenPace) => void = () => {},
  ) {
    this.select?.addEventListener('change', () => {
      this.put(this.select!.value as ChosenPace)
      this.chosen(this.pace)
    })
    session.started.listen(() => this.tell())
    this.write()
  }

  /** Whether a run starts by itself: not where the reader wants to take each step. */
  get starts(): boolean {
    return this.pace !== 'step'
  }

  /** How long an epoch of a recorded run is shown, ms. */
  epochMs(epochs: number): number {
    return { step: SLOW_EPOCH_MS, slow: SLOW_EPOCH_MS, watch: WATCH_MS / epochs, full: FULL_EPOCH_MS }[this.pace]
  }

  put(pace: ChosenPace): void {
    this.pace = pace
    this.write()
    this.tell()
    this.changed.send()
  }

  private tell(): void {
    if (this.session.run) void this.session.setPace(this.pace === 'step' ? 'full' : this.pace)
    if (this.pace === 'step' && this.session.running) void this.session.pause()
  }

  private write(): void {
    if (this.select) this.select.value = this.pace
  }
}
