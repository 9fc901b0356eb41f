// Paints a drawing on a canvas: what ECharts would make of the same definition, in a thirtieth of its time, for a run that is in
// training draws all of it again and again.

import { Axes } from './axes'
import { seriesOf, type Definition, type LineStyle, type SeriesDefinition } from './definition'
import { points, type Axis, type AxisName, type Drawing, type Mark, type Series } from './drawing'
import type { Palette } from './palette'
import { Past, type Curve, type Rest } from './past'
import { fit, penOf, setFont, type Pen } from './pen'

interface Size {
  width: number
  height: number
}

/** What stands still under the curves. */
interface Ground extends Size {
  ratio: number
  definition: Definition
  palette: Palette
  /** what its axes are called */
  names: [x: string, y: string]
  x: Axis
  y: Axis
  still: Series[]
}

/** How far the name of a line across stands from its end, px: ECharts' own. */
const DISTANCE = 5

/** Paints one chart. What stands still, axes and all, it has painted before: most of a frame is a copy of that. */
export class Painter {
  private readonly pen: Pen
  private readonly ground: Pen
  private axes: Axes | null = null
  private last: Ground | null = null
  private readonly past = new Past()

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.pen = penOf(canvas)
    this.ground = penOf(document.createElement('canvas'))
  }

  /** ratio is of the canvas's pixels to those of the page. */
  paint(size: Size, ratio: number, definition: Definition, drawing: Drawing, palette: Palette, nameOf: AxisName): void {
    const { pen, canvas } = this
    fit(pen, Math.round(size.width * ratio), Math.round(size.height * ratio))
    const log = definition.yAxis[0].type === 'log'
    const curves = drawing.series.filter(({ still }) => !still).map((series) => ({ series, at: points(series, log) }))
    const axes = this.stand(size, ratio, definition, drawing, curves, palette, [nameOf(definition.xAxis[0].name), nameOf(definition.yAxis[0].name)])
    const rests = curves.map((one) => this.past.grow(one, axes, (rest) => curve(this.ground, axes, one.series, rest, definition)))
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.globalAlpha = 1
    pen.globalCompositeOperation = 'copy'
    pen.drawImage(this.ground.canvas, 0, 0, canvas.width, canvas.height)
    pen.globalCompositeOperation = 'source-over'
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    curves.forEach(({ series }, i) => curve(pen, axes, series, rests[i], definition))
    pen.globalAlpha = 1
    pen.textBaseline = 'middle'
    for (const { name, marks } of drawing.series) for (const one of marks ?? []) mark(pen, axes, one, seriesOf(definition, name), palette)
  }

  /** The axes, and under them what stands still, and in time what of the growing curves is past. */
  private stand(
    size: Size,
    ratio: number,
    definition: Definition,
    { x, y, series }: Drawing,
    curves: readonly Curve[],
    palette: Palette,
    names: [string, string],
  ): Axes {
    const ground = { ...size, ratio, definition, palette, names, x, y, still: series.filter(({ still }) => still) }
    if (this.axes && this.last && same(ground, this.last) && this.past.holds(curves)) return this.axes
    this.last = ground
    this.past.clear()
    const { ground: pen } = this
    fit(pen, Math.round(size.width * ratio), Math.round(size.height * ratio))
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    pen.globalAlpha = 1
    pen.clearRect(0, 0, size.width, size.height)
    pen.textBaseline = 'middle'
    write(pen, palette, definition.xAxis[0].axisLabel.fontSize)
    const axes = new Axes(definition, { x, y }, size, (text) => pen.measureText(text).width)
    frame(pen, axes, definition, palette, names)
    for (const one of ground.still) curve(pen, axes, one, { at: points(one, definition.yAxis[0].type === 'log'), along: 0 }, definition)
    this.axes = axes
    return axes
  }
}

function same(a: Ground, b: Ground): boolean {
  const axis = (a: Axis, b: Axis): boolean =>
    'count' in a ? 'count' in b && a.count === b.count && a.order === b.order : !('count' in b) && a.min === b.min && a.max === b.max
  if (a.width !== b.width || a.height !== b.height || a.ratio !== b.ratio || a.definition !== b.definition || a.palette !== b.palette) return false
  if (a.names.some((name, i) => name !== b.names[i])) return false
  return axis(a.x, b.x) && axis(a.y, b.y) && a.still.length === b.still.length && a.still.every((one, i) => alike(one, b.still[i]))
}

/** Whether two series that stand still are one. */
function alike(a: Series, b: Series): boolean {
  if (a.name !== b.name || a.color !== b.color || a.x !== b.x || a.y.length !== b.y.length) return false
  for (let i = 0; i < a.y.length; i++) if (a.y[i] !== b.y[i]) return false
  return true
}

function curve(pen: Pen, axes: Axes, series: Series, rest: Rest, definition: Definition): void {
  const as = seriesOf(definition, series.name)
  if (as.type === 'line') line(pen, axes, series, rest, as)
  else bars(pen, axes, series, as)
}

function write(pen: Pen, palette: Palette, size: number): void {
  setFont(pen, `${size}px ${palette.font}`)
  pen.fillStyle = palette.muted
}

/** The lines across, the axis below, and what stands at both: labels, and what they are of. */
function frame(pen: Pen, axes: Axes, { xAxis: [x], yAxis: [y] }: Definition, palette: Palette, names: [x: string, y: string]): void {
  const { left, right, top, bottom } = axes
  stroke(pen, palette.line, y.splitLine.lineStyle)
  if (y.splitLine.show) for (const { at } of axes.up) if (at > top + 0.5 && at < bottom - 0.5) rule(pen, left, right, at)
  stroke(pen, palette.line, x.axisLine.lineStyle)
  if (x.axisLine.show) rule(pen, left, right, bottom)
  pen.textAlign = 'right'
  for (const { at, text } of axes.up) pen.fillText(text, left - y.axisLabel.margin, at)
  const row = bottom + x.axisLabel.margin + x.axisLabel.fontSize / 2
  // Narrower letters, rather than a name that begins outside.
  const room = left - x.nameGap
  if (room > 0) pen.fillText(names[0], room, row, room)
  pen.textAlign = 'left'
  pen.fillText(names[1], left, top - y.nameGap)
  pen.textAlign = 'center'
  for (const { at, text } of axes.along) pen.fillText(text, at, row)
}

function stroke(pen: Pen, colour: string, { width = 1, opacity = 1, type = [], cap = 'butt', join = 'bevel' }: LineStyle = {}): void {
  pen.strokeStyle = colour
  pen.lineWidth = width
  pen.globalAlpha = opacity
  pen.setLineDash(type)
  pen.lineCap = cap as CanvasLineCap
  pen.lineJoin = join as CanvasLineJoin
}

/** A line across that fills rows of pixels. */
function rule(pen: Pen, from: number, to: number, at: number): void {
  pen.beginPath()
  pen.moveTo(from, crisp(at))
  pen.lineTo(to, crisp(at))
  pen.stroke()
}

/** Where a thin line is sharp. */
function crisp(at: number): number {
  const twice = Math.round(2 * at)
  return (twice % 2 === 0 ? twice + 1 : twice) / 2
}

function line(pen: Pen, axes: Axes, series: Series, { at, along }: Rest, as: SeriesDefinition): void {
  if (at.length === 0) return
  const { width = 1, ...style } = as.lineStyle ?? {}
  pen.save()
  stroke(pen, series.color, { ...style, width })
  pen.lineDashOffset = along
  // A point at an edge shows all of itself.
  const size = as.showSymbol ? (as.symbolSize ?? 0) : width
  pen.beginPath()
  pen.rect(axes.left - size / 2, axes.top - size / 2, axes.right - axes.left + size, axes.bottom - axes.top + size)
  pen.clip()
  if (at.length === 2 || as.showSymbol) {
    pen.fillStyle = series.color
    pen.beginPath()
    for (let i = 0; i < at.length; i += 2) {
      const [x, y] = [axes.across(at[i]), axes.down(at[i + 1])]
      pen.moveTo(x, y)
      pen.arc(x, y, (as.symbolSize ?? 0) / 2, 0, 2 * Math.PI)
    }
    pen.fill()
  } else {
    pen.beginPath()
    trace(pen, axes, at, series.y.length > 2 * (axes.right - axes.left))
    pen.stroke()
  }
  pen.restore()
}

/** The way through some points; of many in a pixel's width, which are dense, through the least and the greatest. */
function trace(pen: Pen, axes: Axes, at: Float64Array, dense: boolean): void {
  let column = Number.NaN
  let [least, most] = [0, 0]
  let drawing = false
  const go = (x: number, y: number): void => {
    if (drawing) pen.lineTo(x, y)
    else pen.moveTo(x, y)
    drawing = true
  }
  const leave = (): void => {
    if (Number.isNaN(column)) return
    go(column, least)
    if (most > least) pen.lineTo(column, most)
  }
  for (let i = 0; i < at.length; i += 2) {
    const [x, y] = [axes.across(at[i]), axes.down(at[i + 1])]
    if (!Number.isFinite(y)) {
      // What is no number breaks the line.
      leave()
      column = Number.NaN
      drawing = false
    } else if (!dense) {
      go(x, y)
    } else if (Math.round(x) === column) {
      least = Math.min(least, y)
      most = Math.max(most, y)
    } else {
      leave()
      column = Math.round(x)
      least = most = y
    }
  }
  leave()
}

function bars(pen: Pen, axes: Axes, { color, y }: Series, { barWidth = '100%' }: SeriesDefinition): void {
  const width = (axes.across(1) - axes.across(0)) * (Number.parseFloat(barWidth) / 100)
  pen.globalAlpha = 1
  pen.fillStyle = color
  for (let i = 0; i < y.length; i++) {
    const top = axes.down(y[i])
    if (top < axes.bottom) pen.fillRect(axes.across(i) - width / 2, top, width, axes.bottom - top)
  }
}

/** A line across or up with its name, of one row or more. */
function mark(pen: Pen, axes: Axes, mark: Mark, { markLine }: SeriesDefinition, palette: Palette): void {
  if (!markLine) return
  const { lineStyle, label } = markLine
  const { left, right, top, bottom } = axes
  const distance = label.distance ?? DISTANCE
  if (lineStyle.width !== 0) {
    stroke(pen, palette.muted, lineStyle)
    pen.beginPath()
    if ('x' in mark) {
      pen.moveTo(crisp(axes.across(mark.x)), bottom)
      pen.lineTo(crisp(axes.across(mark.x)), top)
    } else {
      pen.moveTo(left, crisp(axes.down(mark.y)))
      pen.lineTo(right, crisp(axes.down(mark.y)))
    }
    pen.stroke()
  }
  write(pen, palette, label.fontSize)
  const rows = mark.name.split('\n')
  const at = (x: number, first: number): void => rows.forEach((row, i) => pen.fillText(row, x, first + label.lineHeight * i))
  const over = (y: number): number => y - distance - label.lineHeight * (rows.length - 0.5)
  if ('x' in mark) {
    pen.textAlign = 'center'
    return at(axes.across(mark.x), over(top))
  }
  const start = mark.place === 'insideStartTop'
  pen.textAlign = start ? 'left' : 'right'
  const y = axes.down(mark.y)
  at(start ? left + distance : right - distance, mark.place === 'insideEndBottom' ? y + distance + label.lineHeight / 2 : over(y))
}
