// Where the network that is unrolled over a window stands on its canvas: which
// time steps and units have room, and which of them a point is on. Pure.

export interface NetworkSize {
  width: number
  height: number
  steps: number
  units: number
  /** of the words, to those of an ordinary screen */
  scale: number
  /** how wide the longest of them is */
  words: number
}

export interface NetworkPlan {
  /** the first time step that is shown, from 0; those before it have no room */
  from: number
  /** the units shown, from the top */
  units: number[]
  /** distance between two columns, and between two units of one */
  dx: number
  dy: number
  /** of a unit's dot */
  radius: number
  /** middle of the first column */
  left: number
  /** middle of the first unit's row */
  top: number
  /** the strip at the foot in which the inputs stand */
  wave: { top: number; bottom: number }
  /** where the gradient runs back */
  rail: number
  /** where the output lands */
  output: number
  /** the room on the right that the words take */
  word: number
}

/** Columns closer than this are no columns any more. */
const LEAST_DX = 5
const MOST_DX = 26
const DY = 11
const LEFT = 12
/** For the output, right of the last column; and how wide its words are at least. */
const RIGHT = 14
const LEAST_WORDS = 48
const RAIL = 9
const WAVE = 34

export function planNetwork({ width, height, steps, units, scale, words }: NetworkSize): NetworkPlan {
  const word = Math.max(LEAST_WORDS * scale, words)
  const right = RIGHT + word
  const rail = RAIL * scale
  const room = Math.max(LEAST_DX, width - LEFT - right)
  const shown = Math.max(1, Math.min(steps, Math.floor(room / LEAST_DX) + 1))
  const dx = shown > 1 ? Math.min(MOST_DX, room / (shown - 1)) : 0
  const wave = { top: height - WAVE, bottom: height - 6 }
  const top = rail + 14
  const rows = Math.max(1, Math.min(units, Math.floor((wave.top - 14 - top) / DY) + 1))
  const dy = rows > 1 ? Math.min(2 * DY, (wave.top - 14 - top) / (rows - 1)) : 0
  return {
    from: steps - shown,
    units: Array.from({ length: rows }, (_, i) => (rows === 1 ? 0 : Math.round((i * (units - 1)) / (rows - 1)))),
    dx,
    dy,
    radius: Math.max(1.6, Math.min(4.2, 0.42 * (dx || DY), 0.42 * DY)),
    left: width - right - dx * (shown - 1),
    top,
    wave,
    rail,
    output: width - 22,
    word,
  }
}

/** The step (from 0) nearest to a point, and the row of the unit if the point is among the units; null left of all columns. */
export function placeAt(plan: NetworkPlan, steps: number, x: number, y: number): { step: number; row: number | null } | null {
  const column = plan.dx > 0 ? Math.round((x - plan.left) / plan.dx) : 0
  if (column < -1) return null
  const step = Math.max(plan.from, Math.min(steps - 1, plan.from + column))
  const row = plan.dy > 0 ? Math.round((y - plan.top) / plan.dy) : 0
  const among = y < plan.wave.top - 6 && y > plan.top - 10
  return { step, row: among ? Math.max(0, Math.min(plan.units.length - 1, row)) : null }
}

/** How much of the gradient is left at a step, 0 to 1 on a logarithmic scale of eight decades; 0 where nothing is. */
export function reach(norm: number, strongest: number): number {
  if (!(norm > 0 && strongest > 0) || norm === Infinity) return 0
  return Math.max(0, 1 + Math.log10(norm / strongest) / 8)
}

/** Width of a line for weights of this mean size. */
export function lineWidth(size: number): number {
  return Number.isFinite(size) ? 0.6 + Math.min(3, 5 * Math.sqrt(size)) : 0.6
}
