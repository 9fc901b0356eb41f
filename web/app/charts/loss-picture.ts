// How networks learn, as a picture of its own: losses on a log axis, and what rules without a network reach as lines across it, named
// at their right end. For the pages whose charts ECharts has no part in.

import { svg } from '../page/dom'
import { chosen, grouped, scientific } from '../page/format'
import { dotOf, marginsOf, strokeOf, type DrawnChart } from './drawn'

export interface LossPicture {
  /** in pixels */
  width: number
  /** of the words, to those of an ordinary screen */
  scale?: number
  /** as which it is defined */
  chart: DrawnChart
  /** what the classes of its parts begin with */
  style: string
  floors: { name: string; value: number }[]
  /** losses at places along the axis, the class of their line, and its name in the chart; `kept` is the point whose weights are there now, of several */
  curves: { kind: string; series: string; at: readonly number[]; losses: readonly number[]; kept?: number }[]
  /** the end of the axis, and what is written there */
  last: number
  end: string
  axis: string
  /** what the losses are, over the axis that goes up */
  up?: string
  /** Nothing is drawn below, nor above: a loss that goes on there says no more. */
  bounds: { low: number; high: number }
  /** px for the names of the floors, beside the margin at the right */
  names?: number
  label: string
}

const HEIGHT = 260
/** between the names of two floors */
const LINE = 14

export function lossPicture({ width, scale = 1, chart, style, floors, curves, last, end, axis, up, bounds, names = 0, label }: LossPicture): SVGElement {
  const margins = marginsOf(chart)
  const within = (loss: number): number => Math.min(bounds.high, Math.max(bounds.low, loss))
  const values = [...floors.map(({ value }) => value), ...curves.flatMap(({ losses }) => losses)].filter(Number.isFinite).map(within)
  const [low, high] = [Math.min(...values) / 1.15, Math.max(...values) * 1.15]
  const ticks = logTicks(low, high).map((at) => ({ at, text: tickText(at) }))
  // Nearly all ticks have room in the margin, so that the axis stays where it is while losses fall.
  const beside = Math.max(margins.left, ...ticks.map(({ text }) => widthOf(text) + 10))
  const room = margins.right + names
  const [left, right, top, bottom] = [beside * scale, width - room * scale, margins.top * scale, HEIGHT - margins.bottom * scale]
  const x = (place: number): number => left + (place / last) * (right - left)
  const y = (loss: number): number => top + ((Math.log(high) - Math.log(within(loss))) / (Math.log(high) - Math.log(low))) * (bottom - top)
  const picture = svg('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': label })

  for (const { at, text } of ticks) {
    picture.append(
      svg('line', { class: `${style}-grid`, x1: left, x2: right, y1: y(at), y2: y(at) }),
      svg('text', { x: left - 6 * scale, y: y(at) + 4 * scale, 'text-anchor': 'end' }, text),
    )
  }
  if (up !== undefined) picture.append(svg('text', { x: 0, y: 12 * scale }, up))
  for (const [place, anchor, text] of [
    [0, 'start', '0'],
    [last, 'end', end],
  ] as const) {
    picture.append(svg('text', { x: x(place), y: bottom + 16 * scale, 'text-anchor': anchor }, text))
  }
  picture.append(svg('text', { x: (left + right) / 2, y: HEIGHT - 4 * scale, 'text-anchor': 'middle' }, axis))

  const rows = spread(
    floors.map(({ value }) => y(value) + 4 * scale),
    bottom + 4 * scale,
    LINE * scale,
  )
  const widest = (room - 8) * scale
  floors.forEach(({ name: called, value }, i) => {
    const name = value < bounds.low ? `↓ ${called}` : called
    // Narrower letters, rather than a name that ends outside.
    const narrow = widthOf(name) * scale > widest ? { textLength: widest, lengthAdjust: 'spacingAndGlyphs' } : {}
    picture.append(
      svg('line', { class: `${style}-floor`, ...strokeOf(chart, 'floor'), x1: left, x2: right, y1: y(value), y2: y(value) }),
      svg('text', { class: `${style}-floor-name`, x: right + 6 * scale, y: rows[i]!, ...narrow }, name),
    )
  })
  for (const { kind, series, at, losses, kept = losses.length - 1 } of curves) {
    const points = losses.map((loss, i) => (Number.isFinite(loss) ? ([x(at[i]!), y(loss)] as const) : undefined))
    const line = points.map((point, i) => point && `${points[i - 1] ? 'L' : 'M'}${point[0].toFixed(1)} ${point[1].toFixed(1)}`)
    picture.append(svg('path', { class: kind, ...strokeOf(chart, series), d: line.join('') }))
    const here = points[kept]
    if (here) picture.append(svg('circle', { class: kind, cx: here[0], cy: here[1], r: dotOf(chart, series) }))
  }
  return picture
}

/** What a name takes at most at the size of the pictures' words, px: a Chinese character is as wide as it is high, a raised figure narrow. */
export const widthOf = (name: string): number => [...name].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 11 : /[⁰¹²³⁴-⁹⁻]/.test(letter) ? 4.4 : 6.6), 0)

/** Without a row of zeros, for which there is no room. */
export function tickText(tick: number): string {
  if (tick < 1e-3 || tick >= 1e5) return scientific(tick, 2).replace('.0×', '×').replace(/^1×/, '')
  return tick >= 1000 ? grouped(tick) : chosen(tick)
}

const FINE = [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9]

/** 1, 2 and 5 times powers of ten; only those powers where that would be many, and some between where there would be hardly any. */
export function logTicks(low: number, high: number): number[] {
  const few = high / low > 300 ? [1] : high / low > 4 ? [1, 2, 5] : FINE
  const found: number[] = []
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    for (const of of few) {
      const tick = Number(`${of}e${power}`)
      if (tick >= low && tick <= high) found.push(tick)
    }
  }
  return found
}

/** Where names stand that are to be beside these places, from the top down, none over another and none below the lowest place. */
export function spread(places: readonly number[], lowest: number, line = LINE): number[] {
  const order = [...places.keys()].sort((a, b) => places[a]! - places[b]!)
  const at = [...places]
  order.forEach((i, k) => {
    if (k > 0) at[i] = Math.max(at[i]!, at[order[k - 1]!]! + line)
  })
  let limit = lowest
  for (const i of order.reverse()) {
    at[i] = Math.min(at[i]!, limit)
    limit = at[i]! - line
  }
  return at
}
