// A frame's worker that rests, and whose turn it is to have one.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RestingWorker, type Release } from '../embed/frame/resting-worker'
import { MOST, Turns, type Taker } from '../embed/turns'
import { PROTOCOL_VERSION, type Request } from '../trainer/protocol'

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Keeps what it is sent; answers when the test says so. */
class FakeWorker {
  readonly sent: Request[] = []
  terminated = false
  private hear: (event: { data: unknown }) => void = () => {}
  postMessage(request: Request): void {
    this.sent.push(request)
  }
  addEventListener(type: string, listener: never): void {
    if (type === 'message') this.hear = listener
  }
  terminate(): void {
    this.terminated = true
  }
  say(data: object): void {
    this.hear({ data })
  }
  /** Answers the last request. */
  answer(value: unknown = undefined): void {
    this.say({ id: this.sent.at(-1)!.id, ok: true, value })
  }
  get types(): string[] {
    return this.sent.map(({ type }) => type)
  }
}

function stand() {
  const workers: FakeWorker[] = []
  const heard: unknown[] = []
  const turns: boolean[] = []
  let released = 0
  let open: (release: Release) => void = () => {}
  const resting = new RestingWorker(
    (first) => {
      turns.push(first)
      return new Promise((resolve) => (open = resolve))
    },
    () => {
      workers.push(new FakeWorker())
      return workers.at(-1) as unknown as Worker
    },
    () => {},
  )
  resting.addEventListener('message', ((event: MessageEvent) => heard.push(event.data)) as unknown as EventListener)
  const say = (request: object): void => resting.postMessage(request as Request)
  const turn = async (): Promise<FakeWorker> => {
    open(() => released++)
    await tick()
    return workers.at(-1)!
  }
  return { resting, workers, heard, turns, say, turn, released: () => released }
}

const FILE = Uint8Array.of(1, 2, 3)
const report = (state: string) => ({ event: 'report', report: { run: 7, state } })

/** With a run that rests. */
async function rested() {
  const all = stand()
  all.say({ id: 1, type: 'hello', version: PROTOCOL_VERSION })
  const worker = await all.turn()
  worker.answer({ version: PROTOCOL_VERSION })
  all.say({ id: 2, type: 'setPace', pace: 'slow' })
  worker.answer()
  all.say({ id: 3, type: 'create', config: {}, run: 7 })
  worker.answer({})
  worker.say(report('paused'))
  const resting = all.resting.rest()
  assert.equal(worker.types.at(-1), 'save')
  worker.answer(FILE)
  assert.equal(await resting, true)
  return { ...all, worker }
}

test('nothing is started before its turn, and what was said waits', async () => {
  const { workers, say, turn, turns } = stand()
  say({ id: 1, type: 'hello', version: 1 })
  say({ id: 2, type: 'create', config: {}, run: 1 })
  await tick()
  assert.deepEqual([workers.length, turns], [0, [true]])
  const worker = await turn()
  assert.deepEqual(worker.types, ['hello', 'create'])
})

test('a worker that rests has ended, and goes on from its file when it is spoken to', async () => {
  const { worker, workers, heard, released, turns, say, turn, resting } = await rested()
  assert.deepEqual([worker.terminated, released(), resting.idle], [true, 1, false])
  const before = heard.length
  say({ id: 4, type: 'run' })
  say({ id: 0, type: 'ping' })
  assert.deepEqual(heard.slice(before), [{ id: 0, ok: true, value: undefined }], 'one that waits for its turn is not dead')
  assert.deepEqual(turns, [true, false])
  const next = await turn()
  assert.equal(workers.length, 2)
  for (const type of ['hello', 'open', 'setPace']) {
    assert.equal(next.types.at(-1), type)
    next.answer()
    await tick()
  }
  const opened = next.sent.find((request) => request.type === 'open')!
  assert.deepEqual([opened.file, opened.run], [FILE, 7], 'the run keeps its number')
  assert.deepEqual(next.sent.at(-1), { id: 4, type: 'run' })
  assert.deepEqual(heard.slice(before + 1), [], 'nobody hears of the answers to what nobody asked')
  next.answer()
  assert.deepEqual(heard.at(-1), { id: 4, ok: true, value: undefined })
})

test('it does not rest while it trains, owes an answer, or is spoken to meanwhile', async () => {
  const { worker: _, say, turn, resting } = await rested()
  say({ id: 4, type: 'run' })
  const next = await turn()
  for (let i = 0; i < 3; i++) {
    next.answer()
    await tick()
  }
  assert.equal(await resting.rest(), false, 'run is not answered')
  next.answer()
  assert.equal(await resting.rest(), false, 'its first report is to come')
  next.say(report('running'))
  assert.equal(await resting.rest(), false, 'it trains')
  next.say(report('done'))
  const resting2 = resting.rest()
  const save = next.sent.at(-1)!
  say({ id: 5, type: 'reset', run: 8 })
  next.say({ id: save.id, ok: true, value: FILE })
  assert.equal(await resting2, false)
  assert.equal(next.terminated, false)
})

test('a file that another worker refuses is a death like any other', async () => {
  const { heard, say, turn } = await rested()
  say({ id: 4, type: 'run' })
  const next = await turn()
  next.answer()
  await tick()
  next.say({ id: next.sent.at(-1)!.id, ok: false, error: { code: 'file', message: 'damaged' } })
  await tick()
  assert.deepEqual(
    heard.find((message) => (message as { event?: string }).event === 'dead'),
    { event: 'dead', reason: 'damaged' },
  )
})

function takers(count: number) {
  const log: string[] = []
  const all = Array.from({ length: count }, (_, i) => ({
    seen: true,
    give: () => void log.push(`give ${i}`),
    ask: () => void log.push(`ask ${i}`),
  }))
  return { all: all as (Taker & { seen: boolean })[], log, said: () => log.splice(0) }
}

test('a few have a turn, and those that have no use for it are asked for it', () => {
  const { all, said } = takers(5)
  const turns = new Turns()
  for (const taker of all) turns.want(taker)
  assert.deepEqual(said(), ['give 0', 'give 1', 'give 2', 'ask 0', 'ask 1', 'ask 2'])
  assert.equal(MOST, 3)
  turns.done(all[1]!)
  assert.deepEqual(said(), ['give 3', 'ask 3'])
  turns.done(all[4]!)
  turns.done(all[0]!)
  assert.deepEqual(said(), [], 'who wants none any more gets none')
})

test('those that are seen come first, and are not asked by those that are not', () => {
  const { all, said } = takers(6)
  const turns = new Turns()
  all[1]!.seen = all[3]!.seen = false
  for (const taker of all.slice(0, 4)) turns.want(taker)
  assert.deepEqual(said(), ['give 0', 'give 1', 'give 2', 'ask 1'])
  turns.want(all[4]!)
  assert.deepEqual(said(), ['ask 0', 'ask 2'])
  turns.done(all[0]!)
  assert.deepEqual(said(), ['give 4'])
  all[3]!.seen = true
  turns.serve()
  assert.deepEqual(said(), ['ask 4'])
  turns.done(all[1]!)
  assert.deepEqual(said(), ['give 3'])
})

test('nobody who is seen waits long, and nobody else is hurried', async () => {
  const { all, said } = takers(5)
  const turns = new Turns(20)
  const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
  all[4]!.seen = false
  for (const taker of all) turns.want(taker)
  said()
  await later(100)
  assert.deepEqual(said(), ['give 3'])
  all[4]!.seen = true
  await later(60)
  assert.deepEqual(said(), ['give 4'])
})
