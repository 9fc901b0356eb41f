// ECharts, fetched only when the page already shows something. Views say what
// to draw; this decides when: on an animation frame, at most once in each, and
// only while the chart is on or near the screen.

import { layOver, type Option } from './chart-options'
import { nextFrame } from '../page/frame-queue'
import { readPalette, type Palette } from './palette'
import { Signal } from '../page/signal'

interface EChart {
  setOption(option: Option, how?: { replaceMerge?: string[] }): void
  resize(): void
  renderToCanvas(options: { pixelRatio: number; backgroundColor: string }): HTMLCanvasElement
}

interface ECharts {
  init(on: HTMLElement, theme: null, options: { renderer: 'canvas' }): EChart
}

/** Gives the option to lay over the chart's definition, or null while there is nothing to show. */
export type Draw = (palette: Palette) => Option | null

export class Chart {
  private chart: EChart | null = null
  private near = false
  private stale = true
  private making: Generator<void, void> | null = null
  /** series that the first picture has so far */
  private series = 0
  private drawn = false
  private readonly paint = (): void => this.draw()
  private heldBack = false
  private sources: unknown[] = []

  constructor(
    private readonly board: ChartBoard,
    private readonly host: HTMLElement,
    private readonly definition: string,
    private readonly overlay: Draw,
  ) {
    new IntersectionObserver(
      (entries) => {
        this.near = entries.some((entry) => entry.isIntersecting)
        if (this.near) this.request()
      },
      { rootMargin: '100px' },
    ).observe(host)
    new ResizeObserver(() => {
      if (this.chart) nextFrame(() => this.chart?.resize())
    }).observe(host)
  }

  /** While held, the chart is drawn unseen: the poster has its place. */
  get held(): boolean {
    return this.heldBack
  }

  set held(hold: boolean) {
    this.heldBack = hold
    if (!hold) this.invalidate()
  }

  /** What the chart shows has changed. */
  invalidate(): void {
    this.stale = true
    this.request()
  }

  /** Draws again if what it is drawn from is not what it was drawn from last: most frames of a run leave most charts alone. */
  follow(...sources: unknown[]): void {
    if (sources.length === this.sources.length && sources.every((source, i) => Object.is(source, this.sources[i]))) return
    this.sources = sources
    this.invalidate()
  }

  /** Whether a picture can be had: what draws the charts has been fetched. */
  get drawable(): boolean {
    return this.board.loaded !== null
  }

  /** A picture of the chart as it would be on the screen now, where it need not have been yet; null while there is nothing to show. */
  picture(ratio: number): HTMLCanvasElement | null {
    const { loaded, palette } = this.board
    const over = this.overlay(palette)
    if (!loaded || !over) return null
    const definition = loaded.definitions[this.definition] ?? {}
    this.making ??= this.make(loaded.echarts, definition)
    while (!this.making.next().done);
    while (!this.drawn) this.drawn = this.drawFirst(layOver(definition, over))
    if (this.stale) this.chart?.setOption(over, { replaceMerge: ['series'] })
    return this.chart?.renderToCanvas({ pixelRatio: ratio, backgroundColor: palette.paper }) ?? null
  }

  private request(): void {
    if (this.near && this.stale && this.board.loaded) nextFrame(this.paint)
  }

  private draw(): void {
    const { loaded } = this.board
    if (!loaded || !this.near || !this.stale) return
    const definition = loaded.definitions[this.definition] ?? {}
    this.making ??= this.make(loaded.echarts, definition)
    if (!this.making.next().done) return this.request()
    const over = this.overlay(this.board.palette)
    if (!over) return
    if (!this.drawn) {
      this.drawn = this.drawFirst(layOver(definition, over))
      if (!this.drawn) return this.request()
    } else {
      this.chart?.setOption(over, { replaceMerge: ['series'] })
    }
    this.stale = false
    if (this.heldBack) return
    this.host.style.visibility = ''
    this.host.parentElement?.querySelector('.poster')?.remove()
  }

  /**
   * Makes the chart, unseen, a part in each animation frame. All at once the first one would hold up the page for longer
   * than a frame may take, since the browser has yet to compile what it calls of ECharts.
   */
  private *make(echarts: ECharts, definition: Option): Generator<void, void> {
    this.host.style.visibility = 'hidden'
    this.chart = echarts.init(this.host, null, { renderer: 'canvas' })
    yield
    this.chart.setOption({})
    yield
    this.chart.setOption({ ...definition, series: [] })
    yield
    this.chart.setOption(definition)
    yield
  }

  /** One more series of the first picture; true when it is complete. */
  private drawFirst(option: Option): boolean {
    const series = option['series'] as unknown[]
    this.series = Math.min(this.series + 1, series.length)
    this.chart?.setOption({ ...option, series: series.slice(0, this.series) }, { replaceMerge: ['series'] })
    return this.series === series.length
  }
}

export class ChartBoard {
  loaded: { echarts: ECharts; definitions: Record<string, Option> } | null = null
  palette: Palette = readPalette()
  /** The colours or the words changed; charts follow by themselves. */
  readonly repainted = new Signal()
  private readonly charts: Chart[] = []

  mount(host: HTMLElement, definition: string, overlay: Draw): Chart {
    const chart = new Chart(this, host, definition, overlay)
    this.charts.push(chart)
    return chart
  }

  async load(definitions: Promise<Record<string, Option>>): Promise<void> {
    const address = new URL('./echarts.js', import.meta.url).href
    const [echarts, options] = await Promise.all([import(address) as Promise<ECharts>, definitions])
    this.loaded = { echarts, definitions: options }
    this.invalidate()
  }

  /** Draws everything again: another theme, another language. */
  invalidate(): void {
    this.palette = readPalette()
    this.repainted.send()
    for (const chart of this.charts) chart.invalidate()
  }
}
