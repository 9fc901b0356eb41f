import assert from 'node:assert/strict'
import { test } from 'node:test'
import { historyCsv } from '../files/history-csv'
import { ago } from '../files/kept-view'
import { npz } from '../files/npz'
import { RunKeeper, type Store } from '../files/run-keeper'
import type { KeptRun } from '../files/run-store'
import { Signal } from '../page/signal'
import type { Run } from '../run/session'

test('losses go out with every digit', () => {
  assert.equal(historyCsv({ train: [0.1 + 0.2, 1e-7], validation: [1, 5e-324] }), 'epoch,train_loss,validation_loss\n0,0.30000000000000004,1\n1,1e-7,5e-324\n')
})

test('the same weights are the same archive, with a file for each', async () => {
  const weights = [{ name: 'U', npy: Uint8Array.of(1, 2, 3) }, { name: 'W_l1', npy: Uint8Array.of(4) }]
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
  const session = { kept: new Signal<Uint8Array>(), started: new Signal(), run: { report: { epoch: 1, epochs: 9 } } as unknown as Run, running: true }
  const store: Store = {
    put: async (run) => {
      if (!refuses) kept.push(run)
      return !refuses
    },
    clear: async () => void clears++,
  }
  const keeper = new RunKeeper(session, store, () => '#of', () => time)
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  const snapshot = async (byte: number, at: number): Promise<void> => {
    time = at
    session.kept.send(Uint8Array.of(byte))
    await settle()
  }
  return { keeper, session, kept, snapshot, settle, clears: () => clears }
}

test('a running run is kept once a second, one at rest at once, and a page that goes keeps what waits', async () => {
  const { keeper, session, kept, snapshot, settle } = keeping()
  await snapshot(1, 0)
  await snapshot(2, 400)
  await snapshot(3, 1000)
  await snapshot(4, 1400)
  assert.deepEqual(kept.map(({ file }) => file[0]), [1, 3])
  assert.equal(keeper.keeping, 'kept')
  assert.deepEqual([kept[0]!.address, kept[0]!.epoch, kept[0]!.epochs, kept[0]!.running], ['#of', 1, 9, true])
  keeper.flush()
  await settle()
  session.running = false
  await snapshot(5, 1500)
  assert.deepEqual(kept.map(({ file }) => file[0]), [1, 3, 4, 5])
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
