// Charts on the page. Views say what to draw; this decides when: on an
// animation frame, at most once in each, and only while the chart is on or
// near the screen.

import { element } from '../page/dom'
import type { I18n } from '../page/i18n'
import { nextFrame } from '../page/frame-queue'
import { pixelRatio } from '../page/paper'
import { Signal } from '../page/signal'
import type { Definition, Definitions } from './definition'
import { compose, type AxisName, type Drawing } from './drawing'
import { fetchECharts, unseen } from './echarts'
import { enlarged, textScale } from './enlarged'
import { Inspector } from './inspector'
import { Painter } from './painter'
import { readPalette, type Palette } from './palette'

/** How near the screen a chart is kept up, so that it is there when it scrolls into view; and how near it is drawn as on the screen, with what stands over it. */
const NEAR = '100px'
const SEEN = '48px'
/** Least time between two drawings of a chart that is near the screen and not on it, ms. */
const UNSEEN_EVERY = 250

/** Gives what the chart is to show, or null while there is nothing. The same object again says that nothing has changed. */
export type Draw = (palette: Palette) => Drawing | null

export class Chart {
  /** The chart has come near the screen, onto it, or onto paper: what stands beside it is to be seen too. */
  readonly neared = new Signal()
  /** It will show something else than before. */
  readonly changed = new Signal()
  private readonly canvas = element('canvas', { 'aria-hidden': 'true' })
  private readonly painter = new Painter(this.canvas)
  private size = { width: 0, height: 0 }
  private isNear = false
  private isSeen = false
  private later: ReturnType<typeof setTimeout> | undefined
  private stale = true
  private film: Draw | null = null
  private readonly paint = (): void => this.draw()
  private readonly paintLater = (): void => {
    this.later = undefined
    nextFrame(this.paint)
  }
  private sources: unknown[] = []
  /** What was painted last. */
  private last: { drawing: Drawing; definition: Definition; palette: Palette } | null = null
  private readonly inspector: Inspector | null

  constructor(
    private readonly board: ChartBoard,
    private readonly host: HTMLElement,
    private readonly defined: string | (() => string),
    private readonly show: Draw,
  ) {
    host.append(this.canvas)
    this.inspector = this.definition.tooltip.show
      ? new Inspector(
          this.place,
          host,
          () => this.last && unseen(compose(this.last.definition, this.last.drawing, this.last.palette, board.nameOf), this.last.definition),
        )
      : null
    this.watch(NEAR, (near) => (this.isNear = near))
    this.watch(SEEN, (seen) => (this.isSeen = seen))
    new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect
      nextFrame(() => this.fit(width, height))
    }).observe(host)
  }

  /** What it shows now, or would. */
  drawing(palette: Palette): Drawing | null {
    return (this.film ?? this.show)(palette)
  }

  private watch(rootMargin: string, take: (within: boolean) => void): void {
    let before = false
    const observer = new IntersectionObserver(
      (entries) => {
        const within = entries.at(-1)?.isIntersecting ?? false
        take(within)
        const came = within && !before
        before = within
        if (within) this.request()
        if (came) this.neared.send()
      },
      { rootMargin },
    )
    observer.observe(this.host)
  }

  /** Height of the plot, px. */
  get plot(): number {
    const { top, bottom } = this.definition.grid
    return Math.max(1, this.size.height - top - bottom)
  }

  /** On the screen, or not far from it. */
  get near(): boolean {
    return this.isNear
  }

  /** On the screen. */
  get seen(): boolean {
    return this.isSeen
  }

  /** Whether a film has the chart. */
  get held(): boolean {
    return this.film !== null
  }

  /** From now on the chart shows what a film does, or again what its view says. */
  give(film: Draw | null): void {
    this.film = film
    this.invalidate()
  }

  /** What the chart shows has changed. */
  invalidate(): void {
    this.stale = true
    this.request()
    this.changed.send()
  }

  /** Draws again if what it is drawn from is not what it was drawn from last: most frames of a run leave most charts alone. */
  follow(...sources: unknown[]): void {
    if (sources.length === this.sources.length && sources.every((source, i) => Object.is(source, this.sources[i]))) return
    this.sources = sources
    if (!this.film) this.invalidate()
  }

  get definition(): Definition {
    return this.board.definition(typeof this.defined === 'string' ? this.defined : this.defined())
  }

  /** What the chart is part of: where marks of others lie over it. */
  get place(): HTMLElement {
    return this.host.parentElement ?? this.host
  }

  /** A picture of the chart to keep, as ECharts makes it; null while there is nothing to show. Throws where ECharts cannot be fetched. */
  async picture(ratio: number): Promise<HTMLCanvasElement | null> {
    const { palette } = this.board
    const drawing = this.show(palette)
    const { clientWidth: width, clientHeight: height } = this.host
    if (!drawing || width === 0) return null
    const chart = (await fetchECharts()).init(element('div'), null, { renderer: 'canvas', width, height })
    chart.setOption(compose(this.definition, drawing, palette, this.board.nameOf))
    const picture = chart.renderToCanvas({ pixelRatio: ratio, backgroundColor: palette.paper })
    chart.dispose()
    return picture
  }

  /** Paints the chart at once, as large as it is now, wherever it is. */
  lay(): void {
    this.size = { width: this.host.clientWidth, height: this.host.clientHeight }
    this.last = null
    this.stale = true
    this.neared.send()
    this.drawNow()
  }

  private fit(width: number, height: number): void {
    if (width === this.size.width && height === this.size.height) return
    this.size = { width, height }
    this.last = null
    this.inspector?.resize()
    this.invalidate()
  }

  private request(): void {
    if (!this.isNear || !this.stale) return
    if (this.isSeen || !this.last) nextFrame(this.paint)
    else this.later ??= setTimeout(this.paintLater, UNSEEN_EVERY)
  }

  private draw(): void {
    if (this.isNear && this.stale) this.drawNow()
  }

  private drawNow(): void {
    const { definition, last, size } = this
    const { palette } = this.board
    const drawing = this.drawing(palette)
    if (!drawing || size.width === 0) return
    this.stale = false
    if (drawing === last?.drawing && definition === last.definition && palette === last.palette) return
    if (!last) this.place.querySelector('.poster')?.remove()
    this.last = { drawing, definition, palette }
    this.painter.paint(size, pixelRatio(), definition, drawing, palette, this.board.nameOf)
    this.inspector?.follow()
  }
}

export class ChartBoard {
  palette: Palette = readPalette()
  /** The colours or the words changed; charts follow by themselves. */
  readonly repainted = new Signal()
  private readonly charts: Chart[] = []

  readonly nameOf: AxisName

  private readonly definitions: Definitions

  constructor(definitions: Definitions, i18n: I18n) {
    this.definitions = enlarged(definitions, textScale())
    this.nameOf = (key) => i18n.t(`axis.${key}`)
    i18n.changed.listen(() => this.invalidate())
  }

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

  /** Every chart on paper, also those that have never been in view; or again on the screen. */
  lay(): void {
    this.palette = readPalette()
    this.repainted.send()
    for (const chart of this.charts) chart.lay()
  }

  /** Draws everything again: another theme, another language. */
  invalidate(): void {
    this.palette = readPalette()
    this.repainted.send()
    for (const chart of this.charts) chart.invalidate()
  }
}
