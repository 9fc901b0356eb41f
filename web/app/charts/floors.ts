// Floors on a loss chart: the losses that rules without a network reach, as
// lines across with their names. Where the names stand depends on what else is
// there, and floors may be so near to each other that their lines are one.

import type { Mark, Place } from './drawing'
import type { Range } from './plot-area'

export interface Floor {
  /** as it is to be written */
  name: string
  loss: number
}

/** A line of text takes this share of the lowest chart, and a name this share of the narrowest. */
const NAME_HEIGHT = 0.1
const NAME_WIDTH = 0.45

/** The marks of floors on a log axis, and those of floors that are below it, whose names stand at its lower edge. */
export function floorMarks(floors: readonly Floor[], curves: readonly ArrayLike<number>[], range: Range, epochs: number): { on: Mark[]; below: Mark[] } {
  const inOrder = floors.filter(({ loss }) => loss <= range.max).sort((a, b) => b.loss - a.loss)
  const on = inOrder.filter(({ loss }) => loss >= range.min)
  const below = inOrder.filter(({ loss }) => loss < range.min)
  const height = (range.max / range.min) ** NAME_HEIGHT
  const late = epochs * (1 - NAME_WIDTH)
  const free = (low: number, high: number, from: number, to: number): boolean => !curves.some((curve) => enters(curve, low, high, from, to))

  const marks: Mark[] = []
  for (const group of grouped(on, height)) {
    const [upper, lower] = [group[0].loss, group[group.length - 1].loss]
    // A curve that lies on the line is in nobody's way.
    const over = upper <= range.max / height ** 0.25 && free(upper * 1.1, upper * height, late, epochs)
    const under = free(lower / height, lower / 1.1, late, epochs)
    marks.push(...named(group, over, under))
  }
  if (below.length === 0) return { on: marks, below: [] }
  const atStart = free(range.min, range.min * height, 0, epochs - late)
  const name = `↓ ${below.map((floor) => floor.name).join(' · ')}`
  return { on: marks, below: [{ y: range.min, name, place: atStart ? 'insideStartTop' : 'insideEndTop' }] }
}

/** Floors whose names would overlap if each stood at its own line. */
function grouped(floors: readonly Floor[], height: number): Floor[][] {
  const groups: Floor[][] = []
  for (const floor of floors) {
    const last = groups.at(-1)
    if (last && last[last.length - 1].loss / floor.loss < 2 * height) last.push(floor)
    else groups.push([floor])
  }
  return groups
}

/** One name stands over its line if there is room, else under it; of several the highest over, the others under, if there is room for both. */
function named(group: Floor[], over: boolean, under: boolean): Mark[] {
  const names = group.map(({ name }) => name)
  const texts = group.map(() => '')
  const places: Place[] = group.map(() => 'insideEndTop')
  const last = group.length - 1
  if (last > 0 && over === under) {
    texts[0] = names[0]
    texts[last] = names.slice(1).join(' · ')
    places[last] = 'insideEndBottom'
  } else if (over) {
    texts[0] = names.join(' · ')
  } else {
    texts[last] = names.join(' · ')
    places[last] = 'insideEndBottom'
  }
  return group.map(({ loss }, i) => ({ y: loss, name: texts[i], place: places[i] }))
}

/** Whether a curve, a value for each epoch, comes between two losses in some of its epochs. */
function enters(curve: ArrayLike<number>, low: number, high: number, from: number, to: number): boolean {
  const last = Math.min(curve.length - 1, Math.ceil(to))
  for (let epoch = Math.max(0, Math.floor(from)); epoch <= last; epoch++) {
    const [here, next] = [curve[epoch], curve[Math.min(epoch + 1, last)]]
    if (Math.min(here, next) < high && Math.max(here, next) > low) return true
  }
  return false
}
