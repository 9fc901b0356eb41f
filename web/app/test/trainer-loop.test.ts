import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TrainerError } from '../trainer/protocol'
import { TrainerLoop } from '../trainer/trainer-loop'
import { FakeProgram } from './fake-program'
import { start } from './moved-loop'

test('a new run shows the losses of its initial weights and waits', () => {
  const { rest, last, program, reports, setup } = start()
  assert.equal(setup.parameters, 7)
  assert.deepEqual([setup.config.task, [...setup.data.values]], ['sine', [0]])
  rest()
  assert.equal(last().state, 'ready')
  assert.deepEqual(last().losses, { from: 0, train: Float64Array.of(1), validation: Float64Array.of(1) })
  assert.equal(last().predictions?.epoch, 0)
  assert.equal(last().hidden?.units, 3)
  assert.equal(last().gradientNorms?.length, 2)
  assert.equal(program.status.update, 0)
  assert.ok(reports().every((r) => r.run === 1 && r.state === 'ready'))
})

test('run trains to the end and rests', () => {
  const { loop, rest, last, reports, idle } = start()
  rest()
  loop.run({})
  rest()
  assert.equal(last().state, 'done')
  assert.equal(last().epoch, 3)
  assert.deepEqual(
    reports().flatMap((r) => r.hash ?? []),
    ['00000000000000ff'],
  )
  assert.equal(idle(), true)
  // Put together, the reports' losses are the whole history, each once.
  const losses: number[] = []
  for (const { losses: part } of reports()) {
    if (!part) continue
    assert.equal(part.from, losses.length)
    losses.push(...part.train)
  }
  assert.deepEqual(losses, [1, 1 / 2, 1 / 3, 1 / 4])
  assert.equal(reports().filter((r) => r.predictions).length, 4)
  assert.throws(() => loop.run({}), { code: 'request' })
})

test('a run is tested once when it has ended, in slices, and again when it ends again', () => {
  const { loop, rest, reports, program } = start()
  rest()
  assert.equal(program.calls.includes('beginTest'), false, 'initial weights are no end')
  loop.run({})
  rest()
  const tested = () => reports().flatMap(({ state, testLoss }) => (testLoss === undefined ? [] : [[state, testLoss]]))
  assert.deepEqual(tested(), [['done', 0.25]])
  assert.equal(program.calls.filter((c) => c === 'testSlice').length, 2)
  loop.inspect({ set: 'train', index: 1 })
  rest()
  assert.deepEqual(tested(), [['done', 0.25]], 'what is known is not sent again')
  loop.reset({ run: 2 })
  rest()
  loop.run({})
  rest()
  assert.deepEqual(tested(), [
    ['done', 0.25],
    ['done', 0.25],
  ])
})

test('a pause lands between two slices', () => {
  const { loop, rest, turn, last, program } = start()
  rest()
  loop.run({})
  turn()
  turn()
  assert.equal(last().state, 'running')
  const steps = program.calls.filter((c) => c === 'step').length
  loop.pause({})
  rest()
  assert.equal(program.calls.filter((c) => c === 'step').length, steps)
  assert.equal(last().state, 'paused')
  assert.equal(last().update, 2)
  assert.equal(last().updatesPerSecond, 0)
  assert.equal(last().secondsLeft, null)
})

test('a pause between an epoch and its evaluation ends with the losses of that epoch', () => {
  const { loop, rest, turn, last, program } = start()
  rest()
  loop.run({})
  while (program.status.epoch === 0) turn()
  assert.equal(program.status.losses, 1, 'the losses are still to come')
  loop.pause({})
  rest()
  assert.deepEqual([last().state, last().epoch, last().update], ['paused', 1, 0])
  assert.equal(program.status.losses, 2)
  assert.equal(last().predictions?.epoch, 1)
})

test('speed and time left are measured', () => {
  const { loop, rest, turn, last, program } = start()
  program.status.epochs = 1000
  rest()
  loop.run({})
  for (let i = 0; i < 100; i++) turn()
  // Five turns of 20 ms: four updates and an evaluation.
  assert.ok(Math.abs(last().updatesPerSecond - 40) < 4, String(last().updatesPerSecond))
  assert.ok(Math.abs(last().secondsLeft! - (4000 - 80) / 40) < 10, String(last().secondsLeft))
})

test('training time is that of the steps alone', () => {
  const { loop, rest, last, program } = start(5)
  program.stepTakes = 7
  rest()
  loop.run({})
  rest()
  // Before the run an evaluation, then three epochs of four updates and one.
  assert.equal(program.calls.filter((c) => c === 'step').length, 16)
  assert.equal(last().trainingMs, 16 * 7)
})

test('a step of an update or an epoch does just that, and is then answered', async () => {
  const { loop, rest, last } = start()
  rest()
  let answered = 0
  const update = Promise.resolve(loop.step({ unit: 'update' })).then(() => answered++)
  assert.equal(answered, 0)
  rest()
  await update
  assert.deepEqual([last().state, last().epoch, last().update], ['paused', 0, 1])
  const epoch = loop.step({ unit: 'epoch' })
  rest()
  await epoch
  assert.deepEqual([last().state, last().epoch, last().update], ['paused', 1, 0])
  assert.equal(last().predictions?.epoch, 1)
})

test('a step that is cut short is answered too', async () => {
  const { loop, rest, last } = start()
  rest()
  const epoch = loop.step({ unit: 'epoch' })
  loop.pause({})
  await epoch
  rest()
  assert.deepEqual([last().state, last().update], ['paused', 0])
})

test('reset is a new run with everything to be shown again', () => {
  const { loop, rest, last, reports } = start()
  rest()
  loop.run({})
  rest()
  const before = reports().length
  loop.reset({ run: 2 })
  rest()
  const after = reports().slice(before)
  assert.ok(after.every((r) => r.run === 2 && r.state === 'ready'))
  assert.equal(last().losses?.from, 0)
  assert.equal(last().predictions?.epoch, 0)
  assert.equal(last().altered, false)
})

test('a change of the learning rate is shown at once, and marks the run', () => {
  const { loop, rest, last, program } = start()
  rest()
  loop.setLearningRate({ value: 0.5 })
  rest()
  assert.equal(last().altered, true)
  assert.ok(program.calls.includes('setLearningRate'))
})

test('a divergence stops the run, and recovery waits to be set going', () => {
  const { loop, rest, turn, last, program, idle } = start()
  rest()
  loop.run({})
  turn()
  const divergence = { epoch: 0, update: 1, loss: Infinity, cause: 'learningRate', message: 'too large', lastGood: 0 }
  program.status = { ...program.status, state: 'diverged', losses: 0, update: 0, divergence }
  rest()
  assert.equal(last().state, 'diverged')
  assert.deepEqual(last().divergence, divergence)
  assert.deepEqual(last().losses, { from: 0, train: new Float64Array(0), validation: new Float64Array(0) })
  assert.equal(idle(), true)
  assert.throws(() => loop.run({}), { code: 'request' })
  loop.recover({ factor: 0.5 })
  rest()
  assert.deepEqual([last().state, last().altered, last().divergence], ['paused', true, undefined])
  loop.run({})
  rest()
  assert.equal(last().state, 'done')
})

test('a run that has ended goes on for more epochs, as a new one that waits to be set going', () => {
  const { loop, rest, reports, last, program } = start()
  rest()
  assert.throws(() => loop.extend({ epochs: 2, run: 8 }), { code: 'request' })
  loop.run({})
  rest()
  loop.extend({ epochs: 2, run: 8 })
  rest()
  assert.deepEqual([last().run, last().state, last().epoch, last().epochs], [8, 'paused', program.status.epochs - 2, program.status.epochs])
  // The page has nothing of a new run yet.
  assert.equal(last().losses!.from, 0)
  loop.run({})
  rest()
  assert.deepEqual([last().run, last().state, last().epoch], [8, 'done', program.status.epochs])
  assert.equal(reports().findLast(({ hash }) => hash !== undefined)!.run, 8)
})

test('while running, what is inside is shown less often than the progress', () => {
  const { loop, rest, turn, reports } = start()
  rest()
  const before = reports().length
  loop.run({})
  for (let i = 0; i < 24; i++) turn()
  const during = reports().slice(before)
  assert.equal(during.length, 9, 'at once, and every third turn of 12 ms')
  const looks = during.filter((r) => r.hidden).length
  assert.ok(looks >= 2 && looks <= 3, String(looks))
})

test('nothing is looked into while nobody sees it', () => {
  const { loop, rest, last, reports, program } = start()
  loop.look({ inside: false })
  rest()
  const looked = program.calls.filter((name) => name === 'inspect').length
  loop.run({})
  rest()
  assert.equal(program.calls.filter((name) => name === 'inspect').length, looked)
  assert.ok(reports().every((r) => r.hidden === undefined))
  loop.look({ inside: true })
  rest()
  assert.equal(last().hidden?.units, 3)
})

test('another record to inspect is shown at once, also in a pause', () => {
  const { loop, rest, last } = start()
  rest()
  loop.inspect({ set: 'train', index: 5 })
  rest()
  assert.deepEqual(last().hidden?.record, { set: 'train', index: 5 })
  assert.equal(last().predictions, undefined)
})

test('forecasts follow the epochs and the horizon, in slices', () => {
  const { loop, rest, last, reports, program } = start(4)
  program.forecastSlices = 3
  rest()
  assert.deepEqual(last().forecast, new Float64Array(4))
  loop.run({})
  rest()
  assert.deepEqual(reports().findLast((r) => r.forecast)?.forecast, new Float64Array(4).fill(3))
  loop.setHorizon({ value: 6 })
  rest()
  assert.equal(last().forecast?.length, 6)
  loop.setHorizon({ value: 0 })
  const before = reports().length
  rest()
  assert.ok(
    reports()
      .slice(before)
      .every((r) => !r.forecast),
  )
  for (const horizon of [-1, 1.5, 401, NaN]) assert.throws(() => loop.setHorizon({ value: horizon }), { code: 'request', field: 'horizon' })
})

test('a new horizon cancels the forecast under way', () => {
  const { loop, rest, turn, reports, program } = start(4)
  program.forecastSlices = 5
  rest()
  loop.setHorizon({ value: 7 })
  turn()
  turn()
  loop.setHorizon({ value: 9 })
  rest()
  assert.deepEqual(
    reports().flatMap((r) => (r.forecast ? [r.forecast.length] : [])),
    [4, 9],
  )
})

test('snapshots come at most once a second, and at rest', () => {
  const { loop, rest, snapshots } = start()
  rest()
  assert.equal(snapshots().length, 0)
  loop.run({})
  rest()
  // Turns of 20 ms make the three epochs of this run in a third of a second.
  assert.deepEqual(
    snapshots().map((s) => [s.run, ...s.file]),
    [
      [1, 0, 1, 0],
      [1, 3, 0, 0],
    ],
  )
  loop.reset({ run: 2 })
  rest()
  assert.equal(snapshots().length, 2, 'there is nothing to keep of a run that has not begun')
})

test('an opened run stands where it was saved, paused, and stays altered', () => {
  const { loop, rest, last, reports } = start()
  rest()
  loop.open({ file: Uint8Array.of(1, 2, 1), run: 2 })
  rest()
  assert.deepEqual([last().run, last().state, last().epoch, last().update, last().altered], [2, 'paused', 1, 2, true])
  assert.deepEqual(
    reports()
      .filter((r) => r.run === 2 && r.losses)
      .map((r) => [r.losses!.from, r.losses!.train.length]),
    [[0, 2]],
  )
  assert.deepEqual([...(loop.save({}) as Uint8Array)], [1, 2, 1])
  loop.run({})
  rest()
  assert.equal(last().state, 'done')
  loop.open({ file: Uint8Array.of(0, 0, 0), run: 3 })
  rest()
  assert.equal(last().state, 'ready', 'one that was saved before its first update')
})

test('while a file is refused the run goes on as if nothing had been asked', () => {
  const { loop, rest, turn, last } = start()
  rest()
  loop.run({})
  turn()
  assert.throws(() => loop.open({ file: Uint8Array.of(99), run: 2 }), { code: 'file', field: 'content' })
  assert.deepEqual([last().run, last().state], [1, 'running'])
  rest()
  assert.deepEqual([last().run, last().state, last().epoch], [1, 'done', 3])
})

test('when Go fails in the loop the page hears that the trainer is dead', () => {
  const { loop, rest, events, program, idle } = start()
  rest()
  loop.run({})
  program.dies = new TrainerError({ code: 'dead', message: 'exit code 2' })
  rest()
  assert.deepEqual(events.at(-1), { event: 'dead', reason: 'exit code 2' })
  assert.equal(idle(), true)
})

test('requests before the first run are refused', () => {
  const { handlers: loop } = new TrainerLoop(new FakeProgram().program, { post: () => {}, defer: () => {}, wait: () => {}, now: () => 0 })
  const refused = { code: 'request' }
  assert.throws(() => loop.run({}), refused)
  assert.throws(() => loop.save({}), refused)
  assert.throws(() => loop.weights({}), refused)
  assert.throws(() => loop.pause({}), refused)
  assert.throws(() => loop.reset({ run: 1 }), refused)
  assert.throws(() => loop.step({ unit: 'update' }), refused)
  assert.throws(() => loop.recover({ factor: 0.5 }), refused)
  assert.throws(() => loop.setLearningRate({ value: 1 }), refused)
  assert.throws(() => loop.inspect({ set: 'train', index: 0 }), refused)
})
