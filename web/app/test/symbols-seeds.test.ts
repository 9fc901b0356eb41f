import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Trial } from '../symbols/messages'
import { workersOn } from '../symbols/crew'
import { isOver, median, solvedAfter, steps, type Seed } from '../symbols/solved'

const trial = (of: Partial<Trial>): Trial => ({
  state: 'running',
  over: false,
  solved: false,
  value: 0,
  judged: 0,
  seen: 0,
  epoch: 0,
  epochs: 20,
  validation: new Float64Array(),
  ...of,
})
const seeds: Seed[] = [
  { seed: 1, trial: trial({ over: true, solved: true, judged: 4000, seen: 4000 }) },
  { seed: 2, trial: trial({ seen: 6000, judged: 5500 }) },
  { seed: 3, trial: trial({ over: true, solved: true, judged: 1500, seen: 1500 }) },
  { seed: 4, trial: trial({ over: true, state: 'done', judged: 10_000, seen: 10_000 }) },
  { seed: 5, ended: true },
  { seed: 6 },
]

test('the curve steps where the judge found a seed able, and goes on to where the furthest has got', () => {
  assert.deepEqual(steps(seeds), [
    { seen: 0, solved: 0 },
    { seen: 1500, solved: 1 },
    { seen: 4000, solved: 2 },
    { seen: 10_000, solved: 2 },
  ])
  assert.deepEqual(steps([{ seed: 1 }]), [
    { seen: 0, solved: 0 },
    { seen: 0, solved: 0 },
  ])
})

test('half of those that are solved were so after the median', () => {
  assert.deepEqual(solvedAfter(seeds), [1500, 4000])
  assert.equal(median([]), undefined)
  assert.equal(median([1500]), 1500)
  assert.equal(median([500, 1500, 4000]), 1500)
  assert.equal(median([500, 1500, 4000, 8000]), 4000)
})

test('a seed is over when its trial is, or when it was given up', () => {
  assert.deepEqual(
    seeds.filter(isOver).map(({ seed }) => seed),
    [1, 3, 4, 5],
  )
})

test('a core is left to the page where there are more than two, and no more workers than seeds', () => {
  assert.deepEqual([1, 2, 3, 8, 11, 64].map(workersOn), [1, 2, 2, 7, 10, 10])
})
