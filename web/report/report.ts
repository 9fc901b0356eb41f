// Draws the report's charts: the options come from Go with their data, colours
// and number formats are laid over them here.

import { powerOfTen } from '../app/charts/chart-options'
import { measured } from '../app/page/format'
import { readPalette, type Palette } from '../app/charts/palette'
import * as echarts from '../vendor/echarts-report.js'

type Option = Record<string, unknown>
/** What ECharts gives a tooltip's formatter, as far as it is used here. */
interface Point {
  seriesName: string
  dataIndex: number
  value: number | string | number[]
}

function content<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent ?? '') as T
}

const figures = content<Record<string, Record<string, Option>>>('figures')
const words = content<Record<string, string>>('words')

function text(key: string, values: Record<string, string | number> = {}): string {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}

function colour(series: string, palette: Palette): string {
  switch (series) {
    case 'truth':
      return palette.truth
    case 'prediction':
    case 'printed':
      return palette.prediction
    case 'train':
      return palette.faint
    case 'zero':
      return palette.line
    default:
      return palette.ink
  }
}

/** The chart's tooltip: what is under the cursor, a line for each series. */
function describe(chart: string, points: Point[]): string {
  const first = points[0]
  if (!first) return ''
  if (chart === 'hidden') {
    const [step, unit, value] = first.value as number[]
    return text('hidden.cell', { step: step + 1, unit: unit + 1, value: measured(value) })
  }
  if (chart === 'gradient') {
    const bar = points.find((point) => point.seriesName === 'gradient' && typeof point.value === 'number')
    return text('gradient.bar', { step: first.dataIndex + 1, value: bar ? measured(bar.value as number) : '0' })
  }
  const x = (first.value as number[])[0]
  const lines = points.map((point) => `${text(`legend.${point.seriesName}`)} ${measured((point.value as number[])[1])}`)
  return [chart === 'loss' ? `${x}` : `n = ${x}`, ...lines].join('\n')
}

/** What is laid over a chart's option: the colours of the theme, and number formats. */
function look(chart: string, option: Option, palette: Palette): Option {
  const rule = { lineStyle: { color: palette.line } }
  const label = { color: palette.muted, fontFamily: palette.font }
  const log = chart === 'loss' || chart === 'gradient'
  // The ends of a wave's axis are not round, and of units and steps every tenth is enough.
  const ends = log || chart === 'hidden' ? {} : { showMinLabel: false, showMaxLabel: false }
  const tenth = { interval: (i: number) => i === 0 || (i + 1) % 10 === 0 }
  return {
    textStyle: { fontFamily: palette.font, color: palette.ink },
    xAxis: { axisLine: rule, axisLabel: chart === 'hidden' || chart === 'gradient' ? { ...label, ...tenth } : label },
    yAxis: { splitLine: { ...rule, showMinLine: log, showMaxLine: log }, axisLabel: { ...label, ...ends, ...(log && { formatter: powerOfTen }), ...(chart === 'hidden' && tenth) } },
    tooltip: {
      backgroundColor: palette.paper,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontSize: 12, fontFamily: palette.font },
      axisPointer: { lineStyle: { color: palette.muted }, shadowStyle: { color: palette.line, opacity: 0.5 } },
      formatter: (under: Point | Point[]) => describe(chart, Array.isArray(under) ? under : [under]),
    },
    ...(chart === 'hidden' && { visualMap: { inRange: { color: palette.heat } } }),
    series: (option['series'] as { name: string }[]).map(({ name }) => {
      const color = colour(name, palette)
      return { name, itemStyle: { color }, ...(chart !== 'hidden' && chart !== 'gradient' && { lineStyle: { color } }) }
    }),
  }
}

const palettes = window.matchMedia('(prefers-color-scheme: dark)')
for (const host of document.querySelectorAll<HTMLElement>('.chart')) {
  const { preset = '', chart = '' } = host.dataset
  const option = figures[preset]?.[chart]
  if (!option) continue
  const drawn = echarts.init(host, null, { renderer: 'canvas' })
  drawn.setOption(option)
  const paint = (): void => drawn.setOption(look(chart, option, readPalette()))
  paint()
  palettes.addEventListener('change', paint)
  new ResizeObserver(() => drawn.resize()).observe(host)
}
