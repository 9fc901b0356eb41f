import assert from 'node:assert/strict'
import { test } from 'node:test'
import en from '../text/en.json'
import { chooseLanguage, fillIn, longestText } from '../page/i18n'
import richTexts from './rich-text.json'
import room from './room.json'
import { Ladder, barLength, type Poster } from '../run/ladder'
import { STEPS, position, valueAt } from '../views/log-slider'
import type { Report, RunState, Setup } from '../trainer/protocol'
import { spans } from '../page/rich-text'
import { RunHistory } from '../run/run-history'
import { locks, withChange } from '../settings/rules'
import { validate } from '../settings/settings'
import { summaryText } from '../views/summary'
import { data, presets, schema } from './sample-schema'

const t = (key: string, values = {}) => {
  const text = (en as Record<string, string>)[key]
  assert.ok(text !== undefined, `no text for ${key}`)
  const filled = fillIn(text, values)
  assert.doesNotMatch(filled, /\{\w+\}/, `${key} has a placeholder left`)
  return filled
}

function summary(state: RunState, validation: number[], more: Partial<Report> = {}, printed?: Float64Array): string {
  const history = new RunHistory()
  history.putLosses({ from: 0, train: Float64Array.from(validation), validation: Float64Array.from(validation) })
  const report = { state, epochs: 25, ...more } as Report
  if (printed)
    history.putPredictions({ epoch: 0, train: new Float64Array(3), validation: new Float64Array(3), printedTrain: printed, printedValidation: printed })
  return summaryText({ report, history, setup: { data, floors: [{ rule: 'zero', validation: 0.245, test: 0.245 }] } as unknown as Setup }, t)
}

test('the summary says where the run is and how good it is', () => {
  assert.equal(summary('running', [0.5, 0.5 * 0.07 ** 2]), 'Epoch 1 of 25. Validation RMSE 0.0700: 10 times better than always predicting 0.')
  assert.equal(summary('paused', [1, 0.5 * 1.4 ** 2]), 'Paused after epoch 1 of 25. Validation RMSE 1.40: 2 times worse than always predicting 0.')
  assert.equal(summary('done', [1, 0.5 * 0.7 ** 2]), 'Done, 25 epochs. Validation RMSE 0.700: about as good as always predicting 0.')
  assert.equal(summary('ready', [0.5 * 0.7 ** 2]), 'Not trained yet. Validation RMSE 0.700: about as good as always predicting 0.')
})

test('the summary of a broken run gives no figure for it, whether or not a loss was measured', () => {
  const divergence = { epoch: 3, update: 7, loss: NaN, cause: 'learningRate', message: '', lastGood: 2 }
  for (const losses of [[], [0.5], [0.5, 0.4, 800]]) {
    assert.equal(summary('diverged', losses, { divergence }), 'Training broke down in epoch 4 of 25; the weights of epoch 2 are kept.')
  }
})

test('the summary of a run that began badly says until when', () => {
  const rmse = (...values: number[]) => values.map((value) => 0.5 * value ** 2)
  assert.equal(
    summary('done', rmse(0.71, 1.2, 0.9, 0.6, 0.35)),
    'Done, 25 epochs. Validation RMSE 0.350: 2 times better than always predicting 0. Up to epoch 2 it was worse than that.',
  )
  assert.doesNotMatch(summary('running', rmse(0.71, 1.2, 0.35)), /Up to epoch/, 'while it runs that is not known yet')
  assert.doesNotMatch(summary('done', rmse(0.71, 0.6, 0.35)), /Up to epoch/, 'the initial weights are no epoch')
  assert.doesNotMatch(summary('done', rmse(0.6, 0.6, 0.9)), /Up to epoch/, 'it still is')
})

test('the summary of a printed run has the printed prediction step beside it', () => {
  assert.match(summary('done', [1, 0.1], {}, Float64Array.of(6.6, 7.6, 8.6)), /own prediction step it is 1\.60\.$/)
})

test('before the first loss there is nothing to sum up', () => {
  assert.equal(summary('ready', []), en['summary.empty'])
})

const poster = { rmse: { printed: 0.75, printedStep: 1.6, adam: 0.0003 }, hash: { printed: 'aa', adam: 'bb' } } as unknown as Poster

test('the ladder has the figures of the build, and a tick for what came out the same here', () => {
  const ladder = new Ladder(['printed', 'adam'])
  assert.deepEqual(
    ladder.rungs.map(({ rmse, check }) => [rmse, check]),
    [
      [undefined, 'none'],
      [undefined, 'none'],
    ],
  )
  ladder.take(poster)
  ladder.ended('adam', 'bb')
  ladder.ended('printed', 'other')
  ladder.ended('unknown', 'cc')
  assert.deepEqual(ladder.rungs, [
    { name: 'printed', rmse: 0.75, printedRmse: 1.6, check: 'different' },
    { name: 'adam', rmse: 0.0003, printedRmse: undefined, check: 'same' },
  ])
})

test('a rung without a hash of the build is neither the same nor different', () => {
  const ladder = new Ladder(['gradient'], poster)
  ladder.ended('gradient', 'dd')
  assert.equal(ladder.rungs[0].check, 'none')
})

test('bars of the ladder grow with the error and stay on their track', () => {
  assert.equal(barLength(2), 1)
  assert.equal(barLength(50), 1)
  assert.equal(barLength(1e-9), 0.02)
  assert.ok(barLength(0.001) < barLength(0.7))
})

test('the learning-rate slider reaches both ends and reads back what it shows', () => {
  assert.equal(valueAt(0, 1e-6, 10), 1e-6)
  assert.equal(valueAt(STEPS, 1e-6, 10), 10)
  for (const rate of [1e-4, 0.001, 0.05, 1]) assert.equal(valueAt(position(rate, 1e-6, 10), 1e-6, 10), rate)
})

test('choosing the printed update brings along what it has built in, and locks it', () => {
  const { config, also } = withChange({ ...presets.adam, truncate: 0 }, 'gradient', 'printed', schema)
  assert.deepEqual(validate(config, schema), [])
  assert.ok(also.includes('optimizer') && also.includes('truncate'))
  assert.equal(config.truncate, config.steps, 'all time steps, written as the printed update writes it')
  assert.ok(!also.includes('gradient'))
  assert.deepEqual(
    locks(config, schema)
      .map(({ field }) => field)
      .sort(),
    ['activation', 'batch', 'cell', 'clip', 'forgetBias', 'input', 'layers', 'optimizer', 'shuffle'],
  )
  assert.deepEqual(withChange(config, 'gradient', 'exact', schema).also, [])
})

test('a number that a rule does not take is named where it was typed, not changed', () => {
  const { config, also } = withChange(presets.printed, 'truncate', -5, schema)
  assert.deepEqual([config.truncate, also], [-5, []])
})

test('another cell takes shared input weights along, and locks what only Elman’s cell has', () => {
  const { config, also } = withChange({ ...presets.adam, input: 'perStep' }, 'cell', 'lstm', schema)
  assert.deepEqual(validate(config, schema), [])
  assert.deepEqual(also, ['input'])
  assert.deepEqual(locks(config, schema), [
    { field: 'activation', reason: 'lock.cell' },
    { field: 'input', reason: 'lock.cell' },
  ])
  const printed = withChange({ ...config, layers: 3 }, 'gradient', 'printed', schema)
  assert.deepEqual(validate(printed.config, schema), [])
  assert.ok(printed.also.includes('cell') && printed.also.includes('layers'))
})

test('a shorter window takes the truncation with it', () => {
  const { config, also } = withChange({ ...presets.adam, steps: 50, truncate: 40 }, 'steps', 20, schema)
  assert.equal(config.truncate, 20)
  assert.deepEqual(also, ['truncate'])
})

test('a clip value without clipping is locked', () => {
  const lstm = { ...presets.adam, cell: 'lstm' }
  const more = (clip: string) => locks({ ...lstm, clip }, schema).filter(({ reason }) => reason !== 'lock.cell')
  assert.deepEqual(more('none'), [{ field: 'clipAt', reason: 'lock.clip' }])
  assert.deepEqual(more('norm'), [])
})

test('the bias of a forget gate is locked in a cell without one', () => {
  for (const cell of ['elman', 'gru'])
    assert.ok(locks({ ...presets.adam, cell }, schema).some(({ field, reason }) => field === 'forgetBias' && reason === 'lock.forget'))
})

test('the language is the link’s, then the one chosen before, then the browser’s', () => {
  assert.equal(chooseLanguage('zh', 'en', ['en-US']), 'zh')
  assert.equal(chooseLanguage(undefined, 'zh', ['en-US']), 'zh')
  assert.equal(chooseLanguage(undefined, null, ['fr-FR', 'zh-TW', 'en']), 'zh')
  assert.equal(chooseLanguage(undefined, null, ['fr-FR', 'en-GB', 'zh']), 'en')
  assert.equal(chooseLanguage('xx', 'yy', []), 'en')
})

test('markup of the texts: what the build makes of the same cases is tested there', () => {
  for (const { text, spans: expected } of richTexts) assert.deepEqual(spans(text), expected)
})

test('placeholders without a value stay', () => {
  assert.equal(fillIn('{a} and {b}', { a: 1 }), '1 and {b}')
})

test('the longest text of a plan, whose figures are wide: the build makes the same of it', () => {
  const texts: Record<string, string> = room.texts
  for (const { plan, longest } of room.cases)
    assert.equal(
      longestText(plan, (key) => texts[key]),
      longest,
    )
})

test('a number picks the form of its words, in the language', () => {
  const text = 'after {count, plural, one {# step} other {# steps}} of {all}'
  assert.equal(fillIn(text, { count: 1, all: 9 }), 'after 1 step of 9')
  assert.equal(fillIn(text, { count: 0, all: 9 }), 'after 0 steps of 9')
  assert.equal(fillIn(text, { count: 2, all: 9 }), 'after 2 steps of 9')
  assert.equal(fillIn(text, { count: 1, all: 9 }, 'zh'), 'after 1 steps of 9') // Chinese has one form for all numbers
  assert.equal(fillIn(text, { all: 9 }), text.replace('{all}', '9'))
  assert.equal(t('gradient.lost', { count: 1 }), 'After 1 step on its way back nothing at all is left of it: the units are saturated.')
  assert.equal(
    t('gradient.truncated', { reached: 1, steps: 2, zeros: 1 }),
    'It reaches the last step of 2. The first one gets exactly 0: truncation cuts them off.',
  )
})
