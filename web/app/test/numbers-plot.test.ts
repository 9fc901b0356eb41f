// The picture of a series of numbers.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { upAxis, wordsOver } from '../numbers/plot'

/** Where 120 values stand that are divided, and 12 past their end, in a picture so wide. */
function placed(width: number, words: readonly string[], beyond = 0, scale = 1): [string, number][] {
  const edge = (i: number): number => 56 + (i / (120 + beyond)) * (width - 64)
  const bounds = [0, 72, 96, 120, 120 + beyond]
  const parts = words.flatMap((word, i) => (bounds[i + 1]! > bounds[i]! ? [{ word, from: edge(bounds[i]!), to: edge(bounds[i + 1]!) }] : []))
  return wordsOver(parts, width, scale).map(({ word, at }) => [word, at])
}

test('the parts of a series have their words over them, on a phone too', () => {
  const english = ['training', 'validation', 'test', 'past the end']
  for (const width of [288, 328, 700]) {
    const found = placed(width, english)
    assert.deepEqual(
      found.map(([word]) => word),
      ['training', 'validation', 'test'],
      `${width} px`,
    )
    for (const [i, [word, at]] of found.entries()) {
      const [next, right] = found[i + 1] ?? ['', width]
      // A letter is at least 6 px wide.
      assert.ok(at + 3 * word.length <= right - 3 * next.length, `${word} at ${at}, ${next} at ${right}, ${width} px`)
    }
  }
  assert.deepEqual(
    placed(328, ['训练', '验证', '检验', '末尾之后'], 12).map(([word]) => word),
    ['训练', '验证', '检验'],
    'what has no place over its part is left out',
  )
  assert.equal(placed(700, english, 24).length, 4)
  assert.equal(placed(700, english, 24, 2).length, 3, 'twice as large, the last has no place')
})

test('the numbers beside a picture have the room that they take, are told apart and are no longer than that', () => {
  const textsOf = (low: number, high: number): string[] => upAxis(low, high).ticks.map(({ text }) => text)
  assert.deepEqual(textsOf(0, 1e30), ['0', '5×10²⁹', '1×10³⁰'])
  assert.deepEqual(textsOf(-1e-9, 5e-10), ['−1×10⁻⁹', '−5×10⁻¹⁰', '0', '5×10⁻¹⁰'])
  assert.deepEqual(textsOf(100, 700), ['200', '400', '600'])
  assert.deepEqual(textsOf(1_000_000, 1_001_000), ['1×10⁶', '1.0005×10⁶', '1.001×10⁶'], 'with three digits they would be alike')
  for (const [low, high] of [
    [0, 1e30],
    [-1e300, 1e300],
    [1.5e-300, 9e-300],
    [123_456_789, 123_456_799],
    [0, 1],
  ] as const) {
    const { ticks, room } = upAxis(low, high)
    assert.equal(new Set(ticks.map(({ text }) => text)).size, ticks.length)
    // A raised figure is at least 4 px wide, and another letter 6.
    for (const { text } of ticks) assert.ok(room >= [...text].reduce((sum, letter) => sum + (/[⁰¹²³⁴-⁹⁻]/.test(letter) ? 4 : 6), 8), `${text} in ${room} px`)
    assert.ok(room < 130)
  }
  assert.equal(upAxis(0, 600).room, 56, 'as it always was')
})
