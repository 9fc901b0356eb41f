// The window slides over the series by itself, a value at a time, and each time
// the next value is predicted: as long as the reader lets it, and looks.

import { need, setAttribute, setText } from '../page/dom'
import type { I18n } from '../page/i18n'
import { InView } from '../page/in-view'
import type { RecordInView } from '../run/record-in-view'
import type { Session } from '../run/session'

/** Slow enough to see each prediction. */
const EACH_MS = 600

export class WindowSlide {
  private readonly button = need<HTMLButtonElement>('#slide-window')
  private timer = 0

  constructor(
    private readonly session: Session,
    private readonly record: RecordInView,
    private readonly i18n: I18n,
  ) {
    this.button.addEventListener('click', () => (this.timer ? this.stop() : this.start()))
    const seen = new InView(need('#network'))
    seen.changed.listen(() => seen.seen || this.stop())
    session.started.listen(() => {
      this.stop()
      this.button.disabled = false
    })
    i18n.changed.listen(() => this.show())
  }

  private start(): void {
    const { set, index, count } = this.record
    if (index >= count - 1) this.record.put(set, 0)
    this.timer = window.setInterval(() => this.step(), EACH_MS)
    this.show()
  }

  private step(): void {
    const { set, index, count } = this.record
    if (document.hidden || !this.session.alive) return
    this.record.put(set, index + 1)
    if (index + 2 >= count) this.stop()
  }

  private stop(): void {
    clearInterval(this.timer)
    this.timer = 0
    this.show()
  }

  private show(): void {
    setText(this.button, this.i18n.t(this.timer ? 'network.hold' : 'network.slide'))
    setAttribute(this.button, 'data-state', this.timer ? 'running' : 'waiting')
  }
}
