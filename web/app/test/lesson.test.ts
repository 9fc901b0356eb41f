// The tasks that come with the page of own numbers: their address, and what is said of them.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gainText } from '../numbers/keep'
import { formatLessonLink, lessonSentences, readLessonLink } from '../numbers/lesson'
import type { Lesson, Rule } from '../numbers/messages'
import en from '../text/en.json'
import numbersEn from '../text/numbers-en.json'

test('an address says a task, a seed, and what came of it', () => {
  const result = { rung: 'season', rmse: '6.3', bits: '0123456789abcdef' }
  for (const link of [
    { task: 'airline', seed: 0 },
    { task: 'waves', seed: 4294967295, result },
    { task: 'waves', seed: 1, result: { ...result, more: '2' } },
  ]) {
    assert.deepEqual(readLessonLink(formatLessonLink(link)), link)
  }
  assert.deepEqual(readLessonLink('?task=airline'), { task: 'airline', seed: 1 })
  assert.equal(readLessonLink(''), undefined)
  assert.equal(readLessonLink('?seed=3'), undefined)
  for (const [search, field] of [
    ['?task=airline&seed=4294967296', 'seed'],
    ['?task=airline&seed=1.5', 'seed'],
    ['?task=airline&rung=season', 'rmse'],
    ['?task=airline&rung=season&rmse=6.3&bits=zz', 'bits'],
    ['?task=airline&rung=season&rmse=6.3&bits=0123456789abcdef&more=0', 'more'],
    ['?task=airline&more=2', 'rung'],
  ]) {
    const problem = readLessonLink(search!)
    assert.equal(problem && 'field' in problem && problem.field, field, search)
  }
})

test('an address that ends within its result says so', () => {
  const whole = formatLessonLink({ task: 'airline', seed: 1, result: { rung: 'season', rmse: '6.3', bits: '0123456789abcdef' } })
  for (let end = whole.indexOf('&rung=') + '&rung='.length; end < whole.length; end++) {
    const problem = readLessonLink(whole.slice(0, end))
    assert.equal(problem && 'reason' in problem && problem.reason, 'cut', whole.slice(0, end))
  }
})

const t = (key: string, values: object = {}): string => `${key} ${JSON.stringify(values)}`

test('what was to be reached is held against the test, in the measure of the task', () => {
  const lesson: Lesson = { name: 'mackey-glass', drawn: false, metric: 'nrmse', reach: 0.02, horizon: 84, aheadReach: 0.35, spread: 0.5 }
  const rule = (name: Rule['rule'], rmse: number): Rule & { rmse: number } => ({ rule: name, order: 3, validation: 1, rmse })
  const good = { name: 'a', rmse: 0.009, ahead: { rmse: 0.1, floors: [rule('mean', 0.5), rule('last', 0.8), rule('linear', 0.25)] } }
  const bad = { name: 'b', rmse: 0.02, ahead: undefined }
  const said = lessonSentences(lesson, [good, bad], good, t)
  assert.match(said[0]!, /^task\.reached .*"rmse":"0\.0180"/)
  assert.match(said[1]!, /"networks":"a 0\.200".*rule\.mean \{[^}]*\} 1\.00.*rule\.last \{[^}]*\} 1\.60.*rule\.linear \{[^}]*\} 0\.500/)
  assert.match(lessonSentences(lesson, [bad], bad, t)[0]!, /^task\.missed/)
  assert.match(lessonSentences({ ...lesson, reach: 0 }, [bad], bad, t)[0]!, /^task\.mackey-glass\.end/)
})

test('every task and each of its rungs has its words', () => {
  const files = ['solvedsine', 'airline', 'shareprice', 'waves', 'mackeyglass'].map((name) => readFileSync(`rnn/task/${name}.go`, 'utf8'))
  const words: Record<string, string> = numbersEn
  for (const source of files) {
    const name = /^\t\tName: +"([^"]+)"/m.exec(source)![1]!
    for (const key of ['title', 'lede', 'from', 'unit', 'end']) assert.ok(words[`task.${name}.${key}`], `${name} ${key}`)
    for (const texts of [words, en as Record<string, string>]) assert.ok(texts[`tasks.${name}`], name)
    const rungs = [...source.matchAll(/\{Name: "([^"]+)"/g)]
    assert.ok(rungs.length > 0, name)
    for (const [, rung] of rungs) assert.ok(words[`rung.${rung}`] && words[`explain.${rung}`], `${name} ${rung}`)
  }
})

test('what more epochs did is said as far as the figures tell', () => {
  const said = (before: number, after: number): string => gainText('a', before, after, t).split(' ')[0]!
  assert.equal(said(12.8, 10.8), 'keep.better')
  assert.equal(said(8.27, 8.27), 'keep.same')
  assert.equal(said(8.2734, 8.2731), 'keep.same')
  assert.equal(said(8.27, 8.31), 'keep.worse')
})
