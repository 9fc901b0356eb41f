// Where the bars of a unit's weights stand: U, W and V from left to right, a row
// for each gate, V in the height of all of them. Pure.

import type { UnitWeights } from '../trainer/protocol'

export interface Bar {
  matrix: 'U' | 'W' | 'V'
  gate: number
  /** in its row or column */
  index: number
  value: number
}

export function barsOf({ gates, output }: UnitWeights): Bar[] {
  const bars = (matrix: Bar['matrix'], gate: number, values: Float64Array): Bar[] => Array.from(values, (value, index) => ({ matrix, gate, index, value }))
  return [...gates.flatMap(({ input, recurrent }, gate) => [...bars('U', gate, input), ...bars('W', gate, recurrent)]), ...bars('V', 0, output)]
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface Strip {
  groups: { letter: Bar['matrix']; x: number }[]
  /** of a bar, by its place among all */
  box(index: number): Box
  /** the bar at a point, or the nearest in its row; -1 above all */
  at(x: number, y: number): number
}

const GAP = 14
/** For the letters of an ordinary screen. */
const TOP = 14
const MOST_WIDTH = 16

/** scale is of the letters, to those of an ordinary screen. */
export function planStrip({ gates, output }: UnitWeights, width: number, height: number, scale: number): Strip {
  const top = TOP * scale
  const inputs = gates[0]?.input.length ?? 0
  const units = gates[0]?.recurrent.length ?? 0
  const row = inputs + units
  const dx = Math.min(MOST_WIDTH, (width - 2 * GAP) / (row + output.length))
  const dy = (height - top) / gates.length
  /** of a column of all, those of V last */
  const left = (column: number): number => column * dx + (column >= inputs ? GAP : 0) + (column >= row ? GAP : 0)
  return {
    groups: [
      { letter: 'U', x: left(0) },
      { letter: 'W', x: left(inputs) },
      { letter: 'V', x: left(row) },
    ],
    box: (index) => {
      const gate = Math.floor(index / row)
      if (gate >= gates.length) return { x: left(row + index - gates.length * row), y: top, width: dx, height: height - top }
      return { x: left(index % row), y: top + gate * dy, width: dx, height: dy }
    },
    at: (x, y) => {
      if (y < 0) return -1
      let column = 0
      while (column + 1 < row + output.length && left(column + 1) <= x) column++
      if (column >= row) return (gates.length - 1) * row + column
      return Math.max(0, Math.min(gates.length - 1, Math.floor((y - top) / dy))) * row + column
    },
  }
}
