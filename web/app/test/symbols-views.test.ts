// What the views of the exercises are made of: counting, numerals, marks, and states by name.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { correlation, countingState, countsOf, lettersOf, readOf, saidOf } from '../symbols/counted'
import { cutNumber, inChinese, inEnglish, MOST, numberOf, otherWay, spelled } from '../symbols/numerals'
import { marksOf, orderOf, otherOf, sumOf } from '../symbols/remembered'
import { memoryOf, stateNames } from '../symbols/states'

const letters = lettersOf(['<', '>', 'a', 'b'])

test('the state that counts is the one that goes with the count, up or down', () => {
  const counts = countsOf(3)
  assert.deepEqual(counts, [0, 1, 2, 3, 2, 1, 0])
  assert.equal(readOf(letters, 3).length, counts.length)
  // Three states: one that stays, one that goes with the count roughly, one that goes down with it.
  const states = Float64Array.from(counts.flatMap((count, step) => [0.3, count + (step % 2), -0.5 * count - 1]))
  const best = countingState({ steps: counts.length, states }, counts)
  assert.equal(best.state, 2)
  assert.ok(Math.abs(best.correlation + 1) < 1e-12)
  assert.equal(correlation([1, 1, 1], [1, 2, 3]), 0)
  assert.deepEqual(countingState({ steps: 3, states: new Float64Array(3) }, [0, 1, 0]), { state: 0, correlation: 0 })
})

test('after each b another one is right, and after the last the end', () => {
  const n = 3
  const says = (tokens: readonly number[]) => {
    const said = new Float64Array(4 * (2 * n + 1))
    tokens.forEach((token, i) => (said[4 * (n + 1 + i) + token] = 1))
    return saidOf(letters, n, { steps: 2 * n + 1, said })
  }
  assert.deepEqual(
    says([letters.b, letters.b, letters.ends]).map(({ isRight }) => isRight),
    [true, true, true],
  )
  const early = says([letters.b, letters.ends, letters.ends])
  assert.deepEqual(
    early.find(({ isRight }) => !isRight),
    { after: 2, token: letters.ends, isRight: false },
  )
})

test('numbers are said in both languages, and found again', () => {
  for (const [n, english, chinese] of [
    [7, 'seven', '七'],
    [14, 'fourteen', '十四'],
    [100, 'one hundred', '一百'],
    [205, 'two hundred and five', '二百零五'],
    [110, 'one hundred and ten', '一百一十'],
    [3021, 'three thousand and twenty-one', '三千零二十一'],
    [9999, 'nine thousand nine hundred and ninety-nine', '九千九百九十九'],
  ] as const) {
    assert.equal(spelled(inEnglish(n)), english)
    assert.equal(spelled(inChinese(n)), chinese)
  }
  for (let n = 1; n <= MOST; n++) {
    assert.equal(numberOf(inEnglish(n)), n)
    assert.deepEqual(otherWay(inChinese(n)), inEnglish(n))
  }
  assert.equal(numberOf(['two', 'five']), undefined)
  assert.equal(otherWay([]), undefined)
})

test('what a reader types is cut into words', () => {
  const cut = (text: string) => cutNumber(text, inEnglish)
  assert.deepEqual(cut(' Two  Hundred and TWENTY-five '), ['two', 'hundred', 'and', 'twenty', 'five'])
  assert.deepEqual(cut('二百 零五'), ['二', '百', '零', '五'])
  assert.deepEqual(cut('9,999'), inEnglish(9999))
  assert.deepEqual(cutNumber('205', inChinese), inChinese(205))
  assert.deepEqual(cut('10000'), ['10000'])
  assert.deepEqual(cut('0'), ['0'])
  assert.deepEqual(cut('  '), [])
})

test('what is to be remembered is found, and what is asked of it', () => {
  const symbols = ['X', 'Y', 'a', 'b']
  const order = marksOf({ symbols }, { tokens: [2, 1, 3, 0] })
  assert.deepEqual(order, [
    { step: 1, what: 'Y' },
    { step: 3, what: 'X' },
  ])
  assert.equal(orderOf(order), 'YX')
  assert.equal(otherOf('X'), 'Y')
  assert.equal(otherOf('Y'), 'X')
  const sum = marksOf({ symbols: [] }, { numbers: Float64Array.of(0.25, 1, 0.9, 0, 0.5, 1) })
  assert.deepEqual(
    sum.map(({ step }) => step),
    [0, 2],
  )
  assert.equal(sumOf(sum), 0.75)
})

test('states have names, and what is kept is of the last layer', () => {
  assert.deepEqual(stateNames({ cell: 'lstm', hidden: 2, layers: 1 }), ['h 1', 'h 2', 'c 1', 'c 2'])
  assert.deepEqual(stateNames({ cell: 'gru', hidden: 1, layers: 2 }), ['h 1.1', 'h 2.1'])
  const states = Float64Array.of(0.1, 0.2, 5, -5, 0.3, 0.4, 0, 1)
  assert.deepEqual([...memoryOf({ cell: 'lstm', hidden: 2, layers: 1 }, { steps: 2, states })], [5, -5, 0, 1].map(Math.tanh))
  assert.deepEqual([...memoryOf({ cell: 'elman', hidden: 2, layers: 2 }, { steps: 2, states })], [5, -5, 0, 1])
})
