import assert from 'node:assert/strict'
import { test } from 'node:test'
import en from '../text/en.json'
import { layOver, powerOfTen } from '../charts/chart-options'
import { chooseLanguage, fillIn } from '../page/i18n'
import richTexts from './rich-text.json'
import { heatRange } from '../charts/heat-map'
import { Ladder, barLength, type Poster } from '../run/ladder'
import { STEPS, position, valueAt } from '../views/log-slider'
import { decades, labelEvery, leavesRoomAbove, place, seriesRange } from '../charts/plot-area'
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
  if (printed) history.putPredictions({ epoch: 0, train: new Float64Array(3), validation: new Float64Array(3), printedTrain: printed, printedValidation: printed })
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
  assert.equal(summary('done', rmse(0.71, 1.2, 0.9, 0.6, 0.35)), 'Done, 25 epochs. Validation RMSE 0.350: 2 times better than always predicting 0. Up to epoch 2 it was worse than that.')
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
  assert.deepEqual(ladder.rungs.map(({ rmse, check }) => [rmse, check]), [[undefined, 'none'], [undefined, 'none']])
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

test('axes are on whole decades and round numbers', () => {
  assert.deepEqual(decades([]), { min: 1e-3, max: 1 })
  assert.deepEqual(decades([0.5, 2e-6], [1231]), { min: 1e-6, max: 1e4 })
  assert.deepEqual(decades([1e-5, Number.NaN, 0, Infinity]), { min: 1e-5, max: 1 })
  assert.deepEqual(seriesRange([0.3, -0.9]), { min: -1.2, max: 1.2 })
  assert.deepEqual(seriesRange([48.7], undefined), { min: -1.2, max: 50 })
  assert.deepEqual(seriesRange([-1.3, Number.NaN]), { min: -1.5, max: 1.2 })
  assert.equal(labelEvery({ min: 1e-8, max: 1 }), 1)
  assert.equal(labelEvery({ min: 1e-12, max: 1e4 }), 2)
  assert.equal(place(5, { min: 0, max: 10 }, 100, 200), 150)
  assert.deepEqual([1e-8, 0.1, 1, 10, 1e4].map(powerOfTen), ['10⁻⁸', '10⁻¹', '1', '10', '10⁴'])
})

test('the name of the baseline stands above it unless a curve is there', () => {
  const falls = Array.from({ length: 26 }, (_, epoch) => (epoch < 12 ? 0.5 : 0.01))
  assert.equal(leavesRoomAbove(falls, 0.25, 25), true)
  assert.equal(leavesRoomAbove(falls.slice(0, 8), 0.25, 25), true)
  assert.equal(leavesRoomAbove(Array(20).fill(0.5), 0.25, 25), false)
})

test('the shades of the hidden states span what there is, on round numbers', () => {
  const range = (activation: string, ...values: number[]) => heatRange(activation, Float64Array.from(values))
  assert.deepEqual(range('sigmoid', 0.33, 0.687), { min: 0.3, max: 0.7 })
  assert.deepEqual(range('sigmoid', 0.156, 0.52), { min: 0.1, max: 0.6 })
  assert.deepEqual(range('sigmoid', 0.377, 1), { min: 0.3, max: 1 })
  assert.deepEqual(range('sigmoid', 1, 1), { min: 0.8, max: 1 })
  assert.deepEqual(range('sigmoid', 0, 1e-9), { min: 0, max: 0.2 })
  assert.deepEqual(range('tanh', -0.64, 0.3), { min: -0.7, max: 0.7 })
  assert.deepEqual(range('tanh', -0.01, 0.02), { min: -0.2, max: 0.2 })
  assert.deepEqual(range('relu', 0, 1.238), { min: 0, max: 1.5 })
  assert.deepEqual(range('relu', 0, 0), { min: 0, max: 0.1 })
})

test('an option is laid over a definition: series by name, other lists by position, the definition untouched', () => {
  const base = { grid: [{ left: 2, top: 1 }], series: [{ name: 'a', type: 'line', width: 1 }, { name: 'b', type: 'line' }], tooltip: { show: true, confine: true } }
  const before = structuredClone(base)
  const made = layOver(base, { grid: { left: 5 }, series: [{ name: 'c', type: 'line' }, { name: 'a', type: 'line', data: [1] }], tooltip: { show: false } })
  assert.deepEqual(made, {
    grid: [{ left: 5, top: 1 }],
    series: [{ name: 'c', type: 'line' }, { name: 'a', type: 'line', width: 1, data: [1] }],
    tooltip: { show: false, confine: true },
  })
  assert.deepEqual(base, before)
})

test('typed arrays are laid over as they are', () => {
  const data = new Float64Array([1, 2])
  assert.equal((layOver({ series: [{ name: 'a', type: 'line', data: [] }] }, { series: [{ name: 'a', type: 'line', data }] })['series'] as { data: unknown }[])[0].data, data)
})

test('choosing the printed update brings along what it has built in, and locks it', () => {
  const { config, also } = withChange({ ...presets.adam, truncate: 0 }, 'gradient', 'printed', schema)
  assert.deepEqual(validate(config, schema), [])
  assert.ok(also.includes('optimizer') && also.includes('truncate'))
  assert.equal(config.truncate, config.steps, 'all time steps, written as the printed update writes it')
  assert.ok(!also.includes('gradient'))
  assert.deepEqual(locks(config, schema).map(({ field }) => field).sort(), ['activation', 'batch', 'cell', 'clip', 'input', 'layers', 'optimizer'])
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
  assert.deepEqual(locks(config, schema), [{ field: 'activation', reason: 'lock.cell' }, { field: 'input', reason: 'lock.cell' }])
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
  assert.deepEqual(locks({ ...presets.adam, clip: 'none' }, schema), [{ field: 'clipAt', reason: 'lock.clip' }])
  assert.deepEqual(locks({ ...presets.adam, clip: 'norm' }, schema), [])
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

test('a number picks the form of its words, in the language', () => {
  const text = 'after {count, plural, one {# step} other {# steps}} of {all}'
  assert.equal(fillIn(text, { count: 1, all: 9 }), 'after 1 step of 9')
  assert.equal(fillIn(text, { count: 0, all: 9 }), 'after 0 steps of 9')
  assert.equal(fillIn(text, { count: 2, all: 9 }), 'after 2 steps of 9')
  assert.equal(fillIn(text, { count: 1, all: 9 }, 'zh'), 'after 1 steps of 9') // Chinese has one form for all numbers
  assert.equal(fillIn(text, { all: 9 }), text.replace('{all}', '9'))
  assert.equal(t('gradient.lost', { count: 1 }), 'After 1 step on its way back nothing at all is left of it: the units are saturated.')
  assert.equal(t('gradient.truncated', { reached: 1, steps: 2, zeros: 1 }), 'It reaches the last step of 2. The first one gets exactly 0: truncation cuts them off.')
})
