// The address of a frame of an exercise, what it tells its host, and what an author pastes.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readToHost, EMBED_VERSION } from '../embed/messages'
import { ATTRIBUTES, EXERCISES, SERIES_TASKS } from '../embed/settings'
import { exerciseHeight, WIDE } from '../embed/shown'
import { fillIn, type Translate } from '../page/i18n'
import { otherNetwork, parseExercise } from '../symbols/frame/address'
import { faceOf, ladderNames, untrained, type Poster } from '../symbols/frame/poster'
import { doneOf, problemText, readyOf } from '../symbols/frame/tell'
import { exerciseSnippets } from '../symbols/post'
import en from '../text/symbols-en.json'

const t: Translate = (key, values) => fillIn((en as Record<string, string>)[key] ?? key, values, 'en')
const rung = {
  cell: 'lstm',
  hidden: 8,
  layers: 1,
  steps: 30,
  batch: 1,
  epochs: 20,
  learningRate: 0.01,
  parameters: 535,
  symbols: 7,
  perSymbol: 41,
  train: 500,
} as const
const floors = [{ rule: 'chance', validation: 1.9 }]
const POSTERS: Poster[] = [
  { name: 'grammar', metric: 'right', reach: 1, within: 9000, predicts: 'classes', ladder: ['elman', 'lstm'].map((name) => ({ ...rung, name, floors })) },
  { name: 'adding', metric: 'mse', reach: 0.01, within: 0, predicts: 'numbers', ladder: [{ ...rung, name: 'lstm', floors }] },
]
const LADDERS = ladderNames(POSTERS)

test('the address of a frame says an exercise, a network and a seed', () => {
  const of = parseExercise('#task=counting&rung=gru&seed=4294967295&autoplay=on&bare=on&follow=on&turns=on&theme=dark&lang=zh#?secret=aBc0123456')
  assert.deepEqual(of, {
    task: 'counting',
    rung: 'gru',
    seed: 4294967295,
    own: false,
    autoplay: true,
    theme: 'dark',
    lang: 'zh',
    bare: true,
    follow: true,
    turns: true,
    problems: [],
  })
  const { task, rung, seed, autoplay } = parseExercise('')
  assert.deepEqual([task, rung, seed, autoplay], ['grammar', '', 1, false])
  assert.deepEqual(parseExercise('#task=text&train=yes&own=0123cdef&bits=0123456789abcdef').problems, [], 'a link of the page is taken')
  assert.equal(otherNetwork(of, { ...of, theme: 'light' }), false)
  for (const other of [{ task: 'text' }, { rung: 'lstm' }, { seed: 2 }, { own: true }]) assert.ok(otherNetwork(of, { ...of, ...other }))
})

test('what is not taken is named, by its field, with what would be', () => {
  for (const [hash, field, value, reason, options] of [
    ['#task=grammars', 'task', 'grammars', 'option', [...EXERCISES]],
    ['#task=__proto__', 'task', '__proto__', 'option', [...EXERCISES]],
    ['#task=grammar&rung=gru', 'rung', 'gru', 'option', ['elman', 'lstm']],
    ['#task=grammar&rung=constructor', 'rung', 'constructor', 'option', ['elman', 'lstm']],
    ['#task=grammar&seed=-1', 'seed', '-1', 'seed', undefined],
    ['#task=grammar&seed=4294967296', 'seed', '4294967296', 'seed', undefined],
    ['#task=grammar&hidden=9', 'hidden', '9', 'unknown', undefined],
    ['#task=text&text=mine', 'text', 'mine', 'option', ['own']],
    ['#task=grammar&text=own', 'text', 'own', 'unknown', undefined],
    ['#autoplay=yes', 'autoplay', 'yes', 'option', ['on', 'off']],
  ] as const) {
    const { problems } = parseExercise(hash, LADDERS)
    assert.equal(problems.length, 1, hash)
    assert.deepEqual({ ...problems[0] }, { field, value, reason, ...(options && { options }) }, hash)
    assert.ok(problemText(problems[0]!, t).startsWith(`${field}: `), hash)
  }
})

test('floors are shown of the first seed alone, since they are of its records', () => {
  const face = faceOf(POSTERS, { task: 'grammar', rung: '', seed: 1 })
  assert.deepEqual([face.attempt.rung.name, face.attempt.floors], ['lstm', floors])
  assert.deepEqual(faceOf(POSTERS, { task: 'grammar', rung: 'elman', seed: 2 }).attempt.floors, [])
  assert.deepEqual(readyOf(face, 1).settings, { task: 'grammar', rung: 'lstm', seed: 1 })
})

test('what is told at the end is in the units of the exercise, and the element sends it on', () => {
  const score = { value: 0.5, marks: new Float64Array(2), reached: false, seen: 9, epoch: 1 }
  const at = (task: string) => {
    const face = faceOf(POSTERS, { task, rung: '', seed: 1 })
    const report = {
      ...untrained(face.attempt),
      state: 'done' as const,
      epoch: 1,
      train: Float64Array.of(1, 0.02),
      validation: Float64Array.of(1, 0.08),
      hash: '0f',
    }
    return doneOf(face, face.attempt, report, score)
  }
  const numbers = at('adding')
  assert.deepEqual([numbers.metric, numbers.trainRmse, numbers.validationRmse], [{ name: 'mse', train: 0.04, validation: 0.16 }, 0.2, 0.4])
  assert.deepEqual(numbers.score, { name: 'mse', value: 0.5, reached: false })
  const classes = at('grammar')
  assert.deepEqual([classes.metric, classes.trainRmse], [{ name: 'nats', train: 0.02, validation: 0.08 }, NaN])
  const message = { rnnlab: EMBED_VERSION, type: 'event', event: 'done', detail: classes }
  assert.deepEqual(readToHost(message), message)
})

test('exercises are no series, and no attribute of an older embed is called as theirs', () => {
  for (const name of EXERCISES) assert.ok(!(SERIES_TASKS as readonly string[]).includes(name))
  assert.equal(ATTRIBUTES.has('rung'), false)
})

test('what is put in a post says no more than it has to, and reserves its height', () => {
  const lab = 'https://lab.example/'
  const { element, frame } = exerciseSnippets({ task: 'grammar', rung: 'lstm', seed: 3 }, lab, 'Grammar')
  assert.match(element, /^<script type="module" src="https:\/\/lab\.example\/embed\.js"><\/script>\n<rnn-lab task="grammar" rung="lstm" seed="3" style="/)
  assert.ok(element.includes(`clamp(${exerciseHeight(WIDE)}px,`) && element.includes(`${exerciseHeight(WIDE - 1)}px)`))
  assert.ok(element.includes('<a href="https://lab.example/symbols/#task=grammar&amp;rung=lstm&amp;seed=3"'))
  assert.ok(frame.includes('src="https://lab.example/symbols/embed.html#task=grammar&amp;rung=lstm&amp;seed=3"'))
  assert.ok(!exerciseSnippets({ task: 'text', rung: '', seed: 1 }, lab, 'Text').element.includes('seed="'))
})

test('a text of the author’s own is put beside the post, and its frame alone is of the one that comes with it', () => {
  const own = { task: 'text', rung: 'elman', seed: 2, own: '0123cdef' }
  const { element, frame } = exerciseSnippets(own, 'https://lab.example/', 'Text', 'My “novel” #1.txt')
  assert.match(element, /<rnn-lab task="text" src="My “novel” %231\.txt" rung="elman" seed="2" style="/)
  assert.ok(element.includes('#task=text&amp;rung=elman&amp;seed=2&amp;own=0123cdef"'))
  assert.ok(frame.includes('#task=text&amp;rung=elman&amp;seed=2"'))
  assert.ok(exerciseSnippets(own, 'https://lab.example/', 'Text').element.includes(' src="text.txt" '))
})
