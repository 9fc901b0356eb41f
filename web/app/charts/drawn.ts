// Charts of the pages without ECharts, which draw them as SVG: as wide, as dashed and as far from their edges as they are defined,
// in Go like all others. Their colours are the style sheets'.

import { seriesOf, type SeriesDefinition } from './definition'
import drawn from './drawn.json'
import type { Margins } from './plot-area'

export type DrawnChart = keyof typeof drawn

/** What is free around the plot, px. */
export function marginsOf(chart: DrawnChart): Margins {
  return drawn[chart].grid
}

/** How a line is drawn, as attributes of it. */
export function strokeOf(chart: DrawnChart, series: string): Record<string, number | string | undefined> {
  const { width, type, cap, join, opacity } = defined(chart, series).lineStyle ?? {}
  return {
    'stroke-width': width,
    'stroke-dasharray': type?.join(' '),
    'stroke-linecap': cap,
    'stroke-linejoin': join,
    'stroke-opacity': opacity === 1 ? undefined : opacity,
  }
}

/** Half of what the dot is wide that a line ends in, px. */
export function dotOf(chart: DrawnChart, series: string): number {
  return (defined(chart, series).symbolSize ?? 0) / 2
}

/** How wide a bar is, px, of so much that each has. */
export function barOf(chart: DrawnChart, series: string, each: number): number {
  const { barWidth = '100%' } = defined(chart, series)
  return barWidth.endsWith('%') ? (each * Number.parseFloat(barWidth)) / 100 : Number(barWidth)
}

function defined(chart: DrawnChart, series: string): SeriesDefinition {
  return seriesOf(drawn[chart] as { series: SeriesDefinition[] }, series)
}
