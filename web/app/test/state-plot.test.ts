// Where a path of states stands in its picture, and what is said of its end.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endOf, gridOf, viewOf } from '../views/state-plot'

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
  const { left, bottom, size } = viewOf({ window: Float64Array.of(0, 0, 4, 1), free: Float64Array.of(-2, 0.5) })
  assert.ok(left < -2 && left + size > 4 && bottom < 0 && bottom + size > 1)
  assert.equal(left + size / 2, 1)
  assert.equal(viewOf({ window: Float64Array.of(1, 1), free: new Float64Array() }).size, 1)
})

test('the grid covers the picture, row by row from below', () => {
  assert.deepEqual([...gridOf({ left: -1, bottom: 0, size: 4 }, 2)], [0, 1, 2, 1, 0, 3, 2, 3])
})
