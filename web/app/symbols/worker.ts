// The worker of the page of symbols: answers each request once. It gives the Go program slices of time to work in, so that a
// request never waits long.

import { KernelModule } from '../trainer/kernel-module'
import { loadProgram } from '../trainer/load-wasm'
import { knowsVectors } from '../trainer/program-name'
import { TrainerError } from '../trainer/protocol'
import type { Arrival, Attempt, FromWorker, Look, LookAt, Report, Request, Requests, RequestType, Score, Setup, Trial, Written } from './messages'

type Bytes = Uint8Array<ArrayBuffer>
/** An answer whose arrays are still the bytes of float64s. */
type Sent<T> = { [K in keyof T]: Float64Array extends Exclude<T[K], undefined> ? (undefined extends T[K] ? Bytes | undefined : Bytes) : T[K] }
type Status = Omit<Report, 'isGoing' | 'speed' | 'score'>
type Work = 'train' | 'exam' | 'look' | 'write' | 'trial'

/** The commands of wasm/symbols. */
interface Program {
  command(name: 'exercises', send: {}): Requests['exercises']['answer']
  command(name: 'begin', send: Setup): Omit<Attempt, 'floors'>
  command(name: 'open', send: { file: Uint8Array }): Omit<Attempt, 'floors'>
  command(name: 'text', send: {}): string
  command(name: 'floors', send: {}): Attempt['floors']
  command(name: 'save', send: {}): Bytes
  command(name: 'status', send: {}): Sent<Status>
  command(name: 'score', send: {}): Sent<Score>
  command(name: 'beginLook', send: { record: number } | { tokens: number[] } | { numbers: Uint8Array }): null
  command(name: 'looked', send: {}): Sent<Look>
  command(name: 'beginWriting', send: Requests['write']['send']): null
  command(name: 'written', send: {}): Sent<Written>
  command(name: 'translate', send: { text: string }): string
  command(name: 'beginTrial', send: Setup): null
  command(name: 'trialStatus', send: {}): Sent<Trial>
  command(name: 'reset' | 'beginExam', send: {}): null
  work(on: Work, budgetMs: number): boolean
}

const SLICE_MS = 12
const REPORT_MS = 100

const scope = self as unknown as DedicatedWorkerGlobalScope
// Where this script came from; one that is started from a data address has been told.
const { scriptAddress = location.href } = self as { scriptAddress?: string }
const program = load()
program.catch(() => {}) // each request reports it

// A message to oneself is a task like any other: those that wait go first. Timers would wait 4 ms each.
const turns = new MessageChannel()
const waiting: (() => void)[] = []
turns.port1.onmessage = () => waiting.shift()?.()
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve)
    turns.port2.postMessage(null)
  })

/** The network that there is, since when it has been. */
let network = {}
let metric: string | undefined
let score: Score | undefined
/** Of the training under way, if it was not paused. */
let going: object | undefined
let trying: object | undefined
let speed = 0

async function load(): Promise<Program> {
  const vectors = knowsVectors()
  const name = vectors ? 'symbols-simd.wasm' : 'symbols.wasm'
  return (await loadProgram(new URL(name, scriptAddress), vectors ? new KernelModule() : undefined)) as unknown as Program
}

const float64s = (bytes: Bytes): Float64Array => new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8)

/** An answer with its arrays as numbers again. */
function numbersOf<T extends object>(sent: Sent<T>): T {
  return Object.fromEntries(Object.entries(sent).map(([key, value]) => [key, value instanceof Uint8Array ? float64s(value as Bytes) : value])) as T
}

/** What is asked for more than once is done one after the other: the Go program has room for one of each. */
const last = new Map<Work, Promise<unknown>>()
function inTurn<T>(on: Work, act: () => Promise<T>): Promise<T> {
  const next = (last.get(on) ?? Promise.resolve()).then(act)
  last.set(
    on,
    next.catch(() => {}),
  )
  return next
}

/** Does what was begun to its end, unless it is not wanted any more: whether it is. */
async function finish(of: Program, on: Work, isWanted: () => boolean): Promise<boolean> {
  while (!of.work(on, SLICE_MS)) {
    await turn()
    if (!isWanted()) return false
  }
  return true
}

/** Begins something about the network, does it and gives what comes of it; undefined if another has taken the network's place. */
function about<T extends object>(of: Program, on: Work, begin: () => void, end: () => Sent<T>): Promise<T | undefined> {
  const mine = network
  return inTurn(on, async () => {
    if (network !== mine) return undefined
    begin()
    return (await finish(of, on, () => network === mine)) ? numbersOf(end()) : undefined
  })
}

async function judge(of: Program): Promise<Score | undefined> {
  const judged = await about<Score>(
    of,
    'exam',
    () => of.command('beginExam', {}),
    () => of.command('score', {}),
  )
  if (judged) score = judged
  return judged
}

const reportOf = (of: Program): Report => ({ ...numbersOf<Status>(of.command('status', {})), isGoing: going !== undefined, speed, score })

const tell = (message: FromWorker): void => scope.postMessage(message)

async function train(of: Program): Promise<void> {
  const mine = (going = {})
  const isMine = (): boolean => going === mine
  const its = network
  let told = performance.now()
  let counted = { seen: reportOf(of).seen, at: told }
  try {
    for (;;) {
      const epochIsOver = of.work('train', SLICE_MS)
      const now = performance.now()
      if (epochIsOver || now - told > REPORT_MS) {
        const report = reportOf(of)
        // While losses are measured nothing is learned, which is no slower learning.
        if (epochIsOver || report.isMeasuring) counted = { seen: report.seen, at: now }
        else if (now - counted.at > 500) {
          speed = ((report.seen - counted.seen) / (now - counted.at)) * 1000
          counted = { seen: report.seen, at: now }
        }
        if (epochIsOver && report.state !== 'diverged' && report.epoch > 0 && (metric !== 'nats' || report.state !== 'running')) await judge(of)
        if (network !== its) return
        tell({ report: reportOf(of) })
        told = performance.now()
        if (epochIsOver) counted = { seen: report.seen, at: told } // the judge took some time
        if (epochIsOver && report.state !== 'running') return
      }
      await turn()
      if (!isMine()) return
    }
  } finally {
    if (isMine()) going = undefined
    if (network === its) tell({ report: reportOf(of) })
  }
}

/** Another network is there. */
function take(of: Program, attempt: Omit<Attempt, 'floors'>): Arrival {
  forget()
  metric = of.command('exercises', {}).find(({ name }) => name === attempt.exercise)?.metric
  return { attempt: { ...attempt, floors: of.command('floors', {}) }, report: reportOf(of) }
}

function forget(): void {
  network = {}
  going = score = undefined
  speed = 0
}

const bytesOf = (at: LookAt): Parameters<Program['command']>[1] =>
  'numbers' in at ? { numbers: new Uint8Array(at.numbers.buffer, at.numbers.byteOffset, at.numbers.byteLength) } : at

const handlers: { [T in RequestType]: (of: Program, send: Requests[T]['send']) => Requests[T]['answer'] | Promise<Requests[T]['answer']> } = {
  exercises: (of) => of.command('exercises', {}),
  begin: (of, send) => take(of, of.command('begin', send)),
  open: (of, send) => ({ ...take(of, of.command('open', send)), text: of.command('text', {}) }),
  save: (of) => of.command('save', {}),
  run: (of) => (going ? undefined : train(of)),
  pause: () => void (going = undefined),
  reset: (of) => {
    of.command('reset', {})
    forget()
    return reportOf(of)
  },
  exam: judge,
  look: (of, at) =>
    about<Look>(
      of,
      'look',
      () => of.command('beginLook', bytesOf(at) as { record: number }),
      () => of.command('looked', {}),
    ),
  write: (of, send) =>
    about<Written>(
      of,
      'write',
      () => of.command('beginWriting', send),
      () => of.command('written', {}),
    ),
  translate: (of, send) => of.command('translate', send),
  trial: (of, send) =>
    inTurn('trial', async () => {
      const mine = (trying = {})
      of.command('beginTrial', send)
      let told = performance.now()
      await finish(of, 'trial', () => {
        if (performance.now() - told > REPORT_MS) {
          tell({ trial: numbersOf<Trial>(of.command('trialStatus', {})) })
          told = performance.now()
        }
        return trying === mine
      })
      return numbersOf<Trial>(of.command('trialStatus', {}))
    }),
  stopTrial: () => void (trying = undefined),
}

scope.onmessage = async ({ data: { id, type, send } }: MessageEvent<Request>) => {
  let reply: FromWorker
  try {
    reply = { id, value: await (handlers[type] as (of: Program, send: unknown) => Requests[RequestType]['answer'])(await program, send) }
  } catch (error) {
    reply = { id, error: TrainerError.shape(error) }
  }
  tell(reply)
}
