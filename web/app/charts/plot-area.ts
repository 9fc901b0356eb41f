// Where a chart's axes are and what they span.

export interface Margins {
  left: number
  right: number
  top: number
  bottom: number
}

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

/** The power of ten itself: 10 ** -5 is not the number that 1e-5 is. */
export function tenTo(exponent: number): number {
  return Number(`1e${exponent}`)
}

/** How many decades lie between two labels of a log axis, that there may be so many parts. */
export function labelEvery({ min, max }: Range, parts = 9.5): number {
  return Math.ceil(Math.log10(max / min) / parts)
}

/** Powers of ten on a log axis, 10⁻³ rather than 0.001. */
export function powerOfTen(value: number): string {
  const exponent = Math.round(Math.log10(value))
  if (exponent === 0) return '1'
  if (exponent === 1) return '10'
  return `10${[...String(exponent)].map((c) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(c)]).join('')}`
}

/** The powers of ten that a log axis labels. */
export function powers(range: Range, parts?: number): number[] {
  const [first, last] = [range.min, range.max].map((value) => Math.round(Math.log10(value)))
  const every = labelEvery(range, parts)
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, i) => tenTo(first + i * every))
}

/** The round numbers that an axis labels between its ends, by ECharts' own rule: about so many parts, each of which has a least size. */
export function roundNumbers({ min, max }: Range, parts: number, least = 0): number[] {
  const share = (max - min) / parts
  const unit = tenTo(Math.floor(Math.log10(share)))
  const size = share / unit
  const step = Math.max(least, unit * (size < 1.5 ? 1 : size < 2.5 ? 2 : size < 4 ? 3 : size < 7 ? 5 : 10))
  const first = Math.ceil(min / step)
  const numbers = Array.from({ length: Math.max(0, Math.floor(max / step) - first + 1) }, (_, i) => (first + i) * step)
  return numbers.map(tidy).filter((value) => value > min && value < max)
}

/** A range around a series, with a little more at both ends, and around what was predicted for it, on round numbers. */
export function seriesRange(series: ArrayLike<number>, ...predicted: (ArrayLike<number> | undefined)[]): Range {
  const truth = extent(series)
  if (truth.min > truth.max) return { min: 0, max: 1 }
  const step = roundUp((truth.max - truth.min || 2) / 10)
  const min = tidy(step * Math.floor(truth.min / step - 0.4))
  const max = tidy(step * Math.ceil(truth.max / step + 0.4))
  // How far the predictions go beyond, from 0 where that is on the axis.
  const [bottom, top] = min <= 0 && max >= 0 ? [0, 0] : [min, max]
  const far = extent(...predicted)
  return { min: far.min < min ? bottom - roundUp(bottom - far.min) : min, max: far.max > max ? top + roundUp(far.max - top) : max }
}

/** Without the digits that a product of decimals should not have. */
function tidy(x: number): number {
  return Number(x.toPrecision(12))
}

/** Least and most of the numbers in some lists; without any, the least is above the most. */
function extent(...lists: (ArrayLike<number> | undefined)[]): Range {
  let min = Infinity
  let max = -Infinity
  for (const list of lists) {
    for (let i = 0; i < (list?.length ?? 0); i++) {
      const x = list?.[i] ?? 0
      if (!Number.isFinite(x)) continue
      min = Math.min(min, x)
      max = Math.max(max, x)
    }
  }
  return { min, max }
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
