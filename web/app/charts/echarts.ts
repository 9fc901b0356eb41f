// ECharts, fetched when a reader first asks a chart for more than to look at it: what is under the pointer, or a picture to keep.

import { layOver, type Definition, type Option } from './definition'

export interface EChart {
  setOption(option: Option, how?: { replaceMerge?: string[] }): void
  dispatchAction(action: { type: string; x?: number; y?: number }): void
  resize(): void
  renderToCanvas(options: { pixelRatio: number; backgroundColor: string }): HTMLCanvasElement
  dispose(): void
}

export interface ECharts {
  init(on: HTMLElement, theme: null, options: { renderer: 'canvas'; width?: number; height?: number }): EChart
}

let fetched: Promise<ECharts> | undefined

export async function fetchECharts(): Promise<ECharts> {
  const address = new URL('./echarts.js', import.meta.url).href
  fetched ??= import(address) as Promise<ECharts>
  try {
    return await fetched
  } catch (error) {
    // The next who asks tries again.
    fetched = undefined
    throw error
  }
}

/** The option of a chart whose picture is there already: the lines are only felt for. */
export function unseen(option: Option, { series }: Definition): Option {
  const lines = (option['series'] as Option[]).map((one) => {
    const bare = layOver(one, series.find(({ name }) => name === one['name'])?.type === 'bar' ? { itemStyle: { opacity: 0 } } : { lineStyle: { opacity: 0 } })
    delete bare['markLine']
    return { ...bare, showSymbol: false }
  })
  const nothing = { name: '', axisLabel: { show: false }, axisLine: { show: false }, splitLine: { show: false } }
  return { ...layOver(option, { xAxis: nothing, yAxis: nothing }), series: lines }
}
