// The page of symbols: its words for every exercise, network, rule and verdict.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { logTicks, spread, tickText, widthOf } from '../charts/loss-picture'
import { fillIn } from '../page/i18n'
import type { Attempt, Exercise, Report } from '../symbols/messages'
import { errorText, floorText, ruleText, scoreText, shownLoss, standingText } from '../symbols/words'
import symbolsEn from '../text/symbols-en.json'
import { TrainerError } from '../trainer/protocol'

const words: Record<string, string> = symbolsEn
const t = (key: string, values: Record<string, string | number> = {}): string => {
  assert.ok(Object.hasOwn(words, key), key)
  const text = fillIn(words[key]!, values)
  assert.doesNotMatch(text, /[{}]/, `${key} with ${JSON.stringify(values)}`)
  return text
}

/** The exercises as their files in Go have them: names, rungs and rules. */
const exercises = readdirSync('rnn/task')
  .filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
  .map((name) => readFileSync(`rnn/task/${name}`, 'utf8'))
  .filter((source) => /\bExercise \{\n/.test(source) && /^\t\tName: +"/m.test(source))
  .map((source) => ({
    name: /^\t\tName: +"([^"]+)"/m.exec(source)![1]!,
    metric: /Metric\{Name: (\w+)/.exec(source)![1]!.toLowerCase() as Exercise['metric'],
    rungs: [...source.matchAll(/\{Name: "([^"]+)", Config/g)].map(([, rung]) => rung!),
    rules: [...new Set([...source.matchAll(/(?:floor\(|Rule: )(Chance|Forgets|Source|Mean)\b/g)].map(([, rule]) => rule!.toLowerCase()))],
  }))

test('every exercise has its words, and so have its networks and the rules beside them', () => {
  assert.equal(exercises.length, 6)
  for (const { name, rungs, rules } of exercises) {
    for (const part of ['title', 'line', 'lede', 'from']) assert.ok(words[`task.${name}.${part}`], `${name} ${part}`)
    assert.ok(rungs.length >= 2 && rules.length >= 1, name)
    for (const rung of rungs) assert.ok(words[`rung.${rung}`] && words[`explain.${name}.${rung}`], `${name} ${rung}`)
    for (const rule of rules) assert.ok(ruleText({ exercise: name }, rule, t) && floorText({ exercise: name }, rule, t), `${name} ${rule}`)
  }
  assert.equal(ruleText({ exercise: 'text' }, 'count1', t), 'counting single letters')
  assert.equal(floorText({ exercise: 'text' }, 'count3', t), '3 letters')
})

const attemptOf = (exercise: string, predicts: Attempt['predicts'] = 'classes'): Attempt => ({ exercise, predicts, rung: { steps: 21 } }) as unknown as Attempt
const reportOf = (validation: number[], passed: string, next: string): Report =>
  ({ validation: Float64Array.from(validation), passed, next }) as unknown as Report

test('a loss is said with the rules that it stands between', () => {
  const text = attemptOf('text')
  assert.equal(standingText(text, reportOf([], '', ''), t), 'Not trained yet. Press “Train”.')
  assert.equal(standingText(text, reportOf([4.6], '', 'chance'), t), '4.60 nats a letter: not yet better than guessing.')
  assert.equal(
    standingText(text, reportOf([4.6, 2.31], 'count2', 'count3'), t),
    '2.31 nats a letter: better than counting 2 letters, not yet as good as counting 3 letters.',
  )
  assert.equal(standingText(text, reportOf([1.5], 'count5', ''), t), '1.50 nats a letter: better than counting 5 letters, the best of the rules.')
  // Half a squared error is shown whole.
  const adding = attemptOf('adding', 'numbers')
  assert.equal(shownLoss(adding), 2)
  assert.match(standingText(adding, reportOf([0.08], 'mean', 'forgets'), t), /^A mean squared error of 0\.160: better than always saying the mean/)
})

test('what the judge has found is said, beside what was asked for', () => {
  const score = (value: number, marks: number[], reached: boolean) => ({ value, marks: Float64Array.from(marks), reached, seen: 500, epoch: 1 })
  for (const { name, metric } of exercises) {
    const of = { name, metric, reach: metric === 'nats' ? 0 : 0.5, within: 0 } as Exercise
    assert.ok(scoreText(of, attemptOf(name), score(0.25, [1, 0], false), t), name)
  }
  const grammar = { name: 'grammar', metric: 'right', reach: 1 } as Exercise
  assert.equal(
    scoreText(grammar, attemptOf('grammar'), score(1, Array<number>(1000).fill(1), true), t),
    '1,000 of 1,000 strings that it has never seen end with the right symbol. Asked for: 100%. It can do it.',
  )
  const counting = { name: 'counting', metric: 'length', reach: 50 } as Exercise
  assert.match(
    scoreText(counting, attemptOf('counting'), score(37, [], false), t),
    /every n up to 37, where it was trained up to 10\. Asked for: 50\. Not yet\./,
  )
})

test('errors say their field once', () => {
  assert.equal(errorText(new TrainerError({ code: 'config', field: 'seed', message: 'want less' }), t), 'seed: want less')
  assert.equal(errorText(new TrainerError({ code: 'config', field: 'seed', message: 'seed: want less' }), t), 'seed: want less')
  assert.match(errorText(new TrainerError({ code: 'file', field: 'foreign', message: '' }), t), /not a run/)
  assert.match(errorText(new TrainerError({ code: 'load', message: 'HTTP status 404' }), t), /HTTP status 404/)
  assert.equal(errorText(new Error('of the page itself'), t), 'of the page itself')
})

test('names of floors stand apart, in the order of their lines', () => {
  const places = [30, 100, 104, 106, 240]
  const at = spread(places, 230)
  for (let i = 1; i < at.length; i++) assert.ok(at[i]! - at[i - 1]! >= 14, String(at))
  assert.ok(Math.max(...at) <= 230 && at[0] === 30)
  assert.deepEqual(logTicks(9e29, 1.3e30).map(tickText), ['9×10²⁹', '10³⁰', '1.2×10³⁰'], 'no two of them alike')
  for (const tick of [5e-30, 2e-300, 1e5, 20_000]) assert.ok(widthOf(tickText(tick)) + 6 < 50, `${tickText(tick)} has no room beside the axis`)
  assert.deepEqual(logTicks(0.4, 5), [0.5, 1, 2, 5])
  assert.deepEqual(logTicks(0.001, 1), [0.001, 0.01, 0.1, 1])
  assert.deepEqual(logTicks(2.05, 2.71), [2.5], 'an axis of hardly any length has a number')
})
