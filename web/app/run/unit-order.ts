// Which units act alike: an order of them in which each has its likes beside it.

/** Rounds of the power iteration: the order is for the eye, and needs no more. */
const ROUNDS = 40

/**
 * The units in the order of their angle in the plane that holds most of what they do in the second half of the window, when the
 * state with which it began is forgotten: of units that swing at one
 * pace it is the order of their phases. values[step * units + unit]. As they are, where they do nothing or are no numbers.
 */
export function alikeOrder(values: ArrayLike<number>, steps: number, units: number): number[] {
  const asTheyAre = Array.from({ length: units }, (_, unit) => unit)
  const courses = asTheyAre.map((unit) => course(values, steps, units, unit))
  const first = principal(courses)
  // What is left of each course without the first.
  const rest = courses.map((one) => {
    const share = dot(one, first)
    return one.map((value, step) => value - share * first[step]!)
  })
  const second = principal(rest)
  const angles = courses.map((one) => Math.atan2(dot(one, second), dot(one, first)))
  if (!angles.every(Number.isFinite)) return asTheyAre
  return asTheyAre.sort((a, b) => angles[a]! - angles[b]! || a - b)
}

/** A unit's course around its mean, with length 1: how far it swings makes no difference. */
function course(values: ArrayLike<number>, steps: number, units: number, unit: number): number[] {
  const from = Math.floor(steps / 2)
  const states = Array.from({ length: steps - from }, (_, step) => values[(from + step) * units + unit]!)
  const mean = states.reduce((sum, state) => sum + state, 0) / states.length
  return unitLength(states.map((state) => state - mean))
}

/** The direction over the steps in which the courses have most of their length. */
function principal(courses: readonly number[][]): number[] {
  let direction = courses.reduce((longest, one) => (dot(one, one) > dot(longest, longest) ? one : longest), courses[0] ?? [])
  for (let round = 0; round < ROUNDS; round++) {
    const next = direction.map(() => 0)
    for (const one of courses) {
      const share = dot(one, direction)
      for (const [step, value] of one.entries()) next[step]! += share * value
    }
    direction = unitLength(next)
  }
  return direction
}

function unitLength(of: number[]): number[] {
  const length = Math.sqrt(dot(of, of))
  return length > 0 ? of.map((value) => value / length) : of
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0)
}
