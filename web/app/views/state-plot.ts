// Where a path of states stands on its canvas, and what is to be said of it. Pure.

import type { StatePath } from '../trainer/protocol'

/** A square of the plane around all points, as both axes have one scale. */
export interface PlaneView {
  left: number
  bottom: number
  size: number
}

export function viewOf({ window, free }: Pick<StatePath, 'window' | 'free'>): PlaneView {
  const { left, right, bottom, top } = boxOf(Float64Array.of(...window, ...free))
  const size = 1.16 * Math.max(right - left, top - bottom) || 1
  return { left: (left + right - size) / 2, bottom: (bottom + top - size) / 2, size }
}

/** The states of a square grid over a view, so many on a side, in the middle of their cells. */
export function gridOf({ left, bottom, size }: PlaneView, across: number): Float64Array {
  const states = new Float64Array(2 * across * across)
  for (let i = 0; i < across * across; i++) {
    states[2 * i] = left + (((i % across) + 0.5) * size) / across
    states[2 * i + 1] = bottom + ((Math.floor(i / across) + 0.5) * size) / across
  }
  return states
}

/** A path that ends within this share of what the window's spans has come to rest; one that still spans half of it goes on. */
const REST = 0.02
const ON = 0.5

export type Fate = 'away' | 'still' | 'rests' | 'shrinks' | 'goesOn'

/** How wide the end of the path on its own is beside the second half of the window's, and what that means. */
export function endOf({ window, free, ranAway }: StatePath): { fate: Fate; share: number } {
  const [end, before] = [span(free, 2 / 3), span(window, 1 / 2)]
  const share = end / before
  if (ranAway) return { fate: 'away', share }
  if (before === 0) return { fate: 'still', share }
  return { fate: share <= REST ? 'rests' : share < ON ? 'shrinks' : 'goesOn', share }
}

/** The diagonal of the box around the points from a share of the path on. */
function span(points: Float64Array, from: number): number {
  const first = 2 * Math.floor((points.length / 2) * from)
  const { left, bottom, right, top } = boxOf(points.subarray(first))
  return Math.hypot(right - left, top - bottom)
}

function boxOf(points: Float64Array): { left: number; right: number; bottom: number; top: number } {
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity }
  for (let i = 0; i + 1 < points.length; i += 2) {
    box.left = Math.min(box.left, points[i])
    box.right = Math.max(box.right, points[i])
    box.bottom = Math.min(box.bottom, points[i + 1])
    box.top = Math.max(box.top, points[i + 1])
  }
  return box
}
