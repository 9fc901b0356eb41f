// The definitions of the charts come from Go (charts.json): which series on
// which axes, and how all of it is drawn.

import type { Margins } from './plot-area'

export type Option = { [key: string]: unknown }

export interface AxisDefinition extends Option {
  type: 'value' | 'log' | 'category'
  /** key of a word: a name is written in the reader's language */
  name: string
  nameGap: number
  nameTextStyle: { fontSize: number }
  splitNumber?: number
  minInterval?: number
  axisLabel: { fontSize: number; margin: number; showMinLabel?: boolean; showMaxLabel?: boolean }
  axisLine: { show: boolean; lineStyle?: LineStyle }
  splitLine: { show: boolean; lineStyle?: LineStyle }
}

export interface LineStyle extends Option {
  width?: number
  opacity?: number
  type?: number[]
  cap?: string
  join?: string
}

export interface SeriesDefinition extends Option {
  name: string
  type: 'line' | 'bar'
  lineStyle?: LineStyle
  /** whether each point is a dot, in the place of a line */
  showSymbol?: boolean
  /** of the point under the pointer, of one that is alone, and of dots */
  symbolSize?: number
  /** of bars: a share of their places */
  barWidth?: string
  markLine?: { lineStyle: LineStyle; label: { fontSize: number; lineHeight: number; distance?: number } }
}

export interface Definition extends Option {
  grid: Margins
  xAxis: [AxisDefinition]
  yAxis: [AxisDefinition]
  series: SeriesDefinition[]
  tooltip: { show: boolean }
}

/** charts.json: the definitions by name. */
export type Definitions = Record<string, Definition>

/** How a series is defined; a series that is not is a mistake of whoever asks. */
export function seriesOf(definition: Pick<Definition, 'series'>, name: string): SeriesDefinition {
  const found = definition.series.find((series) => series.name === name)
  if (!found) throw new Error(`the chart has no series ${name}`)
  return found
}

/** A deep copy of base with over laid on it: an object over a list goes over each of its elements, other lists by position. */
export function layOver(base: Option, over: Option): Option {
  const made: Option = { ...base }
  for (const [key, value] of Object.entries(over)) {
    made[key] = layOverValue(base[key], value)
  }
  return made
}

function layOverValue(base: unknown, over: unknown): unknown {
  if (Array.isArray(base) && isOption(over)) return base.map((item) => layOverValue(item, over))
  return isOption(base) && isOption(over) ? layOver(base, over) : over
}

function isOption(x: unknown): x is Option {
  return typeof x === 'object' && x !== null && Object.getPrototypeOf(x) === Object.prototype
}
