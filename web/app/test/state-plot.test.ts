// Where a path of states stands in its picture, and what is said of its end.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endOf, gridOf, isIn, laterView, wholeView } from '../views/state-plot'

/** Points on a spiral, each so much nearer to its middle than the one before. */
const spiral = (count: number, shrinks: number, size = 1): Float64Array =>
  Float64Array.from({ length: 2 * count }, (_, i) => 3 + size * shrinks ** Math.floor(i / 2) * (i % 2 ? Math.sin : Math.cos)(Math.floor(i / 2)))

const path = (shrinks: number, ranAway = false) => ({ window: spiral(50, 1), free: spiral(151, shrinks), explained: [0.6, 0.4] as [number, number], ranAway })

test('a path that goes round, one that draws in, one that falls to a point, one that runs away, one that never moved', () => {
  assert.deepEqual(endOf(path(1)).fate, 'goesOn')
  assert.deepEqual(endOf(path(0.99)).fate, 'shrinks')
  assert.deepEqual(endOf(path(0.9)).fate, 'rests')
  assert.deepEqual(endOf(path(1, true)).fate, 'away')
  assert.deepEqual(endOf({ ...path(1), window: new Float64Array(100).fill(1) }).fate, 'still')
  assert.ok(Math.abs(endOf(path(1)).share - 1) < 0.05)
})

test('all points are in the picture, in which both axes have one scale', () => {
  const { left, bottom, width, height } = wholeView({ window: Float64Array.of(0, 0, 4, 1), free: Float64Array.of(-2, 0.5) })
  assert.ok(left < -2 && left + width > 4 && bottom < 0 && bottom + height > 1)
  assert.equal(width, height)
  assert.equal(left + width / 2, 1)
  assert.equal(wholeView({ window: Float64Array.of(1, 1), free: new Float64Array() }).width, 1)
})

test('a loop that is small beside the way to it has a picture of its own, in which no rounding is drawn as large as it', () => {
  const [loop, free] = [spiral(50, 1, 0.1), spiral(151, 1, 0.1)]
  const from = Float64Array.of(-1, 2, ...loop.subarray(2))
  const view = laterView({ window: from, free })!
  assert.ok(view.width > 0.2 && view.width < 0.25 && view.height > 0.2 && view.height < 0.25, JSON.stringify(view))
  assert.deepEqual([isIn(view, from[0], from[1]), isIn(view, from[98], from[99])], [false, true])
  // Each axis has its own scale, but never one below a hundredth of the whole.
  const flat = (points: Float64Array, by: number): Float64Array => points.map((value, i) => (i % 2 ? 3 + by * (value - 3) : value))
  const flatter = (by: number): number => laterView({ window: Float64Array.of(-1, 2, ...flat(loop, by).subarray(2)), free: flat(free, by) })!.height
  assert.ok(flatter(0.5) > 0.1 && flatter(0.5) < 0.125)
  assert.ok(Math.abs(flatter(1e-9) - 0.01 * 1.16 * 4.1) < 0.01)
  // What has room enough in the whole is not drawn otherwise.
  assert.equal(laterView(path(1)), undefined)
  assert.equal(laterView({ window: Float64Array.of(1, 1), free: new Float64Array() }), undefined)
})

test('the grid covers the picture, row by row from below', () => {
  assert.deepEqual([...gridOf({ left: -1, bottom: 0, width: 4, height: 4 }, 2)], [0, 1, 2, 1, 0, 3, 2, 3])
})
