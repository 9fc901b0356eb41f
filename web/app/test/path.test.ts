// The figures that the path speaks of.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import en from '../text/en.json'
import { PATH, pathFacts } from '../run/path'
import { RunHistory } from '../run/run-history'
import type { Run } from '../run/session'
import schema from './testdata/schema.json'

test('facts are those of the run', () => {
  const history = new RunHistory()
  history.putLosses({ from: 0, train: Float64Array.of(1, 0.5), validation: Float64Array.of(2, 0.08) })
  history.putPredictions({ epoch: 1, train: Float64Array.of(0), validation: Float64Array.of(0.25, -0.5, 0.125) })
  const setup = { floors: [{ rule: 'zero', train: 0.5, validation: 0.32 }] } as unknown as Run['setup']
  assert.deepEqual(pathFacts({ history, setup }), { rmse: 0.4, zero: 0.8, before: 2, after: 0.08, least: -0.5, most: 0.25 })
  const empty = pathFacts({ history: new RunHistory(), setup })
  assert.ok(Number.isNaN(empty.rmse) && Number.isNaN(empty.least))
})

test('each step runs a rung that there is, and has all its words', () => {
  for (const { name, rung, answers } of PATH) {
    assert.ok(
      schema.presets.some((preset) => preset.name === rung),
      rung,
    )
    for (const part of ['title', 'question', 'outcome', ...Array.from({ length: answers }, (_, i) => `answer${i + 1}`)]) {
      assert.ok(Object.hasOwn(en, `path.${name}.${part}`), `path.${name}.${part}`)
    }
  }
})
