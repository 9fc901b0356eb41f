// Charts of one record inside the network: its hidden states and the gradient
// that reaches its time steps.

import type { Drawing } from '../charts/drawing'
import type { Palette } from '../charts/palette'
import { roundUp, tenTo, type Range } from '../charts/plot-area'
import { measured } from '../page/format'
import type { Texts } from './series-drawing'

/** The axes of the hidden states, whose cells are an image over them; order has the unit of each row, from below. */
export function hiddenDrawing(steps: number, units: number, order?: readonly number[]): Drawing {
  return { x: { count: steps }, y: { count: units, order }, series: [] }
}

/**
 * What the shades span: the states there are, on round numbers so that the shades seldom change their meaning, and not so
 * closely that a trifle looks like a difference. Of tanh the middle shade is 0.
 */
export function heatRange(activation: string, values: ArrayLike<number>): Range {
  let least = Infinity
  let most = -Infinity
  for (let i = 0; i < values.length; i++) {
    // A network whose numbers ran away has states that are none.
    if (!Number.isFinite(values[i])) continue
    least = Math.min(least, values[i])
    most = Math.max(most, values[i])
  }
  if (least > most) least = most = 0
  if (activation === 'tanh') {
    const max = Math.max(0.2, tenths(Math.ceil, Math.max(-least, most)))
    return { min: -max, max }
  }
  if (activation === 'sigmoid') {
    const max = Math.max(0.2, tenths(Math.ceil, most))
    return { min: Math.min(tenths(Math.floor, least), tenths(Math.round, max - 0.2)), max }
  }
  return { min: 0, max: roundUp(Math.max(0.1, most)) }
}

/** The colours of a range of states: where there are states below 0, 0 is the middle of two. */
export function stateColours({ min }: Range, { negative, paper, positive }: Palette): string[] {
  return min < 0 ? [negative, paper, positive] : [paper, positive]
}

/** Rounded to a tenth; what misses it by less than can be seen counts as it. */
function tenths(round: (x: number) => number, x: number): number {
  const near = Math.round(10 * x)
  return (Math.abs(10 * x - near) < 0.01 ? near : round(10 * x)) / 10
}

/** norms[t] is ‖∂loss/∂h‖ at time step t + 1. A log axis has no zero: what is not there, or too small to be, is a short grey stub. */
export function gradientDrawing(norms: ArrayLike<number>, palette: Palette, { t }: Texts): Drawing {
  const range = normRange(norms)
  const stub = range.min * 10 ** (STUB * Math.log10(range.max / range.min))
  const bars = (bar: (norm: number) => number): number[] => Array.from(norms, bar)
  const zeros = Array.from(norms).findIndex((norm) => norm > 0)
  return {
    x: { count: norms.length },
    y: range,
    series: [
      {
        name: 'gradient',
        color: palette.ink,
        y: bars((norm) => (norm > range.min ? norm : Number.NaN)),
        marks: zeros > 0 ? [{ x: zeros - 1, name: t('gradient.cut') }] : [],
      },
      { name: 'zero', color: palette.faint, y: bars((norm) => (norm > range.min ? Number.NaN : stub)) },
    ],
    describe: ({ index }) => t('gradient.bar', { step: index + 1, value: measured(norms[index]) }),
  }
}

/** Height of a stub as a share of the axis. */
const STUB = 0.03

/** Whole decades around the norms; of a gradient that vanishes, the upper twelve. */
function normRange(norms: ArrayLike<number>): Range {
  let min = Infinity
  let max = 0
  for (let i = 0; i < norms.length; i++) {
    if (!(norms[i] > 0 && norms[i] < Infinity)) continue
    min = Math.min(min, norms[i])
    max = Math.max(max, norms[i])
  }
  if (max === 0) return { min: 1e-3, max: 1 }
  const top = Math.max(-290, Math.ceil(Math.log10(max)))
  const bottom = Math.floor(Math.log10(min))
  return { min: tenTo(Math.max(top - 12, Math.min(top - 2, bottom))), max: tenTo(top) }
}
