// What the test part says of the network that did best on validation, and of the rules: the best of them there may have been lucky.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Judged, Rule } from '../numbers/messages'
import { testText } from '../numbers/words'
import { chosen, measured } from '../page/format'
import { fillIn } from '../page/i18n'
import en from '../text/numbers-en.json'
import zh from '../text/numbers-zh.json'

const RULES: Rule[] = [
  { rule: 'mean', order: 0, validation: 9.3 },
  { rule: 'last', order: 0, validation: 9.7 },
  { rule: 'linear', order: 48, validation: 8.3 },
]

test('that a network holds on the test is said beside every rule, and which rule is nearest there, if it is another', () => {
  for (const [worth, rmse, floors, key, nearest] of [
    ['better', 6, [7, 7.7, 10.9], 'verdict.held', 0],
    ['better', 8.1, [7, 7.7, 10.9], 'verdict.other', 0], // daily births: the linear rule was fitted to death
    ['better', 11, [7, 7.7, 10.9], 'verdict.failed', 0],
    ['better', 6.9, [9, 9, 7], 'verdict.held', 2],
    ['even', 8.1, [9, 7.7, 10.9], 'verdict.nearest', 1],
    ['worse', 8.1, [9, 7.7, 10.9], 'verdict.nearest', 1],
    ['even', 8.1, [9, 10.8, 10.9], 'verdict.nearest', 0],
    ['even', 8.1, [12, 10.8, 10.9], '', 1], // by less than 2 % is nothing to tell
    ['even', 8.1, [12, 11, 10.9], '', 2],
    ['better', NaN, [12, 7, 10.9], 'verdict.nearest', 1],
    ['better', NaN, [12, 11, 10.9], '', 2],
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
      const refuses = Number.isNaN(rmse) ? { refuses: -5 } : {}
      const said = testText('A', { worth, best: 2 } as Judged, { forecasts: new Float64Array(), rmse, floors: [...floors], ...refuses }, RULES, t)
      const told = { name: 'A', floor: measured(floors[2]) }
      const first = Number.isNaN(rmse)
        ? t('verdict.untested', { ...told, why: t('test.unread', { value: chosen(-5) }) })
        : t('verdict.test', { ...told, rmse: measured(rmse) })
      const { rule, order } = RULES[nearest]!
      const second = key === '' ? [] : [t(key, { rule: t(`rule.${rule}`, { order }), floor: measured(floors[nearest]) })]
      assert.equal(said, [first, ...second].join(language === 'en' ? ' ' : ''))
      assert.doesNotMatch(said, /[{}]/)
    }
  }
})
