// How a network reads a passage, and which samples stay: pure functions of what it said.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Course, MOST_LOOKS } from '../symbols/course'
import { leastTelling } from '../symbols/samples'
import { chancesOf, courseOf, follower, inOneText, likeliest, shadeOf, stripOf, surpriseOf, unitsOf } from '../symbols/surprise'

/** Three letters; what is said after each of two. */
const SAID = Float64Array.of(0.5, 0.3, 0.2, 0.1, 0.2, 0.7)

test('what a record reads once more of the one before it stands once in a passage', () => {
  const records = [
    { tokens: [7, 8, 0, 1, 2], target: [-1, -1, 1, 2, 3] },
    { tokens: [1, 2, 3, 4, 5], target: [-1, -1, 4, 5, 6] },
  ]
  assert.deepEqual(inOneText(records), [7, 8, 0, 1, 2, 3, 4, 5, 6])
  assert.deepEqual(inOneText([{ tokens: [0, 1], target: [1, 2] }]), [0, 1, 2])
})

test('each letter has the probability that was said before it', () => {
  assert.deepEqual([...chancesOf([0, 1, 2], SAID, 3)], [Number.NaN, 0.3, 0.7])
  assert.equal(Math.abs(surpriseOf(1)), 0)
  assert.ok(Math.abs(surpriseOf(0.5) - Math.LN2) < 1e-15)
})

test('what is certain has one colour, what is guessed the other', () => {
  assert.equal(shadeOf(1, 100), -1)
  assert.ok(Math.abs(shadeOf(1 / 100, 100) - 1) < 1e-12)
  assert.ok(Math.abs(shadeOf(1 / 10, 100)) < 1e-12)
  assert.equal(shadeOf(1e-9, 100), 1)
})

test('the likeliest letters are in their order, with the one that comes', () => {
  assert.deepEqual(likeliest(SAID, 1, 3, 2), [
    { token: 0, p: 0.5 },
    { token: 1, p: 0.3 },
  ])
  assert.deepEqual(
    likeliest(SAID, 2, 3, 9).map(({ token }) => token),
    [2, 1, 0],
  )
  assert.deepEqual(stripOf(SAID, 1, 3, 2, 2), [
    { token: 0, p: 0.5 },
    { token: 2, p: 0.2 },
  ])
  assert.deepEqual(stripOf(SAID, 1, 3, 1, 2), likeliest(SAID, 1, 3, 2))
})

test('the unit that follows some letters is the one that changes there and not elsewhere', () => {
  // Two layers of two LSTM units: h and c of the first, then h and c of the second. Of the last h the second unit flips at steps 2 and 4.
  const step = (first: number, second: number): number[] => [9, 9, 9, 9, first, second, 9, 9]
  const look = { steps: 5, states: Float64Array.of(...step(0, 1), ...step(1, 1), ...step(0, -1), ...step(1, -1), ...step(0, 1)) }
  const units = unitsOf(look, { hidden: 2, layers: 2 })
  assert.deepEqual(units, { size: 8, from: 4, count: 2 })
  assert.deepEqual([...courseOf(look, units, 1)], [1, 1, -1, -1, 1])
  assert.deepEqual(
    follower(look, units, (at) => at === 2 || at === 4),
    { unit: 1, there: 2, elsewhere: 0 },
  )
  assert.equal(
    follower(look, units, () => false),
    undefined,
  )
})

test('the past of a passage keeps its beginning and its end, whatever its length', () => {
  const course = new Course()
  course.add(0, [0.1])
  course.add(0, [0.2])
  assert.equal(course.past.length, 1, 'the same weights are looked at once')
  for (let seen = 1; seen <= 3 * MOST_LOOKS; seen++) course.add(seen, [seen])
  assert.ok(course.past.length <= MOST_LOOKS && course.past.length > MOST_LOOKS / 3, String(course.past.length))
  assert.equal(course.past[0]!.seen, 0)
  assert.ok(course.past.at(-1)!.seen > 3 * MOST_LOOKS - 2)
})

test('the samples that stay tell how it went: the first, the newest, and some of each time', () => {
  let seen: number[] = []
  for (let n = 0; n <= 1000; n++) {
    seen.unshift(100 * n)
    if (seen.length > 12) seen.splice(leastTelling(seen), 1)
  }
  assert.deepEqual(seen.slice(0, 3), [100_000, 99_900, 99_800])
  assert.equal(seen.at(-1), 0)
  assert.ok(seen.some((of) => of > 0 && of < 2000) && seen.some((of) => of > 5000 && of < 60_000), String(seen))
})
