// Numbers as a reader wants them: three significant digits, no exponent
// where a plain decimal does, and never "100%" for something less.

const SUPERSCRIPT: Record<string, string> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
}

/** A measured number, to so many significant digits. */
export function measured(x: number, digits = 3): string {
  if (!Number.isFinite(x)) return NONE
  if (x === 0) return '0'
  const size = Math.abs(x)
  if (size < 1e-4 || size >= 1e6) return scientific(x, digits)
  const text = x.toPrecision(digits)
  // toPrecision falls back to an exponent when the digits do not reach the unit.
  return minus(text.includes('e') || size >= 10 ** (digits - 1) ? grouped(Math.round(x)) : text)
}

/** A number somebody chose, like a learning rate: all its digits, none added. */
export function chosen(x: number): string {
  if (!Number.isFinite(x)) return NONE
  const size = Math.abs(x)
  return minus(size !== 0 && size < 1e-4 ? Number(x.toPrecision(12)).toExponential() : String(Number(x.toPrecision(12))))
}

/** A whole number with its thousands apart. */
export function grouped(x: number): string {
  return minus(String(Math.round(x)).replace(/\B(?=(\d{3})+$)/g, ','))
}

/** A share as a percentage with at most one decimal; less than all is never shown as 100%, more than nothing never as 0%. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return NONE
  const tenths = Math.round(share * 1000)
  if (tenths >= 1000 && share < 1) return '>99.9%'
  if (tenths <= 0 && share > 0) return '<0.1%'
  return minus(`${tenths / 10}%`)
}

/** A ratio: two significant digits, whole from ten on. */
export function ratio(x: number): string {
  if (!Number.isFinite(x)) return NONE
  return x >= 9.95 ? grouped(Number(x.toPrecision(2))) : String(Number(x.toPrecision(2)))
}

/** A loss as NumPy prints it, to eight decimals: the form of the tutorial's own table. */
export function printed(x: number): string {
  if (!Number.isFinite(x)) return NONE
  return x !== 0 && Math.abs(x) < 1e-4 ? x.toExponential(8) : String(Number(x.toFixed(8)))
}

export type TimeLeft = { key: 'time.seconds' | 'time.minutes' | 'time.hours'; values: { a: number; b: number } }

/** Seconds in the two largest units that matter, as a text's key and values. */
export function duration(seconds: number): TimeLeft {
  const s = Math.max(0, Math.ceil(seconds))
  if (s < 60) return { key: 'time.seconds', values: { a: s, b: 0 } }
  if (s < 3600) return { key: 'time.minutes', values: { a: Math.floor(s / 60), b: s % 60 } }
  return { key: 'time.hours', values: { a: Math.floor(s / 3600), b: Math.floor((s % 3600) / 60) } }
}

/** Always with a power of ten, for places that have no room for zeros. */
export function scientific(x: number, digits: number): string {
  const [mantissa = '', exponent = ''] = x.toExponential(digits - 1).split('e')
  const power = [...exponent.replace('+', '')].map((c) => SUPERSCRIPT[c] ?? c).join('')
  return minus(`${mantissa}×10`) + power
}

/** A true minus sign is as wide as the digits and does not break from them. */
function minus(text: string): string {
  return text.replace(/^-/, '−')
}

/** What stands in the place of a number that there is not. The words beside it say why: "NaN" says it to nobody. */
const NONE = '–'
