// A run that breaks down: what the page offers, and that page and trainer
// speak of the same learning rate.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heatRange } from '../views/inside-drawing'
import { Session } from '../run/session'
import { waysOn } from '../run/ways-on'
import { TrainerError, type Handlers, type Report, type RunRequest, type RunState, type Setup } from '../trainer/protocol'
import type { TrainerClient } from '../trainer/trainer-client'
import { gradientReach } from '../views/gradient-reach'
import { data, presets, schema } from './sample-schema'

const { adam } = presets
const kinds = (config: typeof adam, cause: string) => waysOn(config, cause, schema).map(({ kind }) => kind)
const changed = { ...adam, seed: 7 }

test('what likely did it is what is put right first', () => {
  assert.deepEqual(kinds(changed, 'learningRate'), ['halve', 'preset'])
  assert.deepEqual(kinds({ ...changed, clip: 'none' }, 'clip'), ['clip', 'halve', 'preset'])
  assert.deepEqual(kinds({ ...changed, activation: 'relu' }, 'activation'), ['activation', 'halve', 'preset'])
  const [first] = waysOn({ ...changed, init: 'uniform01' }, 'init', schema)
  assert.deepEqual(first, { kind: 'init', config: { ...changed, init: 'fanIn' } })
})

test('what cannot help is not offered', () => {
  assert.deepEqual(kinds({ ...changed, init: 'uniform01' }, 'init'), ['init', 'preset'], 'no rate mends the initial weights')
  assert.deepEqual(kinds({ ...changed, init: 'fanIn' }, 'init'), ['preset'])
  assert.deepEqual(kinds(adam, 'learningRate'), ['halve'], 'not back to the rung that this is')
  for (const [rate, offered] of [
    [2e-6, 1e-6],
    [1.9e-6, undefined],
    [1e-6, undefined],
    [0.01, 0.005],
    [0.0333, 0.0167],
  ] as const) {
    const half = waysOn({ ...changed, learningRate: rate }, 'learningRate', schema).find((way) => way.kind === 'halve')
    assert.equal(half?.rate, offered, `half of ${rate}`)
  }
})

/** A session with a trainer that the test plays. */
async function played(answer: Partial<Handlers<RunRequest>> = {}) {
  globalThis.requestAnimationFrame ??= () => 0
  const asked: unknown[] = []
  const setup = { config: adam, learningRate: adam.learningRate, data, updatesPerEpoch: 10 } as unknown as Setup
  const answers: Partial<Handlers<RunRequest>> = {
    recover: ({ factor }) => void asked.push(['recover', factor]),
    setLearningRate: ({ value }) => void asked.push(['rate', value]),
    run: () => void asked.push(['run']),
    step: () => {},
    ...answer,
  }
  const client = {
    create: async () => setup,
    request: async (type: keyof typeof answers, send: never) => answers[type]!(send),
  } as unknown as TrainerClient
  const session = new Session(client, adam)
  const refused: string[] = []
  let rated = 0
  session.failed.listen(({ code }) => refused.push(code))
  session.rated.listen(() => rated++)
  await session.create(adam)
  const report = (state: RunState, epoch = 0): void => client.onReport({ run: 1, state, epoch, epochs: 25, update: 0, updatesPerEpoch: 10 } as Report)
  return { session, asked, refused, report, rated: () => rated }
}

test('the rate that a reader was told is the one that trainer and page take, digit for digit', async () => {
  const { session, asked, rated } = await played()
  assert.equal(await session.recover(0.0167), true)
  assert.deepEqual(asked, [
    ['recover', 1],
    ['rate', 0.0167],
  ])
  assert.equal(session.run!.config.learningRate, 0.0167)
  assert.equal(rated(), 1)
})

test('a rate that the trainer refuses is not the run’s, and whoever shows it is told', async () => {
  const { session, refused, rated } = await played({
    setLearningRate: async () => Promise.reject(new TrainerError({ code: 'config', field: 'learningRate', message: '' })),
  })
  assert.equal(await session.setLearningRate(99), false)
  assert.deepEqual([session.run!.config.learningRate, refused, rated()], [adam.learningRate, ['config'], 1])
})

test('what the reader asks of a run that has just ended is no mistake; of any other it is told', async () => {
  const refusal = async (): Promise<void> => Promise.reject(new TrainerError({ code: 'request', message: 'the run has ended' }))
  const { session, refused, report } = await played({ run: refusal, step: refusal })
  for (const state of ['diverged', 'done', 'stoppedEarly'] as const) {
    report(state)
    await session.play()
    await session.step('epoch')
  }
  assert.deepEqual(refused, [])
  report('paused')
  assert.equal(await session.play(), false)
  assert.deepEqual(refused, ['request'])
})

test('a run that broke down with its initial weights is not one that waits to begin', async () => {
  const { session, report } = await played()
  assert.equal(session.fresh, true)
  report('ready')
  assert.equal(session.fresh, true)
  report('diverged')
  assert.equal(session.fresh, false)
})

test('states and gradients that are no numbers give no figure', () => {
  for (const activation of ['relu', 'tanh', 'sigmoid']) {
    for (const values of [[NaN, NaN], [Infinity, 0.5], [-Infinity, NaN, 0], []]) {
      const { min, max } = heatRange(activation, Float64Array.from(values))
      assert.ok(Number.isFinite(min) && Number.isFinite(max) && min < max, `${activation} ${values}: ${min} to ${max}`)
    }
  }
  assert.deepEqual(heatRange('relu', Float64Array.of(0, 0.4, NaN, Infinity)), heatRange('relu', Float64Array.of(0, 0.4)))
  for (const norms of [
    [NaN, 1],
    [1, NaN, 1],
    [Infinity, 1],
  ])
    assert.deepEqual(gradientReach(norms, 0, false), [{ key: 'gradient.noNumber' }])
})
