// The picture of a series: what is known, what was forecast, and which part was for what.

import { marginsOf, strokeOf } from '../charts/drawn'
import { element, svg } from '../page/dom'
import { measured } from '../page/format'

/** Numbers with the place of the first of them in the series. */
export interface Course {
  from: number
  values: ArrayLike<number>
}

export interface Picture {
  /** of the picture, in pixels */
  width: number
  /** without one it follows the width */
  height?: number
  /** of the words, to those of an ordinary screen */
  scale: number
  values: Float64Array
  /** how many values train, and how many validate after them; the rest tests */
  train: number
  validation: number
  forecasts: Course[]
  /** what forecasts lie between */
  band: { from: number; low: number[]; high: number[] } | undefined
  /** words for the three parts, and for what is past them */
  parts: [string, string, string, string]
  label: string
}

/** Between a tick's words and the curves, px. */
const BESIDE = 8
/** What is around the curves at least, px, for words of the usual size. */
const AROUND = marginsOf('series')

export function plot({
  width,
  scale,
  height = Math.round(Math.min(340, 180 + width / 8) + (scale - 1) * (AROUND.top + AROUND.bottom)),
  values,
  train,
  validation,
  forecasts,
  band,
  parts,
  label,
}: Picture): SVGElement {
  const end = Math.max(values.length, ...forecasts.map((course) => course.from + course.values.length))
  let low = Infinity
  let high = -Infinity
  const edges = band ? [band.low, band.high].map((values) => ({ from: band.from, values })) : []
  for (const course of [{ from: 0, values }, ...forecasts, ...edges]) {
    for (let i = 0; i < course.values.length; i++) {
      low = Math.min(low, course.values[i]!)
      high = Math.max(high, course.values[i]!)
    }
  }
  const up = upAxis(low, high)
  const [left, right, top, bottom] = [up.room * scale, AROUND.right, AROUND.top * scale, AROUND.bottom * scale]
  const x = (i: number): number => left + (i / Math.max(1, end - 1)) * (width - left - right)
  // Halves, as what lies between the largest numbers is infinite.
  const y = (v: number): number => height - bottom - ((v / 2 - low / 2) / (high / 2 - low / 2 || 1)) * (height - top - bottom)
  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label })

  const bounds = [0, train, train + validation, values.length, end]
  const named: Part[] = []
  parts.forEach((word, i) => {
    const [first, next] = [bounds[i]!, bounds[i + 1]!]
    if (next <= first) return
    const [from, to] = [x(Math.max(0, first - 0.5)), x(Math.min(end - 1, next - 0.5))]
    if (i > 0)
      picture.append(svg('rect', { class: `numbers-part numbers-part-${i}`, x: from, y: top, width: Math.max(0, to - from), height: height - top - bottom }))
    named.push({ word, from, to })
  })
  for (const { word, at } of wordsOver(named, width, scale)) picture.append(svg('text', { x: at, y: top - 9 * scale, 'text-anchor': 'middle' }, word))
  for (const { at, text } of up.ticks) {
    picture.append(
      svg('line', { class: 'numbers-grid', x1: left, x2: width - right, y1: y(at), y2: y(at) }),
      svg('text', { x: left - BESIDE, y: y(at) + 5 * scale, 'text-anchor': 'end' }, text),
    )
  }
  picture.append(
    svg('text', { x: left, y: height - 6 * scale }, '1'),
    svg('text', { x: width - right, y: height - 6 * scale, 'text-anchor': 'end' }, String(end)),
  )
  if (band && band.low.length > 0) {
    const points = [...band.high.map((v, i) => [i, v]), ...band.low.map((v, i) => [i, v]).reverse()]
    picture.append(svg('polygon', { class: 'numbers-band', points: points.map(([i, v]) => `${x(band.from + i!).toFixed(1)},${y(v!).toFixed(1)}`).join(' ') }))
  }
  picture.append(svg('path', { class: 'numbers-truth', ...strokeOf('series', 'truth'), d: path({ from: 0, values }, x, y, width) }))
  for (const course of forecasts) picture.append(svg('path', { class: 'numbers-forecast', ...strokeOf('series', 'forecast'), d: path(course, x, y, width) }))
  return picture
}

/** A part of the picture, from its left to its right edge. */
interface Part {
  word: string
  from: number
  to: number
}

/** Between two words, px. */
const APART = 5

/** About as wide as a word of the usual size is written, px. */
export function widthOf(word: string): number {
  let width = 0
  for (const letter of word) width += letter > '\u2e80' ? 12.5 : 7
  return width
}

/**
 * Where the words of the parts stand, by their middles: each over the middle of its part, or beside that where the word before it
 * is long. One that has no place over its part is in the sentence below alone.
 */
export function wordsOver(parts: readonly Part[], width: number, scale: number): { word: string; at: number }[] {
  let free = 0
  return parts.flatMap(({ word, from, to }) => {
    const half = (scale * widthOf(word)) / 2
    const at = Math.max(free + half, Math.min((from + to) / 2, width - half))
    if (at < from || at > to || at + half > width) return []
    free = at + half + APART
    return [{ word, at }]
  })
}

function path({ from, values }: Course, x: (i: number) => number, y: (v: number) => number, width: number): string {
  const at: number[] = []
  // More than two points a pixel cannot be told apart.
  const group = Math.ceil(values.length / width)
  for (let i = 0; i < values.length; i += group) {
    // Of each group the least and the greatest, in their order, so that no spike is lost.
    let [low, high] = [i, i]
    for (let j = i; j < Math.min(i + group, values.length); j++) {
      if (values[j]! < values[low]!) low = j
      if (values[j]! > values[high]!) high = j
    }
    at.push(Math.min(low, high))
    if (low !== high) at.push(Math.max(low, high))
  }
  return at.map((i, k) => `${k === 0 ? 'M' : 'L'}${x(from + i).toFixed(1)} ${y(values[i]!).toFixed(1)}`).join('')
}

/** Three to six round numbers from low to high. */
function ticks(low: number, high: number): number[] {
  const span = high - low
  if (!(span > 0) || !Number.isFinite(span)) return [low]
  const unit = 10 ** Math.floor(Math.log10(span))
  const step = unit * (span / unit < 2 ? 0.5 : span / unit < 5 ? 1 : 2)
  const found: number[] = []
  for (let k = Math.ceil(low / step); k * step <= high; k++) found.push(k * step)
  return found
}

/**
 * The axis that goes up, and the room that its words take, px: with as many digits as tell the ticks apart, but no zeros before a
 * power of ten.
 */
export function upAxis(low: number, high: number): { ticks: { at: number; text: string }[]; room: number } {
  const at = ticks(low, high)
  let texts: string[] = []
  for (let digits = 3; digits <= 15 && new Set(texts).size < at.length; digits++) texts = at.map((tick) => measured(tick, digits))
  const short = texts.map((text) => text.replace(/\.?0+(?=×)/, ''))
  return { ticks: at.map((tick, i) => ({ at: tick, text: short[i]! })), room: Math.max(AROUND.left, ...short.map((text) => widthOf(text) + 2 * BESIDE)) }
}

/** What the lines are, in words and their colours. */
export function legend(truth: string, forecast?: string): HTMLElement {
  return element(
    'p',
    { class: 'numbers-legend' },
    element('span', { class: 'numbers-key numbers-key-truth' }, truth),
    ...(forecast === undefined ? [] : [element('span', { class: 'numbers-key numbers-key-forecast' }, forecast)]),
  )
}
