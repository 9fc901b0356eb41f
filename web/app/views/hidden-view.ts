// The hidden state over the time steps of one record.

import type { Chart, ChartBoard } from '../charts/charts'
import type { Drawing } from '../charts/drawing'
import { need, setAttribute, setText } from '../page/dom'
import { chosen, measured } from '../page/format'
import { HeatMap } from '../charts/heat-map'
import { heatRange, hiddenDrawing, stateColours } from './inside-drawing'
import type { I18n } from '../page/i18n'
import type { Palette } from '../charts/palette'
import type { RecordSet } from '../trainer/protocol'
import type { RecordInView } from '../run/record-in-view'
import type { Session } from '../run/session'

export class HiddenView {
  private readonly chart: Chart
  private readonly host = need('#hidden-chart')
  private readonly canvas = need<HTMLCanvasElement>('#hidden-cells')
  private readonly map: HeatMap
  private readonly set = need<HTMLSelectElement>('#record-set')
  private readonly index = need<HTMLInputElement>('#record-index')
  private readonly record = need('#record-text')
  /** The axes, the same object while they are the same: then the chart leaves them alone. */
  private axes: { steps: number; units: number; drawing: Drawing } | null = null

  constructor(
    private readonly session: Session,
    private readonly inView: RecordInView,
    private readonly i18n: I18n,
    board: ChartBoard,
  ) {
    this.map = new HeatMap(this.canvas, board.definition('hidden').grid)
    this.chart = board.mount(need('.canvas', this.host), 'hidden', (palette) => this.drawing(palette))
    this.set.addEventListener('change', () => this.choose())
    this.index.addEventListener('input', () => this.choose())
    this.canvas.addEventListener('pointermove', (event) => this.point(event))
    this.canvas.addEventListener('pointerleave', () => this.write())
    inView.changed.listen(() => this.follow())
    session.changed.listen(() => this.show())
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
    this.write()
    this.chart.follow(hidden.values)
  }

  /** Which record it is. */
  private write(): void {
    const { t } = this.i18n
    const run = this.session.run
    const hidden = run?.report.hidden
    if (!run || !hidden) return
    const { set, index } = hidden.record
    const target = run.setup.data.first[set] + index
    const text = t(`record.${set}`, { number: index + 1, from: target - hidden.steps, to: target - 1, target })
    setText(this.record, text)
    setAttribute(this.index, 'aria-valuetext', text)
    setAttribute(this.host, 'aria-label', t('hidden.label', { units: hidden.units, steps: hidden.steps, record: text }))
  }

  /** The value under the pointer, in the place of the record's name. */
  private point(event: PointerEvent): void {
    const hidden = this.session.run?.report.hidden
    if (!hidden) return
    const box = this.canvas.getBoundingClientRect()
    const step = Math.min(hidden.steps - 1, Math.floor(((event.clientX - box.left) / box.width) * hidden.steps))
    const unit = Math.min(hidden.units - 1, Math.floor(((box.bottom - event.clientY) / box.height) * hidden.units))
    const value = measured(hidden.values[step * hidden.units + unit])
    setText(this.record, this.i18n.t('hidden.cell', { step: step + 1, unit: unit + 1, value }))
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
    this.map.paint({ columns: steps, rows: units, values, ...range })
    setText(need('#heat-min'), chosen(range.min))
    setText(need('#heat-max'), chosen(range.max))
    if (this.axes?.steps !== steps || this.axes.units !== units) this.axes = { steps, units, drawing: hiddenDrawing(steps, units) }
    return this.axes.drawing
  }
}
