// The curve between the values of a series.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { between } from '../charts/between'

test('the curve goes through every value, and between those of a sine is nearly one', () => {
  const values = Array.from({ length: 50 }, (_, i) => Math.sin(150 + i))
  const { x, y } = between(150, values)
  assert.deepEqual([x[0], x.at(-1)], [150, 199])
  for (const [i, value] of values.entries()) assert.equal(y[x.indexOf(150 + i)], value)
  const inside = Array.from(x.keys()).filter((i) => x[i]! >= 151 && x[i]! <= 198)
  const off = Math.max(...inside.map((i) => Math.abs(y[i]! - Math.sin(x[i]!))))
  assert.ok(inside.length > 2 * values.length && off > 0 && off < 0.03, `${off}`)
  const straight = Math.max(...inside.map((i) => Math.abs((values[Math.floor(x[i]!) - 150]! + values[Math.ceil(x[i]!) - 150]!) / 2 - Math.sin(x[i]!))))
  assert.ok(straight > 4 * off, 'straight lines are a saw beside it')
})

test('lines stay lines to both ends, what is no number is a gap, and nothing or one value is no curve', () => {
  assert.deepEqual(
    [...between(0, [1, 2, 3]).y].map((value) => Math.round(60 * value)),
    [60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180],
  )
  const gap = between(0, [1, 1, Number.NaN, 1, 1, 1, 1]).y
  assert.ok(Number.isNaN(gap[9]!) && gap[0] === 1 && gap.at(-1) === 1)
  assert.equal(between(0, []).y.length, 0)
  assert.deepEqual([...between(7, [5]).x], [7])
})
