// A string of n times a and n times b, as a network reads it: what it was right about, and which of its states counts.

import type { Look } from './messages'

/** The tokens of the symbols. */
export interface Letters {
  begins: number
  a: number
  b: number
  ends: number
}

export const lettersOf = (symbols: readonly string[]): Letters => ({
  begins: symbols.indexOf('<'),
  a: symbols.indexOf('a'),
  b: symbols.indexOf('b'),
  ends: symbols.indexOf('>'),
})

/** What is read of it: all but the end, which is to be said. */
export const readOf = ({ begins, a, b }: Letters, n: number): number[] => [begins, ...Array<number>(n).fill(a), ...Array<number>(n).fill(b)]

/** How many b are still to come after each step. */
export const countsOf = (n: number): number[] => Array.from({ length: 2 * n + 1 }, (_, step) => (step <= n ? step : 2 * n - step))

export interface Said {
  /** b that had come */
  after: number
  token: number
  isRight: boolean
}

/** What it said after each b: another b, or after the last the end, is right. */
export function saidOf({ b, ends }: Letters, n: number, { steps, said }: Pick<Look, 'steps' | 'said'>): Said[] {
  const outputs = said.length / steps
  return Array.from({ length: n }, (_, i) => {
    const at = (n + 1 + i) * outputs
    const p = said.subarray(at, at + outputs)
    const token = p.indexOf(Math.max(...p))
    return { after: i + 1, token, isRight: token === (i + 1 < n ? b : ends) }
  })
}

/** The state that goes with the count most closely, up or down: its place, and the correlation. */
export function countingState({ steps, states }: Pick<Look, 'steps' | 'states'>, counts: readonly number[]): { state: number; correlation: number } {
  const size = states.length / steps
  let best = { state: 0, correlation: 0 }
  for (let state = 0; state < size; state++) {
    const r = correlation(
      counts.map((_, step) => states[step * size + state]!),
      counts,
    )
    if (Math.abs(r) > Math.abs(best.correlation)) best = { state, correlation: r }
  }
  return best
}

/** 0 where one of them does not change. */
export function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (of: readonly number[]): number => of.reduce((sum, value) => sum + value, 0) / of.length
  const [mx, my] = [mean(x), mean(y)]
  let [xy, xx, yy] = [0, 0, 0]
  x.forEach((value, i) => {
    xy += (value - mx) * (y[i]! - my)
    xx += (value - mx) ** 2
    yy += (y[i]! - my) ** 2
  })
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0
}
