// A drawing as plain SVG, on the very axes that ECharts will have, so that
// nothing moves when one gives way to the other.

import { svg } from '../page/dom'
import { chosen } from '../page/format'
import { seriesOf, type AxisDefinition, type Definition, type LineStyle, type SeriesDefinition } from './definition'
import { points, type Axis, type Drawing, type Mark, type Series } from './drawing'
import { place, powerOfTen, powers, roundNumbers, type Range } from './plot-area'

/** ECharts' own count of parts for an axis that is not defined with one. */
const PARTS = 5

/** One chart's SVG. Curves have their series' name as class, and their colour from the style sheet. */
export class Plot {
  private readonly root: SVGElement
  private readonly curves = new Map<string, SVGElement>()
  /** Each writes the name of a mark. */
  private readonly names: ((name: string) => void)[] = []
  private readonly width: number
  private readonly height: number
  private readonly x: Range
  private readonly y: Range
  private readonly log: boolean

  /** The axes are those of a first drawing, and stay. */
  constructor(
    host: HTMLElement,
    private readonly definition: Definition,
    { x, y, series }: Drawing,
  ) {
    this.width = host.clientWidth
    this.height = host.clientHeight
    this.x = range(x)
    this.y = range(y)
    this.log = definition.yAxis[0].type === 'log'
    this.root = svg('svg', { class: 'poster', viewBox: `0 0 ${this.width} ${this.height}`, 'aria-hidden': 'true' })
    // The placeholder that came with the page has done its work.
    host.querySelector('.poster')?.remove()
    host.append(this.root)
    this.across(definition.yAxis[0])
    this.along(definition.xAxis[0])
    for (const { name, marks } of series) for (const mark of marks ?? []) this.mark(mark, seriesOf(definition, name))
  }

  draw({ series }: Drawing): void {
    for (const one of series) if (one.y.length > 0) this.curve(one)
    series.flatMap(({ marks }) => marks ?? []).forEach(({ name }, i) => this.names[i]?.(name))
  }

  /** Lines across with their labels, and the x axis; the top end has its label only. */
  private across(axis: AxisDefinition): void {
    const { left, top, bottom } = this.definition.grid
    this.rule('grid', this.height - bottom)
    const values = this.log ? powers(this.y) : roundNumbers(this.y, axis.splitNumber ?? PARTS)
    for (const value of values) {
      const y = this.down(value)
      if (y > top + 0.5 && y < this.height - bottom - 0.5) this.rule('grid', y)
      this.text(left - axis.axisLabel.margin, y + 4, 'end', this.log ? powerOfTen(value) : chosen(value), axis)
    }
  }

  /** Labels along the x axis: at both ends, and at round numbers between. */
  private along(axis: AxisDefinition): void {
    const { min, max } = this.x
    for (const value of [min, ...roundNumbers(this.x, axis.splitNumber ?? PARTS), max]) {
      this.text(this.right(value), this.height - this.definition.grid.bottom + 16, 'middle', String(value), axis)
    }
  }

  private text(x: number, y: number, anchor: string, text: string, { axisLabel }: AxisDefinition): void {
    this.root.append(svg('text', { x, y, 'text-anchor': anchor, 'font-size': axisLabel.fontSize }, text))
  }

  private rule(kind: string, y: number, style: LineStyle = {}): void {
    const { left, right } = this.definition.grid
    this.root.append(svg('line', { class: kind, x1: left, x2: this.width - right, y1: y, y2: y, ...strokes(style) }))
  }

  /** A line across with its name, of one row or more, at one of its ends. */
  private mark(mark: Mark, { markLine }: SeriesDefinition): void {
    if (!('y' in mark) || !markLine) return
    const { left, right } = this.definition.grid
    const { fontSize, lineHeight } = markLine.label
    const y = this.down(mark.y)
    this.rule('mark', y, markLine.lineStyle)
    const [x, anchor] = mark.place === 'insideStartTop' ? [left + 5, 'start'] : [this.width - right - 5, 'end']
    const group = svg('g')
    this.root.append(group)
    this.names.push((name) => {
      const rows = name.split('\n')
      const first = mark.place === 'insideEndBottom' ? y + 15 : y - 7 - lineHeight * (rows.length - 1)
      group.replaceChildren(...rows.map((row, i) => svg('text', { x, y: first + lineHeight * i, 'text-anchor': anchor, 'font-size': fontSize }, row)))
    })
  }

  private curve(series: Series): void {
    let path = this.curves.get(series.name)
    if (!path) {
      path = svg('path', { class: series.name, ...strokes(seriesOf(this.definition, series.name).lineStyle ?? {}) })
      this.curves.set(series.name, path)
      this.root.append(path)
    }
    const at = points(series, this.log)
    const places: string[] = []
    for (let i = 0; i < at.length; i += 2) places.push(`${this.right(at[i]).toFixed(1)} ${this.down(at[i + 1]).toFixed(1)}`)
    path.setAttribute('d', `M${places.join('L')}`)
  }

  private right(value: number): number {
    const { left, right } = this.definition.grid
    return place(value, this.x, left, this.width - right)
  }

  private down(value: number): number {
    const { top, bottom } = this.definition.grid
    const scale = (x: number): number => (this.log ? Math.log10(x) : x)
    return place(scale(value), { min: scale(this.y.min), max: scale(this.y.max) }, this.height - bottom, top)
  }
}

function range(axis: Axis): Range {
  return 'count' in axis ? { min: 1, max: axis.count } : axis
}

/** A line's style as attributes of SVG. */
function strokes({ width, opacity, type, cap, join }: LineStyle): Record<string, string | number | undefined> {
  return { 'stroke-width': width, 'stroke-opacity': opacity, 'stroke-dasharray': type?.join(' '), 'stroke-linecap': cap, 'stroke-linejoin': join }
}
