import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barsOf, planStrip } from '../views/unit-strip'

const of = (gates: number, inputs: number, units: number, outputs: number) => {
  let next = 0
  const take = (count: number): Float64Array => Float64Array.from({ length: count }, () => next++)
  return { gates: Array.from({ length: gates }, () => ({ letter: '', input: take(inputs), recurrent: take(units) })), output: take(outputs) }
}

test('bars stand in the order of the numbers, and a point in the middle of one is on it', () => {
  for (const [gates, inputs, units, outputs] of [
    [1, 1, 8, 1],
    [1, 50, 100, 1],
    [4, 1, 16, 1],
    [3, 6, 5, 6],
  ] as const) {
    const weights = of(gates, inputs, units, outputs)
    const bars = barsOf(weights)
    assert.deepEqual(
      bars.map(({ value }) => value),
      bars.map((_, i) => i),
    )
    const plan = planStrip(weights, 328, 80, 1)
    for (const i of bars.keys()) {
      const { x, y, width, height } = plan.box(i)
      assert.ok(x >= 0 && x + width <= 328.01 && y >= 0 && y + height <= 80.01, `bar ${i} of ${bars.length} is outside`)
      assert.equal(plan.at(x + width / 2, y + height / 2), i, `bar ${i} of ${bars.length}`)
    }
    assert.equal(plan.at(-5, 40), gates > 1 ? Math.floor((40 - 14) / (66 / gates)) * (inputs + units) : 0)
    assert.equal(plan.at(10, -1), -1)
  }
  assert.deepEqual(
    barsOf(of(2, 1, 2, 1)).map(({ matrix, gate, index }) => `${matrix}${gate}${index}`),
    ['U00', 'W00', 'W01', 'U10', 'W10', 'W11', 'V00'],
  )
})
