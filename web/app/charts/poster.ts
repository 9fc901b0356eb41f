// The first moments: a run computed at build time, drawn as plain SVG on the
// very axes that the live charts will have, until they are there.

import { svg } from '../page/dom'
import { powerOfTen } from './chart-options'
import { chosen } from '../page/format'
import { LOSS_MARGINS, SERIES_MARGINS, decades, labelEvery, leavesRoomAbove, place, seriesRange, type Margins, type Range } from './plot-area'
import type { PosterRun } from '../run/ladder'
import { floorLoss } from '../run/floors'

/** How long each epoch of the precomputed run is shown. */
const EPOCH_MS = 100

interface Box {
  width: number
  height: number
}

export class Poster {
  private stopped = false
  private loss: Plot | null = null
  private train: Plot | null = null
  private validation: Plot | null = null
  private shown = 0
  private baselineName = ''

  constructor(
    private readonly data: PosterRun,
    private readonly onEpoch: (epoch: number) => void,
  ) {}

  /** Draws it, moving or at its last epoch; resolves when that is up. */
  show(loss: HTMLElement, train: HTMLElement, validation: HTMLElement, moving: boolean): Promise<void> {
    const { data } = this
    const { values, known, first } = data.data
    const baseline = floorLoss(data.floors, 'zero')
    const lossRange = decades(data.trainLoss, data.validationLoss, [baseline])
    this.loss = new Plot(loss, LOSS_MARGINS, { min: 0, max: data.epochs }, lossRange)
    this.loss.decades(lossRange)
    this.loss.ticks(5)
    this.loss.mark(baseline, this.baselineName, leavesRoomAbove(data.validationLoss, baseline, data.epochs))
    const band = (host: HTMLElement, from: number, after: number): Plot => {
      const to = after - 1
      const plot = new Plot(host, SERIES_MARGINS, { min: from, max: to }, seriesRange())
      for (const value of [-1, 0, 1]) plot.line(value, chosen(value))
      plot.ticks(to - from > 60 ? 20 : 10)
      plot.curve('truth', values.slice(from, after), from)
      return plot
    }
    this.train = band(train, first.train, first.validation)
    this.validation = band(validation, first.validation, known)
    const last = data.predictions.length - 1
    if (!moving) {
      this.draw(last)
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      let started = 0
      const tick = (now: number): void => {
        started ||= now
        const at = Math.min(last, Math.floor((now - started) / EPOCH_MS))
        if (!this.stopped) this.draw(at)
        if (at < last && !this.stopped) requestAnimationFrame(tick)
        else resolve()
      }
      requestAnimationFrame(tick)
    })
  }

  /** What to call the line of always predicting 0; again when the language changes, and then the captions change as well. */
  name(baseline: string): void {
    this.baselineName = baseline
    this.loss?.rename(baseline)
    if (this.loss) this.onEpoch(this.shown)
  }

  stop(): void {
    this.stopped = true
  }

  private draw(index: number): void {
    const predictions = this.data.predictions[index]
    if (!predictions) return
    const { epoch, train, validation } = predictions
    const { first } = this.data.data
    this.loss?.curve('loss-train', this.data.trainLoss.slice(0, epoch + 1), 0)
    this.loss?.curve('loss-validation', this.data.validationLoss.slice(0, epoch + 1), 0)
    this.train?.curve('prediction', train, first.train)
    this.validation?.curve('prediction', validation, first.validation)
    this.shown = epoch
    this.onEpoch(epoch)
  }
}

/** One chart's SVG: curves by class name, coloured by the style sheet. */
class Plot {
  private readonly root: SVGElement
  private readonly curves = new Map<string, SVGElement>()
  private readonly box: Box
  private marked: SVGElement | null = null
  private log = false

  constructor(
    host: HTMLElement,
    private readonly margins: Margins,
    private readonly x: Range,
    private readonly y: Range,
  ) {
    this.box = { width: host.clientWidth, height: host.clientHeight }
    this.root = svg('svg', { class: 'poster', viewBox: `0 0 ${this.box.width} ${this.box.height}`, 'aria-hidden': 'true' })
    // The placeholder that came with the page has done its work.
    host.querySelector('.poster')?.remove()
    host.append(this.root)
    this.rule('grid', this.box.height - margins.bottom)
  }

  /** Lines and labels of a log axis, one for each power of ten. */
  decades({ min, max }: Range): void {
    this.log = true
    const step = 10 ** labelEvery({ min, max })
    for (let value = min; value <= max * 1.01; value *= step) this.line(value, powerOfTen(value))
  }

  /** A labelled line of the grid; the top end of the axis has its label only. */
  line(value: number, label: string): void {
    const y = this.down(value)
    if (y > this.margins.top + 0.5) this.rule('grid', y)
    this.root.append(svg('text', { x: this.margins.left - 8, y: y + 4, 'text-anchor': 'end' }, label))
  }

  /** A dotted line with its name at its right end. */
  mark(value: number, name: string, above: boolean): void {
    const y = this.down(value)
    this.rule('mark', y)
    this.marked = svg('text', { x: this.box.width - this.margins.right - 5, y: above ? y - 6 : y + 14, 'text-anchor': 'end' }, name)
    this.root.append(this.marked)
  }

  rename(name: string): void {
    if (this.marked) this.marked.textContent = name
  }

  private rule(kind: string, y: number): void {
    this.root.append(svg('line', { class: kind, x1: this.margins.left, x2: this.box.width - this.margins.right, y1: y, y2: y }))
  }

  /** Labels along the x axis, at both ends and at the multiples of `every` between. */
  ticks(every: number): void {
    const { min, max } = this.x
    const between = Array.from({ length: Math.floor(max / every) + 1 }, (_, i) => i * every).filter((x) => x > min && x < max)
    for (const value of [min, ...between, max]) {
      const y = this.box.height - this.margins.bottom + 16
      this.root.append(svg('text', { x: this.across(value), y, 'text-anchor': 'middle' }, String(value)))
    }
  }

  curve(name: string, values: readonly number[], from: number): void {
    let path = this.curves.get(name)
    if (!path) {
      path = svg('path', { class: name })
      this.curves.set(name, path)
      this.root.append(path)
    }
    const points = values.map((value, i) => `${this.across(from + i).toFixed(1)} ${this.down(value).toFixed(1)}`)
    path.setAttribute('d', `M${points.join('L')}`)
  }

  private across(value: number): number {
    return place(value, this.x, this.margins.left, this.box.width - this.margins.right)
  }

  private down(value: number): number {
    const { top, bottom } = this.margins
    const scale = (x: number): number => (this.log ? Math.log10(x) : x)
    return place(scale(value), { min: scale(this.y.min), max: scale(this.y.max) }, this.box.height - bottom, top)
  }
}
