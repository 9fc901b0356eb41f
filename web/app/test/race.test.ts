import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Race, entry, take, type Lane, type Racer } from '../run/race'
import { validate, type Config } from '../settings/settings'
import { TrainerError, type Report, type Setup } from '../trainer/protocol'
import { presets, schema } from './sample-schema'

const losses = (from: number, ...validation: number[]) => ({ from, train: Float64Array.from(validation), validation: Float64Array.from(validation) })
const lane = (): Lane => ({ cell: 'lstm', state: 'running', parameters: 0, losses: [], seconds: [] })

/** Trains each network in two reports of a second each; `refuse` says which cell cannot be made. */
class FakeRacer implements Racer {
  onReport: (report: Report) => void = () => {}
  onDead: (error: TrainerError) => void = () => {}
  readonly made: Config[] = []
  ended = false

  constructor(
    private readonly refuse = '',
    private readonly during: () => void = () => {},
  ) {}

  async create(config: Config): Promise<Setup> {
    this.made.push(config)
    if (config.cell === this.refuse) throw new TrainerError({ code: 'config', field: 'cell', message: 'no' })
    this.onReport({ state: 'ready', trainingMs: 100, losses: losses(0, 0.5) } as Report)
    return { parameters: 10 * this.made.length } as Setup
  }

  async request(): Promise<void> {
    this.onReport({ state: 'running', trainingMs: 1100, losses: losses(1, 0.4, 0.3) } as Report)
    this.during()
    this.onReport({ state: this.made.at(-1)?.cell === 'gru' ? 'diverged' : 'done', trainingMs: 2100, losses: losses(3, 0.2) } as Report)
  }

  terminate(): void {
    this.ended = true
  }
}

test('a race trains its networks one after another and times each by itself', async () => {
  const racer = new FakeRacer()
  const race = new Race(() => racer)
  await race.start(presets.adam, ['elman', 'gru'])
  assert.deepEqual(race.lanes, [
    { cell: 'elman', state: 'done', parameters: 10, losses: [0.5, 0.4, 0.3, 0.2], seconds: [0.1, 0.6, 1.1, 2.1] },
    { cell: 'gru', state: 'diverged', parameters: 20, losses: [0.5, 0.4, 0.3, 0.2], seconds: [0.1, 0.6, 1.1, 2.1] },
  ])
  assert.ok(racer.ended && !race.running)
})

test('a network that cannot be made leaves the others in the race', async () => {
  const race = new Race(() => new FakeRacer('lstm'))
  await race.start(presets.adam, ['lstm', 'elman'])
  assert.deepEqual(
    race.lanes.map(({ state }) => state),
    ['failed', 'done'],
  )
})

test('a stopped race takes no more losses', async () => {
  const racer: FakeRacer = new FakeRacer('', () => race.stop())
  const race: Race = new Race(() => racer)
  const over = race.start(presets.adam, ['elman', 'lstm'])
  await over
  assert.deepEqual(
    race.lanes.map(({ state, losses }) => [state, losses.length]),
    [
      ['stopped', 3],
      ['stopped', 0],
    ],
  )
  assert.ok(racer.ended && !race.running)
})

test('the networks of a race differ in their cell alone', () => {
  for (const base of [presets.printed, presets.adam]) {
    const entries = ['elman', 'lstm', 'gru'].map((cell) => entry(base, cell))
    for (const config of entries) {
      assert.deepEqual(validate(config, schema), [])
      assert.deepEqual({ ...config, cell: '' }, { ...entries[0], cell: '' })
    }
    assert.equal(entries[0]?.seed, base.seed)
  }
})

test('losses that come in one report are spread over the time since the last', () => {
  const timed = lane()
  take(timed, { trainingMs: 3000, losses: losses(0, 1, 2, 3) } as Report)
  take(timed, { trainingMs: 5000 } as Report)
  take(timed, { trainingMs: 7000, losses: losses(3, 4, 5) } as Report)
  assert.deepEqual(timed.seconds, [1, 2, 3, 5, 7])
  assert.deepEqual(timed.losses, [1, 2, 3, 4, 5])
})
