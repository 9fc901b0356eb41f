import assert from 'node:assert/strict'
import { test } from 'node:test'
import { historyCsv } from '../files/history-csv'
import { ago } from '../files/kept-view'
import { npz } from '../files/npz'
import { RunKeeper, type Store } from '../files/run-keeper'
import type { KeptRun } from '../files/run-store'
import { Tab, type TabStorage } from '../files/tab'
import { Signal } from '../page/signal'
import type { Run } from '../run/session'

test('losses go out with every digit', () => {
  assert.equal(historyCsv({ train: [0.1 + 0.2, 1e-7], validation: [1, 5e-324] }), 'epoch,train_loss,validation_loss\n0,0.30000000000000004,1\n1,1e-7,5e-324\n')
})

test('the same weights are the same archive, with a file for each', async () => {
  const weights = [
    { name: 'U', npy: Uint8Array.of(1, 2, 3) },
    { name: 'W_l1', npy: Uint8Array.of(4) },
  ]
  const [one, other] = await Promise.all([1, 2].map(async () => Buffer.from(await npz(weights).arrayBuffer())))
  assert.deepEqual(one, other)
  for (const name of ['U.npy', 'W_l1.npy']) assert.ok(one!.includes(name), name)
  assert.ok(one!.includes(Buffer.of(1, 2, 3)), 'stored as they are')
})

/** A session and a store that the test plays. */
function keeping(refuses = false) {
  const kept: KeptRun[] = []
  let clears = 0
  let time = 0
  const session = { kept: new Signal<Uint8Array>(), started: new Signal(), changed: new Signal(), run: { report: { epoch: 1, epochs: 9 } } as unknown as Run }
  const training = { goesOn: true }
  const store: Store = {
    put: async (run) => {
      if (!refuses) kept.push(run)
      return !refuses
    },
    clear: async () => void clears++,
  }
  const keeper = new RunKeeper(
    session,
    store,
    () => '#of',
    () => training.goesOn,
    () => time,
  )
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  const snapshot = async (byte: number, at: number): Promise<void> => {
    time = at
    session.kept.send(Uint8Array.of(byte))
    await settle()
  }
  return { keeper, session, training, kept, snapshot, settle, clears: () => clears }
}

test('a running run is kept once a second, one at rest at once, and a page that goes keeps what waits', async () => {
  const { keeper, training, kept, snapshot, settle } = keeping()
  await snapshot(1, 0)
  await snapshot(2, 400)
  await snapshot(3, 1000)
  await snapshot(4, 1400)
  assert.deepEqual(
    kept.map(({ file }) => file[0]),
    [1, 3],
  )
  assert.equal(keeper.keeping, 'kept')
  assert.deepEqual([kept[0]!.address, kept[0]!.epoch, kept[0]!.epochs, kept[0]!.running], ['#of', 1, 9, true])
  keeper.flush()
  await settle()
  training.goesOn = false
  await snapshot(5, 1500)
  assert.deepEqual(
    kept.map(({ file }) => file[0]),
    [1, 3, 4, 5],
  )
})

test('a pause is kept though it changes nothing else, and at once when the page goes', async () => {
  const { keeper, session, training, kept, snapshot, settle } = keeping()
  await snapshot(1, 0)
  training.goesOn = false
  session.changed.send()
  await settle()
  assert.deepEqual(
    kept.map(({ file, running }) => [file[0], running]),
    [
      [1, true],
      [1, false],
    ],
  )
  training.goesOn = true
  keeper.flush()
  await settle()
  assert.deepEqual(
    kept.map(({ running }) => running),
    [true, false, true],
  )
  session.started.send()
  training.goesOn = false
  session.changed.send()
  keeper.flush()
  await settle()
  assert.equal(kept.length, 3, 'of a run that has begun since there is nothing to keep yet')
})

test('a run that has ended is no paused one while its end is on the way to the store', async () => {
  const { keeper, session, training, kept, snapshot, settle } = keeping()
  await snapshot(1, 0)
  session.run.report.state = 'done'
  training.goesOn = false
  keeper.flush()
  await settle()
  assert.deepEqual(
    kept.map(({ running }) => running),
    [true],
    'a reload goes on to its end',
  )
  await snapshot(2, 10)
  assert.deepEqual([kept[1]!.file[0], kept[1]!.running], [2, false])
})

/** The storage of a tab, and a copy of it as a duplicated tab has one. */
function tabStorage(held = new Map<string, string>()) {
  const storage: TabStorage = {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  }
  return { open: () => storage, copy: () => tabStorage(new Map(held)) }
}

test('a tab has its name again after a reload, a duplicate of it has another, and both know the run', () => {
  const { open, copy } = tabStorage()
  const first = new Tab(open, false)
  assert.equal(first.before, null)
  const duplicate = new Tab(copy().open, true)
  assert.equal(duplicate.before, first.name)
  assert.notEqual(duplicate.name, first.name)
  first.leave()
  const reloaded = new Tab(open, true)
  assert.deepEqual([reloaded.name, reloaded.before], [first.name, first.name])
  // A tab that crashed has not left: its run is there, and stays.
  const restored = new Tab(open, true)
  assert.deepEqual([restored.name === first.name, restored.before], [false, first.name])
})

test('a page that comes back as it was takes its name again from one that was opened over it', () => {
  const { open } = tabStorage()
  const first = new Tab(open, false)
  first.leave()
  const other = new Tab(open, false)
  assert.deepEqual([other.before, other.name === first.name], [null, false])
  other.leave()
  first.stay()
  first.leave()
  assert.equal(new Tab(open, true).name, first.name)
})

test('without a storage every visit is the first', () => {
  const refuse = (): never => {
    throw new DOMException('refused', 'SecurityError')
  }
  const one = new Tab(refuse, true)
  one.leave()
  assert.deepEqual([one.before, new Tab(refuse, true).name === one.name], [null, false])
})

test('a discarded run is not kept again, and the next one is', async () => {
  const { keeper, session, kept, snapshot, clears } = keeping()
  await snapshot(1, 0)
  await keeper.discard()
  await snapshot(2, 5000)
  assert.deepEqual([kept.length, clears(), keeper.keeping], [1, 1, 'discarded'])
  session.started.send()
  await snapshot(3, 9000)
  assert.deepEqual([kept.length, keeper.keeping], [2, 'kept'])
})

test('a storage that refuses is asked no more', async () => {
  const { keeper, snapshot } = keeping(true)
  await snapshot(1, 0)
  assert.equal(keeper.keeping, 'refused')
})

test('how long ago is said in the language’s own words', () => {
  const minute = 60_000
  assert.equal(ago(0, 12_000, 'en'), '12 seconds ago')
  assert.equal(ago(0, 3 * minute, 'en'), '3 minutes ago')
  assert.equal(ago(0, 90 * 60 * minute, 'en'), '4 days ago')
  assert.equal(ago(0, 5 * 60 * minute, 'zh'), '5小时前')
  assert.equal(ago(1000, 0, 'en'), 'now', 'a clock that was put back')
})
