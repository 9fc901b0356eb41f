// Where a chart's axes are and what they span. The poster and the charts that
// follow it share this, so that nothing moves when one gives way to the other.

export interface Margins {
  left: number
  right: number
  top: number
  bottom: number
}

export const LOSS_MARGINS: Margins = { left: 46, right: 14, top: 12, bottom: 26 }
export const SERIES_MARGINS: Margins = { left: 34, right: 14, top: 8, bottom: 24 }
/** With room for a word above a line that marks a place on the x axis. */
export const MARKED_MARGINS: Margins = { left: 46, right: 14, top: 22, bottom: 26 }
export const HEAT_MARGINS: Margins = { left: 34, right: 14, top: 8, bottom: 26 }

export interface Range {
  min: number
  max: number
}

/** Whole decades around some losses; never less than from 1e-3 to 1, so that a curve's start looks like itself. */
export function decades(...curves: ArrayLike<number>[]): Range {
  let min = 1e-3
  let max = 1
  for (const losses of curves) {
    for (let i = 0; i < losses.length; i++) {
      const loss = losses[i]
      if (!(loss > 0 && loss < Infinity)) continue
      min = Math.min(min, loss)
      max = Math.max(max, loss)
    }
  }
  return { min: tenTo(Math.floor(Math.log10(min) + 1e-9)), max: tenTo(Math.ceil(Math.log10(max) - 1e-9)) }
}

/**
 * Whether the name of a line across a loss chart can stand above the line's right end: a curve that is still up there needs
 * the room itself. The name takes up to this share of the narrowest chart.
 */
export function leavesRoomAbove(losses: ArrayLike<number>, line: number, epochs: number): boolean {
  for (let epoch = Math.floor(epochs * (1 - NAME_SHARE)); epoch < losses.length; epoch++) {
    // A curve that lies on the line is in nobody's way.
    if (losses[epoch] > 1.1 * line) return false
  }
  return true
}

const NAME_SHARE = 0.45

/** The power of ten itself: 10 ** -5 is not the number that 1e-5 is. */
export function tenTo(exponent: number): number {
  return Number(`1e${exponent}`)
}

/** How many decades lie between two labels of a log axis. */
export function labelEvery({ min, max }: Range): number {
  return Math.ceil(Math.log10(max / min) / 9.5)
}

/** A range around a sine wave and what was predicted for it, on round numbers. */
export function seriesRange(...values: (ArrayLike<number> | undefined)[]): Range {
  let min = -1.2
  let max = 1.2
  for (const list of values) {
    for (let i = 0; i < (list?.length ?? 0); i++) {
      const x = list?.[i] ?? 0
      if (!Number.isFinite(x)) continue
      min = Math.min(min, x)
      max = Math.max(max, x)
    }
  }
  return { min: min < -1.2 ? -roundUp(-min) : min, max: max > 1.2 ? roundUp(max) : max }
}

/** The next round number: few of them, so that an axis seldom moves. */
export function roundUp(x: number): number {
  const decade = tenTo(Math.floor(Math.log10(x)))
  for (const step of [1, 1.5, 2, 3, 5, 7, 10]) if (x <= step * decade * 1.0000001) return step * decade
  return 10 * decade
}

/** Linear position of a value in a span of pixels. */
export function place(value: number, range: Range, from: number, to: number): number {
  return from + ((value - range.min) / (range.max - range.min)) * (to - from)
}
