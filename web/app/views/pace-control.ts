// How fast the reader wants to see it: a choice that lasts, that a link can
// make, and that every new run and worker is told of.

import { element } from '../page/dom'
import type { I18n } from '../page/i18n'
import { Signal } from '../page/signal'
import type { Session } from '../run/session'
import { PAGE_KEYS, type PageSettings } from '../settings/settings'
import { SLOW_EPOCH_MS, WATCH_MS } from '../trainer/metronome'

export type ChosenPace = NonNullable<PageSettings['pace']>

/** How long the recording of a run lasts at full pace, ms an epoch: there is no trainer yet whose pace it could be. */
const FULL_EPOCH_MS = 100

export class PaceControl {
  readonly changed = new Signal()
  private readonly select = document.querySelector<HTMLSelectElement>('#pace')

  constructor(
    private readonly session: Session,
    private readonly i18n: I18n,
    /** until the reader chooses another */
    private pace: ChosenPace,
    private readonly chosen: (pace: ChosenPace) => void = () => {},
  ) {
    this.select?.append(...PAGE_KEYS.pace.map((value) => element('option', { value })))
    this.select?.addEventListener('change', () => {
      this.put(this.select!.value as ChosenPace)
      this.chosen(this.pace)
    })
    session.started.listen(() => this.tell())
    i18n.changed.listen(() => this.write())
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
    if (!this.select) return
    for (const option of this.select.options) option.textContent = this.i18n.t(`pace.${option.value}`)
    this.select.value = this.pace
  }
}
