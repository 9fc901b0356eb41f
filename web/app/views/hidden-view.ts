// The hidden state over the time steps of one record. Hovering, a tap and the
// arrow keys read a cell.

import type { Chart, ChartBoard } from '../charts/charts'
import type { Drawing } from '../charts/drawing'
import { element, need, setAttribute, setText } from '../page/dom'
import { chosen, measured } from '../page/format'
import { onKey } from '../page/keys'
import { HeatMap } from '../charts/heat-map'
import { heatRange, hiddenDrawing, stateColours } from './inside-drawing'
import type { I18n } from '../page/i18n'
import type { Palette } from '../charts/palette'
import type { Margins } from '../charts/plot-area'
import type { RecordSet } from '../trainer/protocol'
import { alikeOrder } from '../run/unit-order'
import type { PlaceInView } from '../run/place-in-view'
import type { RecordInView } from '../run/record-in-view'
import type { Session } from '../run/session'

export class HiddenView {
  private readonly chart: Chart
  private readonly host = need('#hidden-chart')
  private readonly canvas = need<HTMLCanvasElement>('#hidden-cells')
  private readonly map: HeatMap
  private readonly margins: Margins
  private readonly set = need<HTMLSelectElement>('#record-set')
  private readonly index = need<HTMLInputElement>('#record-index')
  private readonly alike = need<HTMLInputElement>('#alike')
  private readonly record = need('#record-text')
  private readonly mark = element('div', { class: 'cell-mark', hidden: true })
  private pointed: { step: number; unit: number } | null = null
  /** picked by a tap or a key: it stays when the pointer leaves */
  private picked = false
  /** The axes, the same object while they are the same: then the chart leaves them alone. */
  private axes: { steps: number; order: readonly number[]; drawing: Drawing } | null = null
  /** the unit of each row, from below */
  private order: readonly number[] = []
  /** the states that the order is of */
  private ordered: Float64Array | null = null

  constructor(
    private readonly session: Session,
    private readonly inView: RecordInView,
    private readonly place: PlaceInView,
    private readonly i18n: I18n,
    board: ChartBoard,
  ) {
    this.margins = board.definition('hidden').grid
    this.map = new HeatMap(this.canvas, this.margins)
    this.chart = board.mount(need('.canvas', this.host), 'hidden', (palette) => this.drawing(palette))
    this.set.addEventListener('change', () => this.choose())
    this.index.addEventListener('input', () => this.choose())
    this.alike.addEventListener('change', () => {
      this.ordered = null
      this.show()
      this.point(this.pointed)
    })
    this.host.append(this.mark)
    this.canvas.addEventListener('pointermove', (event) => event.pointerType === 'mouse' && !this.picked && this.point(this.at(event)))
    this.canvas.addEventListener('pointerleave', () => !this.picked && this.point(null))
    this.canvas.addEventListener('click', (event) => this.pick(event))
    this.host.addEventListener('keydown', (event) => this.key(event))
    this.host.addEventListener('blur', () => this.release())
    session.started.listen(() => this.release())
    inView.changed.listen(() => this.follow())
    // What changes with the run is written when somebody sees it, or the run rests.
    session.changed.listen(() => (this.chart.near || !session.running) && this.show())
    this.chart.neared.listen(() => this.show())
    i18n.changed.listen(() => this.show())
  }

  private choose(): void {
    this.inView.put(this.set.value as RecordSet, Number(this.index.value))
  }

  private follow(): void {
    const { set, index, count } = this.inView
    this.set.value = set
    this.index.max = String(Math.max(0, count - 1))
    this.index.value = String(index)
  }

  private show(): void {
    const hidden = this.session.run?.report.hidden
    if (!hidden) return
    this.sort(hidden)
    this.write()
    this.chart.follow(hidden.values, this.alike.checked, this.session.running)
  }

  /** Which record it is, or in its place the value that is pointed at. */
  private write(): void {
    const { t } = this.i18n
    const run = this.session.run
    const hidden = run?.report.hidden
    if (!run || !hidden) return
    const { set, index } = hidden.record
    const target = run.setup.data.first[set] + index
    const text = t(`record.${set}`, { number: index + 1, from: target - hidden.steps, to: target - 1, target })
    setAttribute(this.index, 'aria-valuetext', text)
    setAttribute(this.host, 'aria-label', t('hidden.label', { units: hidden.units, steps: hidden.steps, record: text }))
    // Said aloud where the reader asks for it.
    setAttribute(this.record, 'aria-live', this.pointed ? 'polite' : 'off')
    if (!this.pointed) return setText(this.record, text)
    const { step, unit } = this.pointed
    const value = measured(hidden.values[step * hidden.units + unit])
    setText(this.record, t('hidden.cell', { step: step + 1, unit: unit + 1, value }))
  }

  private at(event: MouseEvent): { step: number; unit: number } | null {
    const hidden = this.session.run?.report.hidden
    if (!hidden) return null
    const box = this.canvas.getBoundingClientRect()
    const step = Math.floor(((event.clientX - box.left) / box.width) * hidden.steps)
    const row = Math.floor(((box.bottom - event.clientY) / box.height) * hidden.units)
    return { step: Math.max(0, Math.min(hidden.steps - 1, step)), unit: this.unitOf(row, hidden.units) }
  }

  /** The unit of the row nearest to one. */
  private unitOf(row: number, units: number): number {
    const within = Math.max(0, Math.min(units - 1, row))
    return this.order[within] ?? within
  }

  private rowOf(unit: number): number {
    return Math.max(0, this.order.indexOf(unit))
  }

  private pick(event: MouseEvent): void {
    const at = this.at(event)
    const again = this.picked && at?.step === this.pointed?.step && at?.unit === this.pointed?.unit
    this.picked = at !== null && !again
    this.point(again ? null : at)
    if (at && this.picked) this.place.put(at.step, at.unit)
  }

  private release(): void {
    this.picked = false
    this.point(null)
  }

  private point(at: { step: number; unit: number } | null): void {
    this.pointed = at
    this.mark.hidden = at === null
    const hidden = this.session.run?.report.hidden
    if (at && hidden) {
      const { style } = this.mark
      const { left, right, top, bottom } = this.margins
      const [width, height] = [`(100% - ${left + right}px)`, `(100% - ${top + bottom}px)`]
      style.left = `calc(${left}px + ${width} * ${at.step / hidden.steps})`
      style.width = `calc(${width} / ${hidden.steps})`
      style.bottom = `calc(${bottom}px + ${height} * ${this.rowOf(at.unit) / hidden.units})`
      style.height = `calc(${height} / ${hidden.units})`
    }
    this.write()
  }

  private key(event: KeyboardEvent): void {
    const hidden = this.session.run?.report.hidden
    if (!hidden) return
    const { step, unit } = this.pointed ?? { step: hidden.steps, unit: this.unitOf(0, hidden.units) }
    const moved = (by: number, units = 0): void => {
      const at = { step: Math.max(0, Math.min(hidden.steps - 1, step + by)), unit: this.unitOf(this.rowOf(unit) + units, hidden.units) }
      this.picked = true
      this.point(at)
      this.place.put(at.step, at.unit)
    }
    onKey(event, {
      ArrowLeft: () => moved(-1),
      ArrowRight: () => moved(1),
      ArrowUp: () => moved(0, 1),
      ArrowDown: () => moved(0, -1),
      Home: () => moved(-hidden.steps),
      End: () => moved(hidden.steps),
      PageUp: () => this.inView.put(this.inView.set, this.inView.index - 1),
      PageDown: () => this.inView.put(this.inView.set, this.inView.index + 1),
      Escape: () => this.release(),
    })
  }

  /** Paints the cells, which no chart does, and gives the axes around them. */
  private drawing(palette: Palette): Drawing | null {
    const { run } = this.session
    const hidden = run?.report.hidden
    if (!run || !hidden) return null
    const { cell, activation } = run.config
    const { steps, units, values } = hidden
    const range = heatRange(cell === 'elman' ? activation : 'tanh', values)
    this.map.setColours(stateColours(range, palette))
    setAttribute(need('.heat-scale'), 'data-scale', range.min < 0 ? 'signed' : 'positive')
    const { order } = this
    this.map.paint({ columns: steps, rows: units, values, order, ...range })
    setText(need('#heat-min'), chosen(range.min))
    setText(need('#heat-max'), chosen(range.max))
    if (this.axes?.steps !== steps || this.axes.order !== order) this.axes = { steps, order, drawing: hiddenDrawing(steps, units, order) }
    return this.axes.drawing
  }

  /** Rows that changed places while it trains could not be followed: those of a run stay where they are until it rests. */
  private sort({ steps, units, values }: { steps: number; units: number; values: Float64Array }): void {
    if (this.ordered === values || (this.ordered && this.session.running && this.order.length === units)) return
    this.ordered = values
    const order = this.alike.checked ? alikeOrder(values, steps, units) : Array.from({ length: units }, (_, unit) => unit)
    if (order.length !== this.order.length || this.order.some((unit, row) => unit !== order[row])) this.order = order
  }
}
