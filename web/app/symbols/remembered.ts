// Sequences of the problems of memory, and what is asked of them at their end.

import type { Attempt, Look } from './messages'

/** A step that matters. */
export interface Marked {
  step: number
  /** the number at it, or the symbol */
  what: number | string
}

/** The symbols of the order that matter. */
const TELLING = ['X', 'Y']

/** The steps that matter, in their order: of numbers those with a mark, of symbols X and Y. */
export function marksOf({ symbols }: Pick<Attempt, 'symbols'>, { tokens, numbers }: Pick<Look, 'tokens' | 'numbers'>): Marked[] {
  if (numbers) {
    return Array.from({ length: numbers.length / 2 }, (_, step) => ({ step, what: numbers[2 * step]! })).filter(({ step }) => numbers[2 * step + 1] === 1)
  }
  return (tokens ?? []).map((token, step) => ({ step, what: symbols[token]! })).filter(({ what }) => TELLING.includes(what))
}

export const sumOf = (marks: readonly Marked[]): number => marks.reduce((sum, { what }) => sum + Number(what), 0)

export const orderOf = (marks: readonly Marked[]): string => marks.map(({ what }) => what).join('')

/** X for Y and Y for X. */
export const otherOf = (what: string): string => TELLING[1 - TELLING.indexOf(what)] ?? what
