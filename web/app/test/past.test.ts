// What of growing curves is painted once.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Axes } from '../charts/axes'
import { Past, type Curve, type Rest } from '../charts/past'

/** A pixel a unit. */
const axes = { across: (x: number) => x, down: (y: number) => y } as Axes

function curveOf(length: number, grows = true): Curve {
  const at = Float64Array.from({ length: 2 * length }, (_, i) => (i % 2 === 0 ? 3 * (i >> 1) : 4 * (i >> 1)))
  return { series: { name: 'train', color: '#000', y: [], ...(grows && { grows: true as const }) }, at }
}

test('each point of a growing curve is painted to stay once, and what is left goes on where its dashes are', () => {
  const past = new Past()
  const painted: Rest[] = []
  let rest: Rest = { at: new Float64Array(), along: 0 }
  for (let length = 1; length <= 1000; length++) {
    const curve = curveOf(length)
    assert.ok(past.holds([curve]))
    rest = past.grow(curve, axes, (of) => painted.push(of))
    assert.ok(rest.at.length <= 2 * 70, `${rest.at.length / 2} points are left of ${length}`)
    assert.equal(rest.at.at(-2), 3 * (length - 1), 'up to the newest')
    assert.ok(Math.abs(rest.along - (5 * rest.at[0]) / 3) < 1e-6, 'as far along as its first point is')
  }
  assert.equal(painted[0].along, 0)
  let end = 0
  for (const { at, along } of [...painted, rest]) {
    assert.equal(along, (5 * at[0]) / 3)
    // The last stretch again, for the corner between them.
    assert.equal(at[0], Math.max(0, end - 3))
    end = at.at(-2) ?? 0
  }
  assert.equal(end, 3 * 999)
})

test('a curve that begins differently, has another colour or is gone is not what was painted', () => {
  const past = new Past()
  const curve = curveOf(100)
  past.grow(curve, axes, () => {})
  assert.ok(past.holds([curve]))
  const other = { ...curve, at: curve.at.map((value, i) => (i === 1 ? value + 1 : value)) }
  const coloured = { ...curve, series: { ...curve.series, color: '#fff' } }
  for (const curves of [[other], [coloured], [curveOf(50)], []]) assert.ok(!past.holds(curves))
  past.clear()
  assert.ok(past.holds([]))
})

test('of a curve that does not grow all is painted each time', () => {
  const curve = curveOf(500, false)
  const rest = new Past().grow(curve, axes, () => assert.fail('to stay'))
  assert.deepEqual(rest, { at: curve.at, along: 0 })
})
