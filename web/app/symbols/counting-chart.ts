// Pictures of counting: for which n a network is right, and a state of it along one string.

import { barOf, marginsOf, strokeOf } from '../charts/drawn'
import { svg } from '../page/dom'
import { chosen, measured } from '../page/format'
import type { Translate } from '../page/i18n'
import type { Said } from './counted'

const LENGTHS_HEIGHT = 58
const AROUND = marginsOf('lengths')

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
  // The first and the last are where the slider below has them.
  const each = (width - AROUND.left - AROUND.right) / (most - 1)
  const x = (of: number): number => AROUND.left + (of - 1) * each
  const bottom = LENGTHS_HEIGHT - AROUND.bottom
  const picture = svg('svg', { viewBox: `0 0 ${width} ${LENGTHS_HEIGHT}`, role: 'img', 'aria-label': label })
  picture.append(
    svg('rect', { class: 'symbols-trained', x: x(1) - each / 2, y: 0, width: each * trained, height: LENGTHS_HEIGHT }),
    svg('text', { x: x(1), y: 12 }, t('counting.trained')),
  )
  for (let i = 0; i < marks.length; i++) {
    const kind = marks[i] === 1 ? 'right' : 'wrong'
    const top = kind === 'right' ? AROUND.top : bottom - 5
    const wide = barOf('lengths', kind, each)
    picture.append(svg('rect', { class: `symbols-${kind}`, x: x(i + 1) - wide / 2, y: top, width: wide, height: bottom - top }))
  }
  picture.append(svg('line', { class: 'symbols-axis', ...strokeOf('lengths', 'axis'), x1: 0, x2: width, y1: bottom + 1, y2: bottom + 1 }))
  picture.append(svg('line', { class: 'symbols-cursor', ...strokeOf('lengths', 'cursor'), x1: x(n), x2: x(n), y1: AROUND.top - 4, y2: LENGTHS_HEIGHT }))
  return picture
}

const HEIGHT = 190
/** Below the curves is what was said, and what was read. */
const { left: LEFT, right: RIGHT, top: TOP, bottom: READ } = marginsOf('states')

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
  picture.append(svg('line', { class: 'symbols-floor', ...strokeOf('states', 'turn'), x1: turn, x2: turn, y1: TOP, y2: HEIGHT - 14 }))
  const path = (of: number): string =>
    Array.from({ length: steps }, (_, step) => `${step === 0 ? 'M' : 'L'}${x(step).toFixed(1)} ${y(states[step * size + of]!).toFixed(1)}`).join('')
  for (let of = 0; of < size; of++) if (of !== state) picture.append(svg('path', { class: 'symbols-other', ...strokeOf('states', 'other'), d: path(of) }))
  picture.append(svg('path', { class: 'symbols-chosen', ...strokeOf('states', 'chosen'), d: path(state) }))
  said.forEach(({ after, isRight }) => {
    const kind = isRight ? 'right' : 'wrong'
    const wide = Math.max(1, barOf('states', kind, (width - LEFT - RIGHT) / (steps - 1)))
    picture.append(svg('rect', { class: `symbols-${kind}`, x: x(n + after) - wide / 2, y: bottom + 4, width: wide, height: isRight ? 5 : 10 }))
  })
  picture.append(
    svg('text', { x: x((n + 1) / 2), y: HEIGHT - 2, 'text-anchor': 'middle' }, t('counting.many', { n, letter: 'a' })),
    svg('text', { x: x(1.5 * n + 0.5), y: HEIGHT - 2, 'text-anchor': 'middle' }, t('counting.many', { n, letter: 'b' })),
  )
  return picture
}
