// What is under the pointer, told by ECharts in a layer over a chart's picture: it is made when the pointer comes, and gone when
// it has left.

import { element } from '../page/dom'
import type { Option } from './definition'
import { fetchECharts, type EChart } from './echarts'

export class Inspector {
  private chart: EChart | null = null
  private layer: HTMLElement | null = null
  /** where the pointer is, in the page; null while it is elsewhere */
  private pointer: { x: number; y: number } | null = null
  private readonly elsewhere = (event: PointerEvent): void => {
    if (!this.place.contains(event.target as Node)) this.leave()
  }

  /** option gives what is to be felt for, or null while there is nothing. */
  constructor(
    private readonly place: HTMLElement,
    private readonly host: HTMLElement,
    private readonly option: () => Option | null,
  ) {
    for (const type of ['pointerenter', 'pointerdown', 'pointermove'] as const) place.addEventListener(type, (event) => this.come(event))
    place.addEventListener('pointerleave', ({ pointerType }) => {
      // A finger that lifts leaves what it asked for, until it touches something else.
      if (pointerType === 'mouse') this.leave()
      else document.addEventListener('pointerdown', this.elsewhere)
    })
  }

  /** The picture has changed. */
  follow(): void {
    const option = this.chart && this.option()
    if (option) this.chart?.setOption(option, { replaceMerge: ['series'] })
  }

  resize(): void {
    this.chart?.resize()
  }

  private come({ clientX: x, clientY: y }: PointerEvent): void {
    const waiting = this.pointer !== null
    this.pointer = { x, y }
    // Without a connection there is no tooltip; the figures are elsewhere in words.
    if (!this.chart && !waiting) void this.open().catch(() => this.leave())
  }

  private async open(): Promise<void> {
    const echarts = await fetchECharts()
    const option = this.option()
    if (!this.pointer || this.chart || !option) return this.leave()
    this.layer = element('div', { class: 'inspector' })
    this.host.append(this.layer)
    this.chart = echarts.init(this.layer, null, { renderer: 'canvas' })
    this.chart.setOption(option)
    const box = this.host.getBoundingClientRect()
    this.chart.dispatchAction({ type: 'showTip', x: this.pointer.x - box.left, y: this.pointer.y - box.top })
  }

  private leave(): void {
    document.removeEventListener('pointerdown', this.elsewhere)
    this.pointer = null
    this.chart?.dispose()
    this.chart = null
    this.layer?.remove()
    this.layer = null
  }
}
