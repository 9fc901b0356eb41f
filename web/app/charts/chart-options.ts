// Chart definitions come from Go (charts.json: which series on which axes).
// What a reader sees besides - colours, words, ranges, data - is laid over
// them here and in the views.

import { chosen } from '../page/format'
import type { Palette } from './palette'
import { labelEvery, type Margins, type Range } from './plot-area'

export type Option = { [key: string]: unknown }

/** A deep copy of base with over laid on it. Series are matched by name, other lists by position. */
export function layOver(base: Option, over: Option): Option {
  const made: Option = { ...base }
  for (const [key, value] of Object.entries(over)) {
    made[key] = layOverValue(base[key], value)
  }
  return made
}

function layOverValue(base: unknown, over: unknown): unknown {
  if (isList(base) && isList(over)) {
    if (over.every((item) => isOption(item) && typeof item['name'] === 'string' && 'type' in item)) {
      return layOverSeries(base, over as Option[])
    }
    return over.map((item, i) => layOverValue(base[i], item))
  }
  if (isList(base) && isOption(over)) return base.map((item) => layOverValue(item, over))
  return isOption(base) && isOption(over) ? layOver(base, over) : over
}

function layOverSeries(base: unknown[], over: Option[]): Option[] {
  return over.map((series) => {
    const defined = base.find((item) => isOption(item) && item['name'] === series['name'])
    return isOption(defined) ? layOver(defined, series) : series
  })
}

function isList(x: unknown): x is unknown[] {
  return Array.isArray(x)
}

function isOption(x: unknown): x is Option {
  return typeof x === 'object' && x !== null && Object.getPrototypeOf(x) === Object.prototype
}

/** Axes and grid as every chart here has them: quiet lines, small muted figures, fixed margins. */
export function frame(palette: Palette, margins: Margins): { grid: Option; xAxis: Option; yAxis: Option; text: Option } {
  const label = { color: palette.muted, fontSize: 11, fontFamily: palette.font, hideOverlap: true }
  const axis = {
    name: '',
    axisLine: { show: true, lineStyle: { color: palette.line, width: 1 } },
    axisTick: { show: false },
    axisLabel: label,
    splitLine: { show: false },
    minorSplitLine: { show: false },
    minorTick: { show: false },
  }
  return {
    // ECharts 6 would otherwise shrink the grid to fit labels, and the cursor and the poster count on these margins.
    grid: { ...margins, containLabel: false, outerBoundsMode: 'none' },
    xAxis: { ...axis },
    yAxis: {
      ...axis,
      axisLine: { show: false },
      splitLine: { show: true, showMinLine: false, showMaxLine: false, lineStyle: { color: palette.line, width: 1 } },
    },
    text: { textStyle: { fontFamily: palette.font, color: palette.ink } },
  }
}

/** A log axis over whole decades, labelled at each or, where they are many, at every second or third. */
export function logAxis(base: Option, range: Range): Option {
  return { ...base, type: 'log', ...span(range), interval: labelEvery(range), axisLabel: { ...(base['axisLabel'] as Option), formatter: powerOfTen } }
}

/** An axis of things counted from 1, with about five of them labelled. */
export function countAxis(base: Option, count: number): Option {
  const every = count > 120 ? 50 : count > 60 ? 20 : count > 12 ? 10 : 1
  const label = { ...(base['axisLabel'] as Option), interval: (i: number) => i === 0 || (i + 1) % every === 0 }
  return { ...base, type: 'category', data: Array.from({ length: count }, (_, i) => String(i + 1)), axisLabel: label }
}

export function span({ min, max }: Range): Option {
  return { min, max }
}

/** The y axis of a chart of the series: -1, 0 and 1 where they fit, and no labels at the ends, which are not round. */
export function seriesAxis(base: Option, range: Range): Option {
  const label = { ...(base['axisLabel'] as Option), showMinLabel: false, showMaxLabel: false, formatter: (value: number) => chosen(value) }
  return { ...base, type: 'value', ...span(range), splitNumber: 3, axisLabel: label }
}

/** The tooltip of a chart: drawn on the canvas, for HTML ones need inline styles that the page's policy forbids. */
export function tooltip(palette: Palette, formatter: (params: never) => string): Option {
  return {
    show: true,
    renderMode: 'richText',
    confine: true,
    backgroundColor: palette.paper,
    borderColor: palette.line,
    borderWidth: 1,
    padding: [6, 10],
    textStyle: { color: palette.ink, fontSize: 12, fontFamily: palette.font },
    axisPointer: { type: 'line', lineStyle: { color: palette.muted, width: 1, type: 'solid' }, label: { show: false } },
    formatter,
  }
}

/** Powers of ten on a log axis, 10⁻³ rather than 0.001. */
export function powerOfTen(value: number): string {
  const exponent = Math.round(Math.log10(value))
  if (exponent === 0) return '1'
  if (exponent === 1) return '10'
  return `10${[...String(exponent)].map((c) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(c)]).join('')}`
}
