// One epoch of the loss curve, picked with the mouse, a finger or the arrow
// keys. To assistive technology the chart is a slider over the epochs.

import { setAttribute, setHidden } from '../page/dom'
import type { Margins } from '../charts/plot-area'
import { Signal } from '../page/signal'

export class EpochCursor {
  readonly changed = new Signal()
  /** The epoch picked, or null to follow the run. */
  epoch: number | null = null
  /** Epochs on the axis, and the last of them that has a loss. */
  private span = 1
  private last = 0
  private width = 0

  constructor(
    private readonly host: HTMLElement,
    private readonly line: HTMLElement,
    private readonly margins: Margins,
  ) {
    line.style.top = `${margins.top}px`
    line.style.bottom = `${margins.bottom}px`
    new ResizeObserver(([entry]) => {
      this.width = entry?.contentRect.width ?? 0
      this.place()
    }).observe(host)
    host.addEventListener('pointermove', (event) => this.follow(event))
    host.addEventListener('pointerdown', (event) => this.follow(event))
    host.addEventListener('pointerleave', (event) => {
      // A finger that lifts leaves the cursor where it was: there is no hovering to read by.
      if (event.pointerType === 'mouse' && document.activeElement !== host) this.put(null)
    })
    host.addEventListener('keydown', (event) => this.key(event))
    host.addEventListener('blur', () => this.put(null))
  }

  /** Tells the cursor how far the axis and the run go. */
  reach(span: number, last: number): void {
    this.span = Math.max(1, span)
    this.last = Math.max(0, last)
    if (this.epoch !== null && this.epoch > this.last) this.epoch = null
    setAttribute(this.host, 'aria-valuemax', String(this.last))
    setAttribute(this.host, 'aria-valuenow', String(this.epoch ?? this.last))
    this.place()
  }

  put(epoch: number | null): void {
    const picked = epoch === null ? null : Math.min(this.last, Math.max(0, epoch))
    if (picked === this.epoch) return
    this.epoch = picked
    this.place()
    this.changed.send()
  }

  private follow(event: PointerEvent): void {
    const { left, right } = this.margins
    const x = event.clientX - this.host.getBoundingClientRect().left
    this.put(Math.round(((x - left) / (this.width - left - right)) * this.span))
  }

  private key(event: KeyboardEvent): void {
    const now = this.epoch ?? this.last
    const page = Math.max(1, Math.round(this.last / 10))
    const to: Record<string, number | null> = {
      ArrowLeft: now - 1,
      ArrowDown: now - 1,
      ArrowRight: now + 1,
      ArrowUp: now + 1,
      PageDown: now - page,
      PageUp: now + page,
      Home: 0,
      End: this.last,
      Escape: null,
    }
    if (!Object.hasOwn(to, event.key)) return
    event.preventDefault()
    this.put(to[event.key])
  }

  private place(): void {
    setHidden(this.line, this.epoch === null)
    if (this.epoch === null) return
    const { left, right } = this.margins
    const x = left + (this.epoch / this.span) * (this.width - left - right)
    this.line.style.transform = `translateX(${Math.round(x)}px)`
  }
}
