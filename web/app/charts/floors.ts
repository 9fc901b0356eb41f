// Floors on a loss chart: the losses that rules without a network reach, as
// lines across with their names. Where the names stand depends on what else is
// there, and floors may be so near to each other that their lines are one.

import type { Mark } from './drawing'
import type { Range } from './plot-area'

export interface Floor {
  /** as it is to be written */
  name: string
  loss: number
}

/** A line of text takes this share of the height of a plot, of those that are not very low. */
const NAME_HEIGHT = 0.08
/** A line of text, px. */
const LINE = 13
/** A letter takes this share of the width of a narrow one; a Chinese character is twice as wide. */
const LETTER_WIDTH = 0.021
/** Before a name that stands away from its line. */
const DOTS = '··· '
/** Of the first line of text over a floor so much has room above the plot. */
const OVER_PLOT = 0.06

/**
 * The marks of floors on a log axis, and those of floors that are below it, whose names stand at its lower edge. In a plot of so
 * many pixels' height: a name that has no room at its line stands at that edge too, behind dots like the line's, if there is room.
 */
export function floorMarks(
  floors: readonly Floor[],
  curves: readonly ArrayLike<number>[],
  range: Range,
  epochs: number,
  plot = Infinity,
): { on: Mark[]; below: Mark[] } {
  const inOrder = floors.filter(({ loss }) => loss <= range.max).sort((a, b) => b.loss - a.loss)
  const on = inOrder.filter(({ loss }) => loss >= range.min)
  const below = inOrder.filter(({ loss }) => loss < range.min)
  const share = Math.max(NAME_HEIGHT, LINE / plot)
  const height = (range.max / range.min) ** share
  const free = (low: number, high: number, from: number, to: number): boolean => !curves.some((curve) => enters(curve, low, high, from, to))

  const marks: Mark[] = []
  const lost: Floor[] = []
  for (const group of grouped(on, height)) {
    const [upper, lower] = [group[0].loss, group[group.length - 1].loss]
    const late = epochs * (1 - width(group))
    // A curve that lies on the line is in nobody's way.
    const over = (rows: number): boolean => upper * height ** (rows - OVER_PLOT / share) <= range.max && free(upper * 1.1, upper * height ** rows, late, epochs)
    // Names of floors below the axis stand at its edge.
    const under = (rows: number): boolean =>
      lower / height ** rows >= range.min * height ** below.length && free(lower / height ** rows, lower / 1.1, late, epochs)
    const found = named(group, over, under, share > NAME_HEIGHT)
    marks.push(...found.marks)
    lost.push(...found.lost)
  }
  const topOf = (names: readonly Floor[]): number => range.min * height ** names.length
  const placeOf = (names: readonly Floor[], more = 0): 'insideStartTop' | 'insideEndTop' | null => {
    const wide = epochs * width(names, more)
    if (free(range.min, topOf(names), 0, wide)) return 'insideStartTop'
    return free(range.min, topOf(names), epochs - wide, epochs) ? 'insideEndTop' : null
  }
  const names = below.map(({ name }) => `↓ ${name}`)
  // As many as there is room for, the highest first.
  for (let kept = lost.length; kept > 0; kept--) {
    const all = [...lost.slice(0, kept), ...below]
    const place = on.every(({ loss }) => loss > topOf(all)) ? placeOf(all, DOTS.length) : null
    if (place) return { on: marks, below: [{ y: range.min, name: [...lost.slice(0, kept).map(({ name }) => DOTS + name), ...names].join('\n'), place }] }
  }
  return { on: marks, below: below.length === 0 ? [] : [{ y: range.min, name: names.join('\n'), place: placeOf(below) ?? 'insideEndTop' }] }
}

/** Share of the width of a narrow chart that the longest of some names takes, with so many letters more. */
function width(floors: readonly Floor[], more = 0): number {
  const letters = (name: string): number => [...name].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 2 + more)
  return Math.min(1, LETTER_WIDTH * Math.max(...floors.map(({ name }) => letters(name))))
}

/** Floors whose names would overlap if each stood at its own line. */
function grouped(floors: readonly Floor[], height: number): Floor[][] {
  const groups: Floor[][] = []
  for (const floor of floors) {
    const last = groups.at(-1)
    if (last && last[last.length - 1].loss / floor.loss < height ** 2) last.push(floor)
    else groups.push([floor])
  }
  return groups
}

/**
 * The highest name stands over the lines and the others under them, if there is room; else all over, or all under, where the room
 * is. In a low plot those that have none are left over.
 */
function named(group: Floor[], over: (rows: number) => boolean, under: (rows: number) => boolean, low: boolean): { marks: Mark[]; lost: Floor[] } {
  const all = group.length
  const above = (over(1) && under(all - 1)) || all === 1 ? Number(over(1)) : over(all) ? all : under(all) ? 0 : low ? Number(over(1)) : 1
  const staying = low && above < all && !under(all - above) ? above : all
  const names = group.slice(0, staying).map(({ name }) => name)
  const marks = group.map(({ loss }, i): Mark => {
    // The names over the lines are the first line's, those under them the last one's.
    const text = (i === 0 ? names.slice(0, above) : []).concat(i === all - 1 ? names.slice(above) : [])
    return { y: loss, name: text.join('\n'), place: i === all - 1 && above < all ? 'insideEndBottom' : 'insideEndTop' }
  })
  return { marks, lost: group.slice(staying) }
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
