// A slider over decades: its positions are whole numbers from 0 to STEPS.

export const STEPS = 1000

export function position(value: number, min: number, max: number): number {
  return Math.round((STEPS * Math.log(value / min)) / Math.log(max / min))
}

/** The value at a position, to two significant digits, which is as fine as a slider can be set. */
export function valueAt(at: number, min: number, max: number): number {
  const value = Number((min * (max / min) ** (at / STEPS)).toPrecision(2))
  return Math.min(max, Math.max(min, value))
}
