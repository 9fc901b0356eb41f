// Where the unrolled network stands.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineWidth, placeAt, planNetwork, reach, type NetworkPlan } from '../views/network-plan'

test('all steps of a window of 50 have room on a desktop and on a phone, and each is found where it stands', () => {
  for (const width of [672, 328]) {
    const steps = 50
    const plan = planNetwork({ width, height: 152, steps, units: 100, scale: 1, words: 46 })
    assert.equal(plan.from, 0)
    assert.deepEqual([plan.units[0], plan.units.at(-1)], [0, 99])
    assert.ok(plan.left >= 8 && plan.left + 49 * plan.dx <= plan.output - 20, 'between the edge and the output')
    for (let step = 0; step < steps; step++) {
      for (let row = 0; row < plan.units.length; row++) {
        assert.deepEqual(placeAt(plan, steps, plan.left + step * plan.dx, plan.top + row * plan.dy), { step, row })
      }
    }
    assert.deepEqual(placeAt(plan, steps, plan.left, plan.wave.top + 10), { step: 0, row: null })
  }
})

test('of a long window the last steps are shown; few units are all shown', () => {
  const plan = planNetwork({ width: 328, height: 152, steps: 200, units: 2, scale: 1, words: 46 })
  assert.ok(plan.from > 100 && plan.from < 200)
  assert.deepEqual(plan.units, [0, 1])
  assert.equal(placeAt(plan, 200, plan.left, plan.top)?.step, plan.from)
  assert.equal(placeAt(plan, 200, 0, plan.top)?.step ?? plan.from, plan.from)
  const one = planNetwork({ width: 328, height: 152, steps: 1, units: 1, scale: 1, words: 46 })
  assert.deepEqual([one.from, one.units, placeAt(one, 1, one.left, one.top)], [0, [0], { step: 0, row: 0 }])
})

test('a gradient is drawn as far as there is one', () => {
  assert.deepEqual([reach(3, 3), reach(0, 3), reach(NaN, 3), reach(Infinity, 3), reach(3e-9, 3)], [1, 0, 0, 0, 0])
  assert.ok(Math.abs(reach(3e-4, 3) - 0.5) < 1e-9)
  assert.ok(lineWidth(0.5) > lineWidth(0.05))
  assert.equal(lineWidth(NaN), 0.6)
})

test('larger words and longer ones have the room that they take', () => {
  const [usual, large, long] = [
    [1, 46],
    [2, 92],
    [1, 92],
  ].map(([scale, words]) => planNetwork({ width: 672, height: 200, steps: 50, units: 8, scale, words }))
  /** Between what belongs to the last column and the edge. */
  const right = ({ left, dx }: NetworkPlan): number => 672 - left - 49.5 * dx
  assert.ok(right(usual) > 47 && right(large) > 93 && right(long) > 93, `${right(usual)}, ${right(large)} and ${right(long)}`)
  assert.ok(large.rail > usual.rail && large.top > usual.top && long.top === usual.top)
  assert.ok(large.top + 7 * large.dy < large.wave.top)
})
