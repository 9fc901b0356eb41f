// A pad to draw a series on, with a pointer, a finger or the keyboard.

import { need, setText, svg } from '../page/dom'
import { chosen } from '../page/format'
import type { Translate } from '../page/i18n'

const POINTS = 60
/** What a point can be: 0 to GREATEST, in steps of FINEST. */
const GREATEST = 100
const FINEST = 0.5
const START = GREATEST / 2
/** Of the picture, in its own units. */
const WIDTH = 600
const HEIGHT = 180
const EDGE = 8

/** How far a key goes: along the points, or up. */
const KEYS: Record<string, [along: number, up: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  Home: [-POINTS, 0],
  End: [POINTS, 0],
  ArrowUp: [0, 2],
  ArrowDown: [0, -2],
  PageUp: [0, 10],
  PageDown: [0, -10],
}

export class Pad {
  private readonly pad = need('#pad')
  private readonly line = svg('polyline', { class: 'numbers-truth' })
  private readonly dot = svg('path', { class: 'numbers-pad-point' })
  private readonly values = new Array<number>(POINTS).fill(START)
  /** the point that the keys act on */
  private at = 0
  /** where the pointer was last, while it draws */
  private from: number | undefined

  constructor(
    private readonly t: Translate,
    take: (values: Float64Array) => void,
  ) {
    const { pad } = this
    const grid = [0, GREATEST / 2, GREATEST].map((v) => svg('line', { class: 'numbers-grid', x1: 0, x2: WIDTH, y1: y(v), y2: y(v) }))
    pad.append(svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, ...grid, this.line, this.dot))
    pad.addEventListener('pointerdown', (event) => {
      pad.setPointerCapture(event.pointerId)
      this.from = undefined
      this.draw(event)
    })
    pad.addEventListener('pointermove', (event) => {
      if (!pad.hasPointerCapture(event.pointerId)) return
      // Between two frames a quick hand is at several places.
      const all = event.getCoalescedEvents?.() ?? []
      for (const of of all.length > 0 ? all : [event]) this.draw(of)
    })
    pad.addEventListener('keydown', (event) => {
      const key = KEYS[event.key]
      if (!key || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      this.at = within(this.at + key[0], POINTS - 1)
      this.values[this.at] = within(this.values[this.at]! + key[1], GREATEST)
      this.show()
    })
    need('#pad-take').addEventListener('click', () => take(Float64Array.from(this.values)))
    need('#pad-clear').addEventListener('click', () => {
      this.values.fill(START)
      this.at = 0
      this.show()
    })
    this.show()
  }

  /** Puts the point under the pointer there, and those that it has passed on the line between. */
  private draw({ clientX, clientY }: PointerEvent): void {
    const { left, top, width, height } = this.pad.getBoundingClientRect()
    const to = within(Math.round((((clientX - left) / width) * WIDTH - EDGE) / ((WIDTH - 2 * EDGE) / (POINTS - 1))), POINTS - 1)
    const value = within(GREATEST * (1 - (((clientY - top) / height) * HEIGHT - EDGE) / (HEIGHT - 2 * EDGE)), GREATEST)
    const begin = this.from ?? to
    const before = this.values[begin]!
    const step = Math.sign(to - begin)
    for (let i = begin; ; i += step) {
      const share = to === begin ? 1 : (i - begin) / (to - begin)
      this.values[i] = within(Math.round((before + (value - before) * share) / FINEST) * FINEST, GREATEST)
      if (i === to) break
    }
    this.at = this.from = to
    this.show()
  }

  private show(): void {
    const { pad, values, at } = this
    const value = values[at]!
    this.line.setAttribute('points', values.map((v, i) => `${x(i).toFixed(1)},${y(v).toFixed(1)}`).join(' '))
    this.dot.setAttribute('d', `M${x(at).toFixed(1)} ${y(value).toFixed(1)}h0`)
    pad.setAttribute('aria-valuenow', String(value))
    pad.setAttribute('aria-valuetext', this.t('pad.value', { point: at + 1, points: POINTS, value: chosen(value) }))
    setText(need('#pad-said'), pad.getAttribute('aria-valuetext')!)
  }
}

const within = (value: number, most: number): number => Math.min(most, Math.max(0, value))
const x = (i: number): number => EDGE + (i / (POINTS - 1)) * (WIDTH - 2 * EDGE)
const y = (v: number): number => EDGE + (1 - v / GREATEST) * (HEIGHT - 2 * EDGE)
