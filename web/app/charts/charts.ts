// ECharts, fetched only when the page already shows something. Views say what
// to draw; this decides when: on an animation frame, at most once in each, and
// only while the chart is on or near the screen.

import type { Definition, Definitions, Option } from './definition'
import { compose, type Drawing } from './drawing'
import { nextFrame } from '../page/frame-queue'
import { readPalette, type Palette } from './palette'
import { Signal } from '../page/signal'

interface EChart {
  setOption(option: Option, how?: { replaceMerge?: string[] }): void
  resize(): void
  renderToCanvas(options: { pixelRatio: number; backgroundColor: string }): HTMLCanvasElement
}

/** Pixels of a picture for one of the page's: paper shows more than a screen. */
const PAPER_RATIO = 3

interface ECharts {
  init(on: HTMLElement, theme: null, options: { renderer: 'canvas' }): EChart
}

/** Gives what the chart is to show, or null while there is nothing. The same object again says that nothing has changed. */
export type Draw = (palette: Palette) => Drawing | null

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
  /** What the chart was drawn from last. */
  private last: { drawing: Drawing; definition: Definition; palette: Palette } | null = null

  constructor(
    private readonly board: ChartBoard,
    private readonly host: HTMLElement,
    private readonly defined: string | (() => string),
    private readonly show: Draw,
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
    return this.board.echarts !== null
  }

  get definition(): Definition {
    return this.board.definition(typeof this.defined === 'string' ? this.defined : this.defined())
  }

  /** What the chart is part of: where a poster can stand in for it. */
  get place(): HTMLElement {
    return this.host.parentElement ?? this.host
  }

  /** A picture of the chart as it would be on the screen now, where it need not have been yet; null while there is nothing to show. */
  picture(ratio: number): HTMLCanvasElement | null {
    const { echarts, palette } = this.board
    const drawing = this.show(palette)
    if (!echarts || !drawing) return null
    this.making ??= this.make(echarts)
    while (!this.making.next().done);
    const option = compose(this.definition, drawing, palette)
    while (!this.drawn) this.drawn = this.drawFirst(option)
    if (this.stale) this.chart?.setOption(option, { replaceMerge: ['series'] })
    return this.chart?.renderToCanvas({ pixelRatio: ratio, backgroundColor: palette.paper }) ?? null
  }

  /** A picture of the chart over it, as large as it is on paper; the chart itself is drawn again for the screen. */
  onPaper(): void {
    if (this.host.clientWidth === 0) return
    this.stale = true
    this.chart?.resize()
    const picture = this.picture(PAPER_RATIO)
    if (!picture) return
    picture.className = 'on-paper'
    this.host.append(picture)
  }

  offPaper(): void {
    this.host.querySelector('.on-paper')?.remove()
    this.chart?.resize()
  }

  private request(): void {
    if (this.near && this.stale && this.board.echarts) nextFrame(this.paint)
  }

  private draw(): void {
    const { echarts, palette } = this.board
    if (!echarts || !this.near || !this.stale) return
    this.making ??= this.make(echarts)
    if (!this.making.next().done) return this.request()
    const drawing = this.show(palette)
    if (!drawing) return
    if (!this.drawn) {
      this.drawn = this.drawFirst(compose(this.definition, drawing, palette))
      if (!this.drawn) return this.request()
    } else {
      this.update(drawing, palette)
    }
    this.stale = false
    if (this.heldBack) return
    this.host.style.visibility = ''
    this.place.querySelector('.poster')?.remove()
  }

  private update(drawing: Drawing, palette: Palette): void {
    const { definition, last } = this
    if (drawing === last?.drawing && definition === last.definition && palette === last.palette) return
    this.last = { drawing, definition, palette }
    this.chart?.setOption(compose(definition, drawing, palette), { replaceMerge: ['series'] })
  }

  /**
   * Makes the chart, unseen, a part in each animation frame. All at once the first one would hold up the page for longer
   * than a frame may take, since the browser has yet to compile what it calls of ECharts.
   */
  private *make(echarts: ECharts): Generator<void, void> {
    const { definition } = this
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
  echarts: ECharts | null = null
  palette: Palette = readPalette()
  /** The colours or the words changed; charts follow by themselves. */
  readonly repainted = new Signal()
  private readonly charts: Chart[] = []

  constructor(private readonly definitions: Definitions) {}

  definition(name: string): Definition {
    const found = this.definitions[name]
    if (!found) throw new Error(`no chart ${name} is defined`)
    return found
  }

  /** A chart on an element; the name of its definition may change from drawing to drawing. */
  mount(host: HTMLElement, definition: string | (() => string), show: Draw): Chart {
    const chart = new Chart(this, host, definition, show)
    this.charts.push(chart)
    return chart
  }

  async load(): Promise<void> {
    const address = new URL('./echarts.js', import.meta.url).href
    this.echarts = await (import(address) as Promise<ECharts>)
    this.invalidate()
  }

  /** Every chart on paper, also those that have never been in view. */
  onPaper(): void {
    this.palette = readPalette()
    for (const chart of this.charts) chart.onPaper()
  }

  offPaper(): void {
    for (const chart of this.charts) chart.offPaper()
    this.invalidate()
  }

  /** Draws everything again: another theme, another language. */
  invalidate(): void {
    this.palette = readPalette()
    this.repainted.send()
    for (const chart of this.charts) chart.invalidate()
  }
}
