// The order of units that act alike.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alikeOrder } from '../run/unit-order'

const states = (steps: number, units: number, state: (step: number, unit: number) => number): number[] =>
  Array.from({ length: steps * units }, (_, i) => state(Math.floor(i / units), i % units))

test('units that swing at one pace come in the order of their phases, however far they swing', () => {
  const units = 12
  const phase = (unit: number): number => (unit * 5) % units
  const order = alikeOrder(
    states(50, units, (step, unit) => (0.1 + unit / 20) * Math.sin(step + (2 * Math.PI * phase(unit)) / units) + 0.2),
    50,
    units,
  )
  const steps = order.map((unit, i) => (phase(order[(i + 1) % units]!) - phase(unit) + units) % units)
  assert.ok(steps.every((step) => step === steps[0]) && (steps[0] === 1 || steps[0] === units - 1), `phases ${order.map(phase).join(' ')}`)
})

test('units that do nothing, and states that are no numbers, are left as they are', () => {
  assert.deepEqual(
    alikeOrder(
      states(5, 4, () => 0.5),
      5,
      4,
    ),
    [0, 1, 2, 3],
  )
  assert.deepEqual(
    alikeOrder(
      states(5, 3, (step, unit) => (unit === 1 ? Number.NaN : step)),
      5,
      3,
    ),
    [0, 1, 2],
  )
})
