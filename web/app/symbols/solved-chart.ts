// How many of ten seeds are solved, over the sequences seen.

import { marginsOf, strokeOf } from '../charts/drawn'
import { svg } from '../page/dom'
import { chosen, grouped } from '../page/format'
import type { Translate } from '../page/i18n'
import { SEEDS, steps, type Seed } from './solved'

const HEIGHT = 170
const { left: LEFT, right: RIGHT, top: TOP, bottom: BOTTOM } = marginsOf('solved')

export interface SolvedPicture {
  /** in pixels */
  width: number
  seeds: readonly Seed[]
  /** sequences that the whole of a training has */
  last: number
}

export function solvedChart({ width, seeds, last }: SolvedPicture, label: string, t: Translate): SVGElement {
  const x = (seen: number): number => LEFT + (seen / last) * (width - LEFT - RIGHT)
  const y = (solved: number): number => TOP + (1 - solved / SEEDS) * (HEIGHT - TOP - BOTTOM)
  const picture = svg('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': label })
  for (const tick of [0, SEEDS / 2, SEEDS]) {
    picture.append(
      svg('line', { class: 'symbols-grid', x1: LEFT, x2: width - RIGHT, y1: y(tick), y2: y(tick) }),
      svg('text', { x: LEFT - 6, y: y(tick) + 4, 'text-anchor': 'end' }, chosen(tick)),
    )
  }
  picture.append(
    svg('text', { x: LEFT, y: HEIGHT - BOTTOM + 16 }, grouped(0)),
    svg('text', { x: width - RIGHT, y: HEIGHT - BOTTOM + 16, 'text-anchor': 'end' }, grouped(last)),
    svg('text', { x: (LEFT + width - RIGHT) / 2, y: HEIGHT - 4, 'text-anchor': 'middle' }, t('loss.axis')),
  )
  const path = steps(seeds).map(({ seen, solved }, i) =>
    i === 0 ? `M${x(seen).toFixed(1)} ${y(solved).toFixed(1)}` : `H${x(seen).toFixed(1)}V${y(solved).toFixed(1)}`,
  )
  picture.append(svg('path', { class: 'symbols-validation', ...strokeOf('solved', 'solved'), d: path.join('') }))
  return picture
}
