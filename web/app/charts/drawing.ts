// What a view gives a chart: data, words, colours and ranges. How it is drawn
// is the definition's, and a view has no way to say otherwise.

import { chosen } from '../page/format'
import { layOver, seriesOf, type AxisDefinition, type Definition, type Option } from './definition'
import type { Palette } from './palette'
import { labelEvery, powerOfTen, type Range } from './plot-area'

export interface Drawing {
  x: Axis
  y: Axis
  /** in the order in which they are drawn, each over those before it */
  series: Series[]
  /** what the tooltip says of the point under the pointer, in charts that are defined with one */
  describe?(point: { series: string; index: number }): string
}

/** What an axis spans: a range of numbers, or so many things counted from 1, in another order if `order` has their numbers from 0. */
export type Axis = Range | { count: number; order?: readonly number[] | undefined }

export interface Series {
  /** by which it is defined */
  name: string
  color: string
  /** where the values are: each, or the first of values that follow one another; on a counted axis the values are in order */
  x?: number | ArrayLike<number>
  /** what an axis cannot show is left out: on a log axis 0, in bars NaN */
  y: ArrayLike<number>
  /** whether it stands still while a run trains: it goes under those that do not */
  still?: true
  /** whether new values come after those that it has, which stay as they are: its past is painted once */
  grows?: true
  marks?: Mark[]
}

/** A line across the chart with its name: at a place on the x axis or the y axis. */
export type Mark = { x: number; name: string } | { y: number; name: string; place: Place }

/** Where the name of a line across stands: over or under it, at its start or its end. */
export type Place = 'insideStartTop' | 'insideEndTop' | 'insideEndBottom'

/** What an axis is called, by the key that its definition has for it. */
export type AxisName = (key: string) => string

/** The option of a chart. Nothing that the definition says is said again, but what the axes are called. */
export function compose(definition: Definition, drawing: Drawing, palette: Palette, nameOf: AxisName): Option {
  const [x] = definition.xAxis
  const [y] = definition.yAxis
  const made = layOver(definition, {
    textStyle: { fontFamily: palette.font, color: palette.ink },
    xAxis: axis(x, drawing.x, palette, nameOf),
    yAxis: layOver(axis(y, drawing.y, palette, nameOf), y.type === 'category' ? {} : { axisLabel: { formatter: y.type === 'log' ? powerOfTen : chosen } }),
  })
  if (definition.tooltip.show) made['tooltip'] = layOver(definition.tooltip as Option, tooltip(drawing, palette))
  made['series'] = drawing.series.map((series) => {
    const defined = seriesOf(definition, series.name)
    return layOver(defined, defined.type === 'line' ? line(series, y, palette, defined.showSymbol) : bars(series, palette))
  })
  return made
}

function axis({ type, name, splitNumber }: AxisDefinition, spans: Axis, palette: Palette, nameOf: AxisName): Option {
  const named = {
    name: nameOf(name),
    nameTextStyle: { color: palette.muted, fontFamily: palette.font },
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: { color: palette.muted, fontFamily: palette.font },
    splitLine: { lineStyle: { color: palette.line } },
  }
  if ('count' in spans) {
    const { count } = spans
    const name = nameOfCounted(spans)
    const every = labelEveryOf(count)
    const interval = (i: number): boolean => i === 0 || (i + 1) % every === 0
    return layOver(named, { data: Array.from({ length: count }, (_, i) => name(i)), axisLabel: { interval } })
  }
  return { ...named, min: spans.min, max: spans.max, ...(type === 'log' && { interval: labelEvery(spans, splitNumber) }) }
}

/** What stands at each place of things that are counted. */
export function nameOfCounted({ order }: { order?: readonly number[] | undefined }): (place: number) => string {
  return (place) => String((order ? order[place]! : place) + 1)
}

/** Of things counted from 1, about five are labelled. */
export function labelEveryOf(count: number): number {
  return count > 120 ? 50 : count > 60 ? 20 : count > 12 ? 10 : 1
}

function tooltip(drawing: Drawing, palette: Palette): Option {
  return {
    backgroundColor: palette.paper,
    borderColor: palette.line,
    textStyle: { color: palette.ink, fontFamily: palette.font },
    axisPointer: { lineStyle: { color: palette.muted } },
    formatter: (points: { seriesName: string; dataIndex: number }[]) => {
      const [point] = points
      return point ? (drawing.describe?.({ series: point.seriesName, index: point.dataIndex }) ?? '') : ''
    },
  }
}

function line(series: Series, y: AxisDefinition, palette: Palette, dots?: boolean): Option {
  const data = points(series, y.type === 'log')
  const colours = { lineStyle: { color: series.color }, itemStyle: { color: series.color } }
  // One point alone makes no line.
  return { ...colours, data, showSymbol: dots ?? data.length === 2, ...marked(series, palette) }
}

function bars(series: Series, palette: Palette): Option {
  // '-' is ECharts' word for no bar.
  const data = Array.from(series.y, (value) => (Number.isNaN(value) ? '-' : value))
  return { itemStyle: { color: series.color }, data, ...marked(series, palette) }
}

function marked({ marks }: Series, palette: Palette): Option {
  if (!marks) return {}
  return {
    markLine: {
      lineStyle: { color: palette.muted },
      label: { color: palette.muted, fontFamily: palette.font },
      data: marks.map((mark) => {
        const label = { formatter: mark.name }
        return 'x' in mark ? { xAxis: mark.x, label } : { yAxis: mark.y, label: { ...label, position: mark.place } }
      }),
    },
  }
}

/** The points of a series as ECharts takes them, [x, y, x, y ...]; what a log axis cannot show is left out. */
export function points({ x = 0, y }: Pick<Series, 'x' | 'y'>, log: boolean): Float64Array {
  const made = new Float64Array(2 * y.length)
  let n = 0
  for (let i = 0; i < y.length; i++) {
    if (log && !(y[i] > 0 && y[i] < Infinity)) continue
    made[n++] = typeof x === 'number' ? x + i : x[i]
    made[n++] = y[i]
  }
  return n < made.length ? made.subarray(0, n) : made
}
