// Pictures of counting: for which n a network is right, and a state of it along one string.

import { svg } from '../page/dom'
import { chosen, measured } from '../page/format'
import type { Translate } from '../page/i18n'
import type { Said } from './counted'

/** Half the thumb of the slider below, so that n is above its place. */
const SIDE = 8
const LENGTHS_HEIGHT = 58
const LENGTHS_TOP = 18

export interface Lengths {
  /** in pixels */
  width: number
  /** 1 for each n, from 1, that is right; empty before that is known */
  marks: ArrayLike<number>
  most: number
  trained: number
  n: number
}

/** A bar for each n: tall where all is right, and a stub where something is wrong. */
export function lengthsChart({ width, marks, most, trained, n }: Lengths, label: string, t: Translate): SVGElement {
  const each = (width - 2 * SIDE) / (most - 1)
  const x = (of: number): number => SIDE + (of - 1) * each
  const bottom = LENGTHS_HEIGHT - 2
  const picture = svg('svg', { viewBox: `0 0 ${width} ${LENGTHS_HEIGHT}`, role: 'img', 'aria-label': label })
  picture.append(
    svg('rect', { class: 'symbols-trained', x: x(1) - each / 2, y: 0, width: each * trained, height: LENGTHS_HEIGHT }),
    svg('text', { x: x(1), y: 12 }, t('counting.trained')),
  )
  for (let i = 0; i < marks.length; i++) {
    const isRight = marks[i] === 1
    const top = isRight ? LENGTHS_TOP : bottom - 5
    const bar = { x: x(i + 1) - each * 0.35, y: top, width: each * 0.7, height: bottom - top }
    picture.append(svg('rect', { class: isRight ? 'symbols-right' : 'symbols-wrong', ...bar }))
  }
  picture.append(svg('line', { class: 'symbols-axis', x1: 0, x2: width, y1: bottom + 1, y2: bottom + 1 }))
  picture.append(svg('line', { class: 'symbols-cursor', x1: x(n), x2: x(n), y1: LENGTHS_TOP - 4, y2: LENGTHS_HEIGHT }))
  return picture
}

const LEFT = 40
const RIGHT = 8
const TOP = 10
const HEIGHT = 190
const READ = 30 // below the curve: what was said, and what was read

export interface Along {
  width: number
  n: number
  /** (steps, size) */
  states: Float64Array
  size: number
  /** which of them stands out */
  state: number
  said: readonly Said[]
}

/** All states faintly, one of them before all others; below it, whether each answer is right. */
export function stateChart({ width, n, states, size, state, said }: Along, label: string, t: Translate): SVGElement {
  const steps = states.length / size
  const low = Math.min(0, ...states)
  const high = Math.max(0, ...states)
  const span = high - low || 1
  const bottom = HEIGHT - READ
  const x = (step: number): number => LEFT + (step / (steps - 1)) * (width - LEFT - RIGHT)
  const y = (value: number): number => bottom - ((value - low) / span) * (bottom - TOP)
  const picture = svg('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': label })
  for (const value of low < 0 && high > 0 ? [low, 0, high] : [low, high]) {
    picture.append(
      svg('line', { class: 'symbols-grid', x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value) }),
      svg('text', { x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end' }, value === 0 ? chosen(0) : measured(value, 2)),
    )
  }
  const turn = x(n + 0.5)
  picture.append(svg('line', { class: 'symbols-floor', x1: turn, x2: turn, y1: TOP, y2: HEIGHT - 14 }))
  const path = (of: number): string =>
    Array.from({ length: steps }, (_, step) => `${step === 0 ? 'M' : 'L'}${x(step).toFixed(1)} ${y(states[step * size + of]!).toFixed(1)}`).join('')
  for (let of = 0; of < size; of++) if (of !== state) picture.append(svg('path', { class: 'symbols-other', d: path(of) }))
  picture.append(svg('path', { class: 'symbols-chosen', d: path(state) }))
  const each = Math.max(1, ((width - LEFT - RIGHT) / (steps - 1)) * 0.8)
  said.forEach(({ after, isRight }) => {
    const height = isRight ? 5 : 10
    picture.append(svg('rect', { class: isRight ? 'symbols-right' : 'symbols-wrong', x: x(n + after) - each / 2, y: bottom + 4, width: each, height }))
  })
  picture.append(
    svg('text', { x: x((n + 1) / 2), y: HEIGHT - 2, 'text-anchor': 'middle' }, t('counting.many', { n, letter: 'a' })),
    svg('text', { x: x(1.5 * n + 0.5), y: HEIGHT - 2, 'text-anchor': 'middle' }, t('counting.many', { n, letter: 'b' })),
  )
  return picture
}
