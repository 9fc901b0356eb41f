// Where a path of states stands on its canvas, and what is to be said of it. Pure.

import type { StatePath } from '../trainer/protocol'

/** The part of the plane that is seen. */
export interface PlaneView {
  left: number
  bottom: number
  width: number
  height: number
}

type Path = Pick<StatePath, 'window' | 'free'>

/** Room around the points. */
const ROOM = 1.16
/** Where the later states span less than this share of the whole, they would hardly be seen in it. */
const SMALL = 0.5
/** What is less than this share of the whole is not drawn larger: it is rounding. */
const LEAST = 0.01

/** A square of the plane around all points: both axes have one scale. */
export function wholeView({ window, free }: Path): PlaneView {
  const box = boxOf(Float64Array.of(...window, ...free))
  const size = ROOM * Math.max(box.right - box.left, box.top - box.bottom) || 1
  return around(box, size, size)
}

/**
 * The view of the later states - the window's second half, and the path on its own - where the way there from the first state is so
 * long that it would leave them no room; each axis has a scale of its own then. Undefined where that is not so.
 */
export function laterView({ window, free }: Path): PlaneView | undefined {
  const whole = wholeView({ window, free }).width / ROOM
  const box = boxOf(Float64Array.of(...endFrom(window, 1 / 2), ...free))
  const [width, height] = [box.right - box.left, box.top - box.bottom]
  const largest = Math.max(width, height)
  if (!(largest > LEAST * whole && largest < SMALL * whole)) return undefined
  return around(box, ROOM * Math.max(width, LEAST * whole), ROOM * Math.max(height, LEAST * whole))
}

function around({ left, right, bottom, top }: Box, width: number, height: number): PlaneView {
  return { left: (left + right - width) / 2, bottom: (bottom + top - height) / 2, width, height }
}

/** Whether a state is seen. */
export function isIn({ left, bottom, width, height }: PlaneView, x: number, y: number): boolean {
  return x >= left && x <= left + width && y >= bottom && y <= bottom + height
}

/** The states of a grid over a view, so many on a side, in the middle of their cells. */
export function gridOf({ left, bottom, width, height }: PlaneView, across: number): Float64Array {
  const states = new Float64Array(2 * across * across)
  for (let i = 0; i < across * across; i++) {
    states[2 * i] = left + (((i % across) + 0.5) * width) / across
    states[2 * i + 1] = bottom + ((Math.floor(i / across) + 0.5) * height) / across
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
  const { left, bottom, right, top } = boxOf(endFrom(points, from))
  return Math.hypot(right - left, top - bottom)
}

/** The points from a share of the path on. */
function endFrom(points: Float64Array, share: number): Float64Array {
  return points.subarray(2 * Math.floor((points.length / 2) * share))
}

interface Box {
  left: number
  right: number
  bottom: number
  top: number
}

function boxOf(points: Float64Array): Box {
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity }
  for (let i = 0; i + 1 < points.length; i += 2) {
    box.left = Math.min(box.left, points[i])
    box.right = Math.max(box.right, points[i])
    box.bottom = Math.min(box.bottom, points[i + 1])
    box.top = Math.max(box.top, points[i + 1])
  }
  return box
}
