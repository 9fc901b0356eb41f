import assert from 'node:assert/strict'
import { test } from 'node:test'
import { epochRows, printedLine } from '../views/epochs-table'
import { stepsClose } from '../views/forecast-view'
import { gradientReach } from '../views/gradient-reach'
import { fillIn } from '../page/i18n'
import { MOST_PINS, PinnedRuns } from '../run/pinned-runs'
import { floorLoss } from '../run/floors'
import { rmse, rmseOfLoss } from '../run/rmse'
import { RunHistory } from '../run/run-history'
import { runLabel, rungOf } from '../run/run-label'
import en from '../text/en.json'
import { beyond, recordCount, targets } from '../run/series-data'
import { data, presets, schema } from './sample-schema'

const t = (key: string, values = {}) => fillIn((en as Record<string, string>)[key] ?? key, values)
const losses = (from: number, ...values: number[]) => ({ from, train: Float64Array.from(values), validation: Float64Array.from(values, (x) => 2 * x) })
const predictions = (epoch: number) => ({ epoch, train: new Float64Array(1), validation: new Float64Array(1) })

test('losses are put where they belong, and a recovered run drops its broken end', () => {
  const history = new RunHistory()
  history.putLosses(losses(0, 4, 3))
  history.putLosses(losses(2, 2, 999))
  history.putLosses(losses(3, 1))
  assert.deepEqual([...history.train], [4, 3, 2, 1])
  assert.deepEqual([...history.validation], [8, 6, 4, 2])
})

test('a long run keeps every loss, in order, however its reports cut it', () => {
  const history = new RunHistory()
  const all = Array.from({ length: 1001 }, (_, epoch) => 1 / (epoch + 1))
  for (let from = 0; from < all.length; from += 37) history.putLosses(losses(from, ...all.slice(from, from + 37)))
  assert.deepEqual([...history.train], all)
  assert.equal(history.length, 1001)
  assert.equal(history.version, Math.ceil(1001 / 37))
  // Losses that leave a gap have nowhere to go but behind the last.
  history.putLosses(losses(5000, 7))
  assert.equal(history.length, 1002)
  history.putLosses(losses(0))
  assert.equal(history.length, 0)
})

test('predictions of an epoch that was skipped are those of the last one before it', () => {
  const history = new RunHistory()
  assert.equal(history.predictionsAt(3), undefined)
  for (const epoch of [0, 2, 5]) history.putPredictions(predictions(epoch))
  assert.deepEqual(
    [0, 1, 2, 4, 5, 9].map((epoch) => history.predictionsAt(epoch)?.epoch),
    [0, 0, 2, 2, 5, 5],
  )
})

test('predictions after a recovery replace those of the broken end', () => {
  const history = new RunHistory()
  for (const epoch of [0, 1, 2, 3, 1]) history.putPredictions(predictions(epoch))
  assert.equal(history.lastPredictions?.epoch, 1)
  assert.equal(history.predictionsAt(3)?.epoch, 1)
})

test('errors', () => {
  assert.equal(rmse([1, 2], [1, 4]), Math.sqrt(2))
  assert.equal(rmseOfLoss(0.5), 1)
  assert.equal(stepsClose([0, 0.05, 0.3, 0], [0, 0, 0, 0]), 2)
  assert.equal(stepsClose([0, 0], [0, 0]), 2)
  assert.equal(stepsClose([Number.NaN], [0]), 0)
})

test('which values of a series the records of a set are to predict', () => {
  assert.deepEqual([recordCount(data, 'train'), recordCount(data, 'validation')], [3, 3])
  assert.deepEqual(
    [[...targets(data, 'train')], [...targets(data, 'validation')], [...beyond(data)]],
    [
      [2, 3, 4],
      [5, 6, 7],
      [8, 9],
    ],
  )
})

test('a floor that these data do not have is no number', () => {
  const floors = [{ rule: 'zero', validation: 0.25, test: 0.5 }] as const
  assert.equal(floorLoss(floors, 'zero'), 0.25)
  assert.equal(floorLoss(floors, 'linear'), Number.NaN)
})

test('the table has sums, a line an epoch, checked before its updates', () => {
  const history = { train: [0.5, 0.25, 0.125], validation: [1, 0.5, 0.25] }
  const rows = epochRows(history, { train: 100, validation: 50 }, 2)
  assert.deepEqual(rows, [
    { epoch: 1, loss: 50, validationLoss: 50 },
    { epoch: 2, loss: 25, validationLoss: 25 },
  ])
  assert.equal(printedLine(rows[1]), 'Epoch:  2 , Loss:  25 , Val Loss:  25')
})

test('pins: a copy each, a style each, no more than there are styles', () => {
  const pins = new PinnedRuns()
  let told = 0
  pins.changed.listen(() => told++)
  const validation = [1, 2]
  for (let i = 0; i < MOST_PINS; i++) {
    validation[0] = i
    assert.ok(pins.pin(`run ${i}`, validation, 2))
    assert.equal(pins.pin('the same run', validation, 2), null)
  }
  assert.ok(pins.full)
  assert.equal(pins.pin('one more', validation, 2), null)
  assert.equal(told, MOST_PINS)
  assert.deepEqual(
    pins.list.map(({ style }) => style),
    [0, 1, 2, 3],
  )
  validation.push(3)
  assert.deepEqual(pins.list[0].validation, [0, 2])

  pins.remove(pins.list[1].id)
  assert.equal(pins.pin('again', validation, 2)?.style, 1)
  assert.equal(new Set(pins.list.map(({ id }) => id)).size, MOST_PINS)
  told = 0
  pins.remove(12345)
  assert.equal(told, 0)
})

test('an empty run is not pinned', () => {
  assert.equal(new PinnedRuns().pin('nothing yet', [], 25), null)
})

test('a run is called by its preset and how it differs', () => {
  assert.equal(runLabel(presets.adam, schema, t), 'Adam')
  assert.equal(runLabel({ ...presets.adam, hidden: 32 }, schema, t), 'Adam, Hidden units 32')
  assert.equal(runLabel({ ...presets.adam, hidden: 32, seed: 7, epochs: 3 }, schema, t), 'Adam, Hidden units 32, Epochs 3, 1 more')
})

test('a rung with other weights is still that rung; with other settings it is none', () => {
  assert.equal(rungOf({ ...presets.printed, seed: 99 }, schema), 'printed')
  assert.equal(rungOf({ ...presets.printed, hidden: 99 }, schema), null)
})

test('what the gradient norms say', () => {
  assert.deepEqual(gradientReach([0, 0, 0], 0, false), [{ key: 'gradient.none' }])
  assert.deepEqual(gradientReach([0.01, 0.1, 1], 0, true), [{ key: 'gradient.ignored' }, { key: 'gradient.vanishes', factor: 100 }])
  assert.deepEqual(gradientReach([0.01, 0.1, 1], 0, false), [{ key: 'gradient.vanishes', factor: 100 }])
  assert.deepEqual(gradientReach([8, 2], 2, false), [{ key: 'gradient.grows', factor: 4 }])
  assert.deepEqual(gradientReach([1, 1.5], 0, false), [{ key: 'gradient.even' }])
})

test('only the zeros that truncation makes are put down to it', () => {
  const truncated = { key: 'gradient.truncated', zeros: 2, steps: 4, reached: 2 }
  assert.deepEqual(gradientReach([0, 0, 0.1, 0.2], 2, false), [truncated])
  assert.deepEqual(gradientReach([0, 0, 0.01, 0.2], 2, false), [truncated, { key: 'gradient.vanishes', factor: 20 }])
  assert.deepEqual(gradientReach([0, 0, 0, 0.2], 2, false), [truncated, { key: 'gradient.lost', count: 1 }])
  assert.deepEqual(gradientReach([0, 0, 0.1, 0.2], 0, false), [{ key: 'gradient.lost', count: 2 }])
})
