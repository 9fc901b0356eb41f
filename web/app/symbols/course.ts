// How likely the letters of a passage were held while a network learned.

import { dotOf, marginsOf, strokeOf } from '../charts/drawn'
import { svg } from '../page/dom'

/** So many looks are kept; of more, every other one goes. */
export const MOST_LOOKS = 120

export interface Past {
  /** training sequences, when it was looked */
  seen: number
  /** of each letter of the passage */
  chances: Float32Array
}

export class Course {
  past: Past[] = []

  add(seen: number, chances: ArrayLike<number>): void {
    const of = { seen, chances: Float32Array.from(chances) }
    // The same weights make the same chances.
    if (this.past.at(-1)?.seen === seen) this.past.pop()
    this.past.push(of)
    if (this.past.length > MOST_LOOKS) this.past = this.past.filter((_, i) => i % 2 === 0)
  }
}

const [WIDTH, HEIGHT] = [420, 84]
const { left: LEFT, right: RIGHT, top: TOP, bottom: BOTTOM } = marginsOf('held')

/** The probability of the letter at a place against the sequences seen, up to so many. */
export function courseChart({ past }: Course, place: number, last: number, words: { label: string; from: string; to: string }): SVGElement {
  const x = (seen: number): number => LEFT + (seen / last) * (WIDTH - LEFT - RIGHT)
  const y = (p: number): number => TOP + (1 - p) * (HEIGHT - BOTTOM - TOP)
  const picture = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': words.label })
  for (const p of [0, 0.5, 1]) {
    picture.append(
      svg('line', { class: 'symbols-grid', x1: LEFT, x2: WIDTH - RIGHT, y1: y(p), y2: y(p) }),
      svg('text', { x: LEFT - 6, y: y(p) + 4, 'text-anchor': 'end' }, `${100 * p}%`),
    )
  }
  picture.append(
    svg('text', { x: LEFT, y: HEIGHT - 3, 'text-anchor': 'start' }, words.from),
    svg('text', { x: WIDTH - RIGHT, y: HEIGHT - 3, 'text-anchor': 'end' }, words.to),
  )
  const at = past.map(({ seen, chances }) => `${x(seen).toFixed(1)} ${y(chances[place]!).toFixed(1)}`)
  picture.append(svg('path', { class: 'symbols-held', ...strokeOf('held', 'held'), d: at.map((point, i) => `${i === 0 ? 'M' : 'L'}${point}`).join('') }))
  const [cx, cy] = at.at(-1)?.split(' ') ?? []
  if (cx) picture.append(svg('circle', { class: 'symbols-held', cx, cy, r: dotOf('held', 'held') }))
  return picture
}
