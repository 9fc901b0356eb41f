import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillIn } from '../page/i18n'
import { distinct, floorLoss } from '../run/floors'
import type { Config, Floor } from '../settings/schema'
import { formatHash, parseHash, type Schema } from '../settings/settings'
import { ROOMS, roomOf } from '../tasks/rooms'
import { RMSE, testSentence } from '../tasks/series'
import type { TaskRoom, Tested } from '../tasks/task-room'
import en from '../text/en.json'
import zh from '../text/zh.json'
import { data, presets, schema } from './sample-schema'

const t = (key: string, values = {}) => {
  const filled = fillIn((en as Record<string, string>)[key] ?? assert.fail(`no text for ${key}`), values)
  assert.doesNotMatch(filled, /\{\w+\}/, `${key} has a placeholder left`)
  return filled
}
const floors: Floor[] = [
  { rule: 'zero', validation: 0.2485, test: 0.2485 },
  { rule: 'mean', validation: 0.2484, test: 0.2484 },
  { rule: 'last', validation: 0.231, test: 0.5 * 0.679 ** 2 },
  { rule: 'linear', validation: 8e-32, test: 8e-32 },
]
const tested = (rmse?: number) => ({ report: { testLoss: rmse === undefined ? undefined : 0.5 * rmse ** 2 }, setup: { data, floors } }) as unknown as Tested

test('a finished run is set beside repeating the last value, and the sine is called what it is', () => {
  const [test, toy] = ROOMS['sine']!.verdict(tested(0.0123), t)
  assert.equal(test, 'On the 2 values that follow, which it had never met, its RMSE is 0.0123, 55 times better than repeating the last value (0.679).')
  assert.match(toy!, /No network is needed.*two coefficients is exact.*4×10⁻¹⁶.*toy/)
  assert.match(testSentence(tested(0.7), t)[0]!, /RMSE is 0\.700, about as good as repeating/)
  assert.match(testSentence(tested(1.4), t)[0]!, /RMSE is 1\.40, 2\.1 times worse than repeating/)
  assert.deepEqual(ROOMS['sine']!.verdict(tested(), t), [], 'before the test is done')
})

test('floors that are as high as a simpler one are left out', () => {
  assert.deepEqual(
    distinct(floors).map(({ rule }) => rule),
    ['zero', 'last', 'linear'],
  )
  assert.equal(floorLoss(floors, 'last'), 0.231)
})

test('each task has its room and its words', () => {
  assert.deepEqual(
    Object.keys(ROOMS),
    schema.tasks.map(({ name }) => name),
  )
  for (const words of [en, zh] as Record<string, string>[]) {
    for (const { name } of schema.tasks) assert.ok(words[`option.task.${name}`] && words[`tasks.${name}.verdict`], name)
    for (const { rule } of floors) assert.ok(words[`floor.${rule}`], rule)
  }
  for (const name of ['cosine', 'toString', '__proto__']) assert.throws(() => roomOf(name), /no room/)
})

/** A second task, with a ladder of its own, in the tables that the first is in. */
const swell: TaskRoom = { metric: RMSE, between: Math.cos, verdict: (run, t) => testSentence(run, t) }
const swellConfig: Config = { ...presets.adam, task: 'swell', hidden: 8 }
const two: Schema = {
  ...schema,
  tasks: [...schema.tasks, { ...schema.tasks[0]!, name: 'swell', ladder: ['adam', 'wide'], start: 'wide' }],
  fields: schema.fields.map((field) => (field.name === 'task' && field.kind === 'enum' ? { ...field, options: ['sine', 'swell'] } : field)),
  presets: [...schema.presets, { name: 'adam', config: swellConfig }, { name: 'wide', config: { ...swellConfig, hidden: 40 } }],
}

test('a second task is a row and a room: links name it, and its ladder is its own', () => {
  assert.equal(roomOf('swell', { ...ROOMS, swell }).verdict(tested(0.3), t).length, 1)
  const read = (hash: string) => parseHash(hash, two)
  assert.deepEqual([read('#task=swell').config, read('#task=swell').problems], [{ ...swellConfig, hidden: 40 }, []], 'the preset that it starts with')
  assert.deepEqual(read('#task=swell&preset=adam').config, swellConfig, 'a rung of the same name as one of the sine’s')
  assert.deepEqual(read('#preset=adam').config, presets.adam)
  assert.deepEqual(read('#task=swell&preset=printed').problems, [{ field: 'preset', value: 'printed', reason: 'unknown' }])
  assert.deepEqual(read('#task=tide').problems, [{ field: 'task', value: 'tide', reason: 'option' }])
  assert.equal(read('#task=tide').config.task, 'sine')
})

test('a link names its task only if it is not the sine, and comes back to the same settings', () => {
  assert.equal(formatHash(presets.adam, two), '#preset=adam')
  assert.equal(formatHash({ ...swellConfig, seed: 3 }, two), '#task=swell&preset=adam&seed=3')
  assert.deepEqual(parseHash('#task=sine&preset=adam', two).config, presets.adam)
  for (const config of [presets.adam, swellConfig, { ...swellConfig, hidden: 40 }, { ...swellConfig, hidden: 9, seed: 2 }]) {
    assert.deepEqual(parseHash(formatHash(config, two), two).config, config)
  }
})
