// The shade past the end of a series: where it ends, where there is none, and what it held of the test.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bandText } from '../numbers/band'
import { fillIn } from '../page/i18n'
import en from '../text/numbers-en.json'
import zh from '../text/numbers-zh.json'

test('of a band it is said how much of the test it held, whether that is poor, and where it ends', () => {
  for (const [steps, checked, within, ...keys] of [
    [24, 100, 80, 'band'],
    [24, 100, 70, 'band'],
    [24, 100, 69, 'band', 'band.narrow'],
    [24, 361, 176, 'band', 'band.narrow'],
    [24, 0, 0, 'band.unchecked'],
    [19, 100, 81, 'band', 'band.short'],
    [19, 100, 0, 'band', 'band.narrow', 'band.short'],
    [0, 0, 0, 'band.empty'],
  ] as const) {
    for (const [language, texts] of [
      ['en', en],
      ['zh', zh],
    ] as const) {
      const words: Record<string, string> = texts
      const t = (key: string, values = {}): string => {
        assert.ok(Object.hasOwn(words, key), key)
        return fillIn(words[key]!, values, language)
      }
      const said = bandText({ values: new Float64Array(24), low: new Float64Array(steps), checked, within }, 28, t)
      const want = keys.map((key) => t(key, { checked, within, steps, horizon: 24, count: 28 })).join(language === 'en' ? ' ' : '')
      assert.equal(said, want)
      assert.doesNotMatch(said, /[{}]/)
      if (keys.includes('band.short' as never)) assert.match(said, /19.*24/)
    }
  }
})
