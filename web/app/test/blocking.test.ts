// From when on a page can be used, and how long it was not to be had before: what the benchmark of the first seconds says.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blockingTime, interactive } from '../../bench/browser/blocking'

const span = (from: number, to: number): { from: number; to: number } => ({ from, to })

test('a page without long tasks can be used from its first paint on, also where requests end later', () => {
  assert.equal(interactive(100, [], [], 5099), null)
  assert.equal(interactive(100, [], [], 5100), 100)
  const three = [span(90, 130), span(90, 140), span(90, 150)]
  assert.equal(interactive(100, [], three, 5129), null, 'three are under way until 130')
  assert.equal(interactive(100, [], three, 5130), 100)
})

test('it can be used from the end of the last long task before five quiet seconds on', () => {
  const tasks = [span(50, 180), span(400, 500), span(9000, 9100)]
  assert.equal(interactive(100, tasks, [], 5400), null)
  assert.equal(interactive(100, tasks, [], 5500), 500)
  assert.equal(blockingTime(100, 500, tasks), 30 + 50, 'of the first the part after the paint, without 50 ms each')
  // Two requests that never end are no matter, three are.
  assert.equal(interactive(100, tasks, [span(0, 1e6), span(0, 1e6)], 5500), 500)
  assert.equal(interactive(100, tasks, [span(0, 1e6), span(0, 1e6), span(0, 1e6)], 20_000), null)
})
