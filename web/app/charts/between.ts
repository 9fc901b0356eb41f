// The curve from value to value of a series that is known at whole numbers
// only: joined by straight lines, a wave of six values a turn is a saw.

/** Parts of the curve from one value to the next. */
const PARTS = 6

export interface Curve {
  x: Float64Array
  y: Float64Array
}

/** Through all values, the first of which is at `first`: between two of them the cubic that these and their neighbours are on. */
export function between(first: number, values: ArrayLike<number>): Curve {
  const last = values.length - 1
  const points = Math.max(0, PARTS * last + 1)
  const [x, y] = [new Float64Array(points), new Float64Array(points)]
  for (let i = 0; i < points; i++) {
    const [n, part] = [Math.floor(i / PARTS), (i % PARTS) / PARTS]
    x[i] = first + n + part
    y[i] = part === 0 ? values[n] : cubic(value(values, n - 1), values[n], values[n + 1], value(values, n + 2), part)
  }
  return { x, y }
}

/** Before the first value and after the last it goes on as it went. */
function value(values: ArrayLike<number>, n: number): number {
  const last = values.length - 1
  if (n < 0) return 2 * values[0] - values[1]
  return n > last ? 2 * values[last] - values[last - 1] : values[n]
}

/** Of Lagrange, through values at -1, 0, 1 and 2. */
function cubic(a: number, b: number, c: number, d: number, t: number): number {
  const [before, after, far] = [t + 1, t - 1, t - 2]
  return (-a * t * after * far) / 6 + (b * before * after * far) / 2 - (c * before * t * far) / 2 + (d * before * t * after) / 6
}
