// The record in view on a chart of predictions: the window that it reads as a
// bracket, and the value that it is to predict. A click or a tap on the chart
// puts another record in view, everywhere on the page.

import type { Chart } from '../charts/charts'
import type { Margins } from '../charts/plot-area'
import { element } from '../page/dom'
import type { RecordInView } from '../run/record-in-view'
import { recordCount } from '../run/series-data'
import type { Session } from '../run/session'
import type { RecordSet } from '../trainer/protocol'

export class WindowMark {
  private readonly bracket = element('div', { class: 'window-bracket', hidden: true })
  private readonly target = element('div', { class: 'window-target', hidden: true })

  private readonly host: HTMLElement
  private readonly margins: Margins

  constructor(
    chart: Chart,
    private readonly set: RecordSet,
    private readonly session: Session,
    private readonly record: RecordInView,
  ) {
    this.host = chart.place
    this.margins = chart.definition.grid
    for (const mark of [this.bracket, this.target]) mark.style.bottom = `${this.margins.bottom}px`
    this.host.append(this.bracket, this.target)
    this.host.addEventListener('click', (event) => this.pick(event))
    record.changed.listen(() => this.place())
    new ResizeObserver(() => this.place()).observe(this.host)
  }

  private get count(): number {
    const data = this.session.run?.setup.data
    return data ? recordCount(data, this.set) : 0
  }

  private pick({ clientX }: MouseEvent): void {
    const { left, right } = this.margins
    const box = this.host.getBoundingClientRect()
    const share = (clientX - box.left - left) / (box.width - left - right)
    if (this.count > 0) this.record.put(this.set, Math.round(share * (this.count - 1)))
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
