// What a network makes of a passage: how likely it held each letter, what it expected, and which of its units follows what. Pure functions.

import type { Look } from './messages'

/**
 * The letters of records of a text that lie one after the other, and the one that comes after them. A record begins with letters of the
 * one before it, which are read once more and of which nothing is asked.
 */
export function inOneText(looks: readonly Pick<Look, 'tokens' | 'target'>[]): number[] {
  const letters = looks.flatMap(({ tokens = [], target = [] }, i) => (i === 0 ? tokens : tokens.slice(target.findIndex((asked) => asked >= 0))))
  return [...letters, looks.at(-1)!.target!.at(-1)!]
}

/** How likely each letter of a passage was, given those before it; NaN for the first, before which nothing is read. */
export function chancesOf(tokens: readonly number[], said: Float64Array, outputs: number): Float64Array {
  return Float64Array.from(tokens, (token, place) => (place === 0 ? Number.NaN : said[(place - 1) * outputs + token]!))
}

/** −ln p: 0 for what was certain. */
export const surpriseOf = (p: number): number => -Math.log(p)

/**
 * From −1 for what was certain to 1 for what was no likelier than if all letters were equally so, or less; 0 lies half way in
 * nats. So a passage is of one colour before a network has learned, and of the other where it knows.
 */
export function shadeOf(p: number, letters: number): number {
  const half = Math.log(letters) / 2
  return Math.max(-1, Math.min(1, (surpriseOf(p) - half) / half))
}

export interface Expected {
  token: number
  p: number
}

/** The likeliest at a place of a passage, the likeliest first. */
export function likeliest(said: Float64Array, place: number, outputs: number, count: number): Expected[] {
  const found: Expected[] = []
  for (let token = 0; token < outputs; token++) {
    const p = said[(place - 1) * outputs + token]!
    if (found.length === count && p <= found[count - 1]!.p) continue
    const at = found.findIndex((other) => other.p < p)
    found.splice(at < 0 ? found.length : at, 0, { token, p })
    found.length = Math.min(found.length, count)
  }
  return found
}

/** What a reader sees at a place: the likeliest, with the letter that comes among them whatever it has. */
export function stripOf(said: Float64Array, place: number, outputs: number, comes: number, count: number): Expected[] {
  const first = likeliest(said, place, outputs, count)
  if (first.some(({ token }) => token === comes)) return first
  return [...first.slice(0, count - 1), { token: comes, p: said[(place - 1) * outputs + comes]! }]
}

/** Where the states of units lie in a Look: those of the last layer's h. */
export interface Units {
  /** of all that one step has */
  size: number
  from: number
  count: number
}

export function unitsOf({ states, steps }: Pick<Look, 'states' | 'steps'>, { hidden, layers }: { hidden: number; layers: number }): Units {
  const size = states.length / steps
  return { size, from: (layers - 1) * (size / layers), count: hidden }
}

/** h of a unit after each step. */
export function courseOf({ states, steps }: Pick<Look, 'states' | 'steps'>, { size, from }: Units, unit: number): Float64Array {
  return Float64Array.from({ length: steps }, (_, step) => states[step * size + from + unit]!)
}

export interface Follower {
  unit: number
  /** by how much it changes where one of these is read, and elsewhere, on the average */
  there: number
  elsewhere: number
}

/** The unit that changes most where one of some letters is read, compared with everywhere else. */
export function follower(look: Pick<Look, 'states' | 'steps'>, units: Units, isOne: (step: number) => boolean): Follower | undefined {
  let best: Follower | undefined
  for (let unit = 0; unit < units.count; unit++) {
    const h = courseOf(look, units, unit)
    const sums = [0, 0]
    const counts = [0, 0]
    for (let step = 1; step < look.steps; step++) {
      const which = isOne(step) ? 1 : 0
      sums[which]! += Math.abs(h[step]! - h[step - 1]!)
      counts[which]!++
    }
    if (counts[0] === 0 || counts[1] === 0) return undefined
    const of = { unit, there: sums[1]! / counts[1]!, elsewhere: sums[0]! / counts[0]! }
    if (!best || of.there - of.elsewhere > best.there - best.elsewhere) best = of
  }
  return best
}
