import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { PROTOCOL_VERSION, type Report, type Request, type RequestType } from '../trainer/protocol'
import { TrainerClient, TrainerError, type TrainerClientOptions } from '../trainer/trainer-client'
import { presets } from './sample-schema'

type Listener = (event: never) => void

/** A worker that keeps what it is sent and answers when the test says so. */
class FakeWorker {
  readonly sent: Request[] = []
  terminated = false
  private listeners = new Map<string, Listener>()

  constructor(readonly version: number | null = PROTOCOL_VERSION) {}

  postMessage(request: Request): void {
    const copy = structuredClone(request)
    this.sent.push(copy)
    if (copy.type === 'hello' && this.version !== null) this.answer('hello', { version: this.version })
  }
  terminate(): void {
    this.terminated = true
  }
  addEventListener(type: string, listener: unknown): void {
    this.listeners.set(type, listener as Listener)
  }
  fire(type: string, event: object): void {
    this.listeners.get(type)?.(event as never)
  }
  /** A message from the worker, a task later as real ones are. */
  say(data: object): void {
    setImmediate(() => this.fire('message', { data }))
  }
  last<T extends RequestType>(type: T): Extract<Request, { type: T }> {
    const found = this.sent.filter((r) => r.type === type).at(-1)
    assert.ok(found, `no ${type} was sent`)
    return found as Extract<Request, { type: T }>
  }
  answer(type: RequestType, value: unknown): void {
    this.say({ id: this.last(type).id, ok: true, value })
  }
  refuse(type: RequestType, error: object): void {
    this.say({ id: this.last(type).id, ok: false, error })
  }
  report(run: number, more: Partial<Report> = {}): void {
    this.say({ event: 'report', report: { run, state: 'running', ...more } })
  }
}

/** Until everything said so far has arrived and been acted on. */
async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await new Promise((resolve) => setImmediate(resolve))
}

const clients: TrainerClient[] = []
afterEach(() => clients.splice(0).forEach((client) => client.terminate()))

function start(options: TrainerClientOptions = {}, versions: (number | null)[] = []) {
  const workers: FakeWorker[] = []
  const reports: Report[] = []
  const deaths: string[] = []
  const client = new TrainerClient({
    createWorker: () => {
      const version = versions[workers.length]
      const worker = new FakeWorker(version === undefined ? PROTOCOL_VERSION : version)
      workers.push(worker)
      return worker as unknown as Worker
    },
    onReport: (report) => reports.push(report),
    onDead: ({ message }) => deaths.push(message),
    ...options,
  })
  clients.push(client)
  return { client, workers, worker: workers[0]!, reports, deaths }
}

async function startRun(options: TrainerClientOptions = {}) {
  const all = start(options)
  const created = all.client.create(presets.adam)
  await settle()
  all.worker.answer('create', { parameters: 7 })
  await created
  return { ...all, run: all.worker.last('create').run }
}

const rejectsWith = (promise: Promise<unknown>, code: string, message = /./) =>
  assert.rejects(promise, (error: unknown) => {
    assert.ok(error instanceof TrainerError)
    assert.equal(error.code, code)
    assert.match(error.message, message)
    return true
  })

test('the handshake comes first, and requests keep their order', async () => {
  const { client, worker } = start({}, [null])
  void client.create(presets.adam).catch(() => {})
  void client.request('run', {}).catch(() => {})
  await settle()
  assert.deepEqual(
    worker.sent.map((r) => r.type),
    ['hello'],
  )
  worker.answer('hello', { version: PROTOCOL_VERSION })
  await client.ready
  await settle()
  assert.deepEqual(
    worker.sent.map((r) => r.type),
    ['hello', 'create', 'run'],
  )
})

test('replies find their request by id, in any order', async () => {
  const { client, worker } = start()
  const first = client.request('step', { unit: 'update' })
  await settle()
  const firstId = worker.last('step').id
  const second = client.create(presets.adam)
  await settle()
  worker.answer('create', { parameters: 42 })
  assert.equal((await second).parameters, 42)
  worker.say({ id: firstId, ok: true, value: null })
  await first
  const ids = worker.sent.map((r) => r.id)
  assert.equal(new Set(ids).size, ids.length)
})

test('an error crosses with code, field and message', async () => {
  const { client, worker } = start()
  const created = client.create(presets.adam)
  await settle()
  worker.refuse('create', { code: 'config', field: 'hidden', message: 'hidden: want 1' })
  await assert.rejects(created, { name: 'TrainerError', code: 'config', field: 'hidden', message: 'hidden: want 1' })
})

test('another version ends it all', async () => {
  const { client, worker, deaths } = start({}, [PROTOCOL_VERSION + 1])
  const run = client.request('run', {})
  await rejectsWith(client.ready, 'version', /version/)
  await rejectsWith(run, 'version')
  await rejectsWith(client.request('pause', {}), 'version')
  assert.equal(worker.terminated, true)
  assert.equal(deaths.length, 1)
})

test('a worker that cannot load says so', async () => {
  const { client, worker, deaths } = start({}, [null])
  worker.refuse('hello', { code: 'load', message: 'HTTP status 404' })
  await rejectsWith(client.ready, 'load', /404/)
  assert.deepEqual(deaths, ['HTTP status 404'])
})

for (const [how, kill] of Object.entries({
  'an error event': (w: FakeWorker) => w.fire('error', { message: 'out of memory' }),
  'an unreadable message': (w: FakeWorker) => w.fire('messageerror', {}),
  'the end of the Go program': (w: FakeWorker) => w.fire('message', { data: { event: 'dead', reason: 'exit code 2' } }),
})) {
  test(`${how} rejects all that is pending`, async () => {
    const { client, worker, deaths } = await startRun()
    const pending = [client.request('run', {}), client.request('step', { unit: 'epoch' }), client.request('inspect', { set: 'train', index: 3 })]
    await settle()
    kill(worker)
    for (const request of pending) await rejectsWith(request, 'dead')
    await rejectsWith(client.request('pause', {}), 'dead')
    assert.equal(worker.terminated, true)
    assert.equal(deaths.length, 1)
  })
}

test('a request that is answered with "dead" ends it all', async () => {
  const { client, worker, deaths } = await startRun()
  const stepped = client.request('step', { unit: 'epoch' })
  const run = client.request('run', {})
  await settle()
  worker.refuse('run', { code: 'dead', message: 'exit code 2' })
  await rejectsWith(run, 'dead', /exit code 2/)
  await rejectsWith(stepped, 'dead', /exit code 2/)
  assert.deepEqual(deaths, ['exit code 2'])
})

test('a worker that falls silent is given up, one that answers is not', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] })
  const { client, worker, deaths, run } = await startRun({ pulse: 20 })
  worker.report(run)
  await settle()
  for (let i = 0; i < 10; i++) {
    t.mock.timers.tick(20)
    const ping = worker.sent.filter((r) => r.type === 'ping').at(-1)
    assert.ok(ping)
    worker.say({ id: ping.id, ok: true, value: null })
    await settle()
  }
  assert.deepEqual(deaths, [])
  let pulses = 0
  for (; deaths.length === 0 && pulses < 20; pulses++) t.mock.timers.tick(20)
  assert.equal(pulses, 4, 'three pulses are waited for')
  assert.deepEqual(deaths, ['the worker no longer answers'])
  await rejectsWith(client.request('pause', {}), 'silent')
})

test('nobody is watched while nothing is asked of the worker', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] })
  const { worker, run, deaths } = await startRun({ pulse: 10 })
  worker.report(run, { state: 'paused' })
  await settle()
  t.mock.timers.tick(100)
  assert.equal(
    worker.sent.some((r) => r.type === 'ping'),
    false,
  )
  assert.deepEqual(deaths, [])
})

test('reports of earlier runs do not arrive', async () => {
  const { client, worker, reports, run } = await startRun()
  worker.report(run, { epoch: 1 })
  await settle()
  const created = client.create({ ...presets.adam, hidden: 3 })
  await settle()
  worker.report(run, { epoch: 2 })
  const next = worker.last('create').run
  worker.answer('create', {})
  await created
  worker.report(next, { epoch: 0 })
  await settle()
  void client.reset().catch(() => {})
  await settle()
  worker.report(next, { epoch: 9 })
  worker.report(worker.last('reset').run, { epoch: 0 })
  await settle()
  assert.deepEqual(
    reports.map((f) => f.epoch),
    [1, 0, 0],
  )
})

test('when new settings are refused the run of before goes on', async () => {
  const { client, worker, reports, run } = await startRun()
  const created = client.create({ ...presets.adam, hidden: 0 })
  await settle()
  worker.refuse('create', { code: 'config', field: 'hidden', message: 'hidden' })
  await rejectsWith(created, 'config')
  worker.report(run, { epoch: 3 })
  await settle()
  assert.deepEqual(
    reports.map((f) => f.epoch),
    [3],
  )
})

test('a refused file costs the running run no report', async () => {
  const { client, worker, reports, run } = await startRun()
  const opened = client.open(Uint8Array.of(1))
  await settle()
  worker.report(run, { epoch: 2 })
  await settle()
  worker.refuse('open', { code: 'file', field: 'damaged', message: 'its checksum' })
  await rejectsWith(opened, 'file')
  worker.report(run, { epoch: 3 })
  await settle()
  assert.deepEqual(
    reports.map((f) => f.epoch),
    [2, 3],
  )
})

test('an opened run takes the place of the one before, also after a restart', async () => {
  const { client, workers, worker, reports, run } = await startRun()
  const opened = client.open(Uint8Array.of(5))
  await settle()
  const number = worker.last('open').run
  worker.answer('open', { config: presets.printed })
  worker.report(number, { epoch: 7 })
  await opened
  worker.report(run, { epoch: 1 })
  await settle()
  assert.deepEqual(
    reports.map((f) => f.epoch),
    [7],
  )

  void client.restart().catch(() => {})
  await settle()
  assert.deepEqual([...workers[1]!.last('open').file], [5])
})

test('restart goes on from the last snapshot of the run', async () => {
  const { client, workers, worker, reports, run } = await startRun()
  const kept: number[] = []
  client.onSnapshot = (file) => kept.push(file[0]!)
  for (const [of, byte] of [
    [run, 1],
    [run, 2],
    [run - 1, 3],
  ] as const)
    worker.say({ event: 'snapshot', run: of, file: Uint8Array.of(byte) })
  await settle()
  worker.fire('error', { message: 'killed' })

  const restarted = client.restart()
  await settle()
  const second = workers[1]!
  assert.deepEqual(kept, [1, 2])
  const { file, run: number } = second.last('open')
  assert.deepEqual([...file], [2])
  assert.notEqual(number, run)
  second.answer('open', { parameters: 7 })
  assert.deepEqual(await restarted, { parameters: 7 })

  second.report(number, { epoch: 5 })
  await settle()
  assert.deepEqual(
    reports.map((f) => f.epoch),
    [5],
  )
})

test('restart of a run that was reset begins at its start', async () => {
  const { client, workers, worker, run } = await startRun()
  worker.say({ event: 'snapshot', run, file: Uint8Array.of(1) })
  await settle()
  void client.reset().catch(() => {})
  await settle()
  void client.restart().catch(() => {})
  await settle()
  assert.equal(worker.terminated, true)
  assert.deepEqual(workers[1]!.last('create').config, presets.adam)
})

test('restart without a run only starts a worker', async () => {
  const { client, workers } = start({}, [PROTOCOL_VERSION + 1, PROTOCOL_VERSION])
  await rejectsWith(client.ready, 'version')
  assert.equal(await client.restart(), null)
  await client.ready
  assert.deepEqual(
    workers[1]!.sent.map((r) => r.type),
    ['hello'],
  )
})

test('terminate rejects what is pending, quietly', async () => {
  const { client, worker, deaths } = await startRun()
  const run = client.request('run', {})
  await settle()
  client.terminate()
  await rejectsWith(run, 'dead')
  assert.equal(worker.terminated, true)
  assert.deepEqual(deaths, [])
})

test('findings come from a worker of their own, part by part', async () => {
  const { client, workers, deaths } = await startRun()
  const parts: number[] = []
  const found = client.findings(7, (findings) => parts.push(Object.keys(findings).length))
  await settle()
  const own = workers[1]!
  assert.equal(own.last('findings').seed, 7)
  own.say({ event: 'findings', findings: { seed: 7 } })
  own.say({ event: 'findings', findings: { seed: 7, saturation: {} } })
  await settle()
  own.answer('findings', { seed: 7, saturation: {}, predictionStep: {} })
  assert.deepEqual(await found, { seed: 7, saturation: {}, predictionStep: {} })
  assert.deepEqual(parts, [1, 2])
  assert.equal(own.terminated, true)
  assert.equal(workers[0]!.terminated, false)

  const earlier = client.findings(8, () => {})
  await settle()
  const later = client.findings(9, () => {})
  await rejectsWith(earlier, 'dead', /another seed/)
  await settle()
  workers[3]!.answer('findings', { seed: 9 })
  assert.deepEqual(await later, { seed: 9 })
  assert.deepEqual(deaths, [])
})
