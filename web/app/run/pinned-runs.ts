// Past runs kept on the loss chart to compare the present one with.

import { Signal } from '../page/signal'

export const MOST_PINS = 4

export interface PinnedRun {
  id: number
  label: string
  /** which of the muted colours and dashes it is drawn in, from 0 */
  style: number
  validation: readonly number[]
  epochs: number
}

export class PinnedRuns {
  readonly changed = new Signal()
  private pins: PinnedRun[] = []
  private nextId = 1

  get list(): readonly PinnedRun[] {
    return this.pins
  }

  get full(): boolean {
    return this.pins.length >= MOST_PINS
  }

  /** Keeps a copy of the losses, in the first style that is free; when the chart is full, nothing. */
  pin(label: string, validation: ArrayLike<number>, epochs: number): PinnedRun | null {
    const style = [...Array(MOST_PINS).keys()].find((n) => this.pins.every((pin) => pin.style !== n))
    if (style === undefined || validation.length === 0 || this.has(validation)) return null
    const pin = { id: this.nextId++, label, style, validation: Array.from(validation), epochs }
    this.pins = [...this.pins, pin]
    this.changed.send()
    return pin
  }

  /** Whether a run with these losses is pinned: the same settings have the same bits. */
  has(validation: ArrayLike<number>): boolean {
    return this.pins.some((pin) => pin.validation.length === validation.length && pin.validation.every((loss, i) => Object.is(loss, validation[i])))
  }

  remove(id: number): void {
    const kept = this.pins.filter((pin) => pin.id !== id)
    if (kept.length === this.pins.length) return
    this.pins = kept
    this.changed.send()
  }
}
