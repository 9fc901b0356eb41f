// The record in view on a chart of predictions: the window that it reads as a
// bracket, and the value that it is to predict. A click, a tap, a pointer that
// drags them or the arrow keys on the chart put another record in view,
// everywhere on the page. To assistive technology the chart is a slider over
// the records.

import type { Chart } from '../charts/charts'
import type { Margins } from '../charts/plot-area'
import { onDrag } from '../page/drag'
import { nextFrame } from '../page/frame-queue'
import { element, setAttribute } from '../page/dom'
import { measured } from '../page/format'
import type { I18n } from '../page/i18n'
import { onKey } from '../page/keys'
import type { RecordInView } from '../run/record-in-view'
import { recordCount } from '../run/series-data'
import type { Session } from '../run/session'
import type { RecordSet } from '../trainer/protocol'
import { recordAt } from './record-at'

export class WindowMark {
  private readonly bracket = element('div', { class: 'window-bracket', hidden: true })
  private readonly target = element('div', { class: 'window-target', hidden: true })

  private readonly host: HTMLElement
  private readonly replace = (): void => this.place()
  private readonly margins: Margins

  constructor(
    chart: Chart,
    private readonly set: RecordSet,
    private readonly session: Session,
    private readonly record: RecordInView,
    private readonly i18n: I18n,
  ) {
    this.host = chart.place
    this.margins = chart.definition.grid
    for (const mark of [this.bracket, this.target]) mark.style.bottom = `${this.margins.bottom}px`
    this.host.append(this.bracket, this.target)
    this.host.tabIndex = 0
    for (const [name, value] of Object.entries({ role: 'slider', 'aria-valuemin': '1', 'aria-valuenow': '1' })) setAttribute(this.host, name, value)
    this.host.addEventListener('click', (event) => this.pick(event.clientX))
    onDrag(
      this.host,
      ({ clientX }) =>
        (by) =>
          this.pick(clientX + by),
    )
    this.host.addEventListener('keydown', (event) => this.key(event))
    this.host.addEventListener('focus', () => this.say())
    record.changed.listen(() => {
      this.place()
      this.say()
    })
    new ResizeObserver(() => nextFrame(this.replace)).observe(this.host)
  }

  private get count(): number {
    const data = this.session.run?.setup.data
    return data ? recordCount(data, this.set) : 0
  }

  private pick(clientX: number): void {
    const to = recordAt(clientX, this.host, this.margins, this.count)
    if (this.count > 0 && (to !== this.record.index || this.set !== this.record.set)) this.record.put(this.set, to)
  }

  private key(event: KeyboardEvent): void {
    const { count, index } = this
    if (count === 0) return
    const put = (to: number) => (): void => this.record.put(this.set, to)
    const page = Math.max(1, Math.round(count / 10))
    onKey(event, {
      ArrowLeft: put(index - 1),
      ArrowDown: put(index - 1),
      ArrowRight: put(index + 1),
      ArrowUp: put(index + 1),
      PageDown: put(index - page),
      PageUp: put(index + page),
      Home: put(0),
      End: put(count - 1),
    })
  }

  /** The record of this set that the keys start from. */
  private get index(): number {
    return this.record.set === this.set ? this.record.index : 0
  }

  private say(): void {
    const { count, index, session } = this
    const { run } = session
    if (!run || count === 0) return
    const { first, values } = run.setup.data
    const target = first[this.set] + index
    const prediction = measured(run.history.lastPredictions?.[this.set][index] ?? Number.NaN)
    const words = { from: target - run.config.steps, to: target - 1, target, prediction, truth: measured(values[target]) }
    setAttribute(this.host, 'aria-valuemax', String(count))
    setAttribute(this.host, 'aria-valuenow', String(index + 1))
    setAttribute(this.host, 'aria-valuetext', this.i18n.t(`network.${this.set}`, words))
  }

  /** The part of the window that is on the chart: what is left of it was before the first value shown. */
  private place(): void {
    const { count } = this
    const shown = this.record.set === this.set && count > 1
    this.target.hidden = !shown
    this.bracket.hidden = !shown || this.record.index === 0
    if (!shown) return
    const { left, right } = this.margins
    const each = (this.host.clientWidth - left - right) / (count - 1)
    const steps = this.session.run?.config.steps ?? 0
    const [from, to] = [Math.max(0, this.record.index - steps), this.record.index]
    this.target.style.transform = `translateX(${left + each * to}px)`
    this.bracket.style.transform = `translateX(${left + each * (from - 0.5)}px)`
    this.bracket.style.width = `${each * (to - from)}px`
    this.bracket.classList.toggle('cut', this.record.index < steps)
  }
}
