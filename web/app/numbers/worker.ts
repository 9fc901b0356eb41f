// The worker of the page of own numbers: answers each request once.

import type { GoProgram } from '../trainer/go-program'
import { loadProgram } from '../trainer/load-wasm'
import { TrainerError } from '../trainer/protocol'
import { cut } from './cut'
import type { Ahead, Forecast, FromWorker, Judged, Outcome, Progress, Request, Requests, RequestType, Taken, Tested } from './messages'

/** An answer whose arrays are still the bytes of float64s. */
type Sent<T, Arrays extends keyof T> = Omit<T, Arrays> & Record<Arrays, Uint8Array<ArrayBuffer>>

interface Status {
  state: 'running' | 'done' | 'stopped' | 'diverged'
  epoch: number
  course: Uint8Array<ArrayBuffer>
  made: number
}

/** The commands of wasm/numbers. */
interface Program {
  command(name: 'readNumbers', send: Requests['read']['send'] & { cut: typeof cut }): Requests['read']['answer']
  command(name: 'takeColumn', send: Requests['take']['send']): Sent<Taken, 'values'> | { problem: never }
  command(name: 'takeNumbers', send: { values: Uint8Array; name: string }): Sent<Taken, 'values'> | { problem: never }
  command(name: 'prepare', send: Requests['prepare']['send']): Sent<Taken, 'values'>
  command(name: 'takeTask', send: Requests['task']['send']): Sent<Requests['task']['answer'], 'values'>
  command(name: 'ahead', send: Requests['ahead']['send']): Ahead
  command(name: 'openRun', send: Requests['open']['send']): Sent<Requests['open']['answer'], 'values'>
  command(name: 'saveRun', send: Requests['save']['send']): Requests['save']['answer']
  command(name: 'extendRung', send: Requests['extend']['send']): number
  command(name: 'tryRung', send: Requests['try']['send']): number | { problem: never }
  command(name: 'trialStatus', send: {}): Status
  command(name: 'forecastPart', send: { rung: number; test: boolean }): null
  command(name: 'judgeRung', send: Requests['judge']['send']): Sent<Judged, 'forecasts'>
  command(name: 'openTest', send: Requests['test']['send']): Sent<Tested, 'forecasts'>
  command(name: 'forecast', send: Requests['forecast']['send']): Sent<Forecast, 'values' | 'low' | 'high'>
  work(on: 'trial', budgetMs: number): boolean
}

/** How long a slice of training takes: whoever says stop does not wait longer. */
const SLICE_MS = 50

const scope = self as unknown as DedicatedWorkerGlobalScope
// Where this script came from; one that is started from a data address has been told.
const { scriptAddress = location.href } = self as { scriptAddress?: string }
const program: Promise<Program> = loadProgram(new URL('numbers.wasm', scriptAddress)).then((loaded: GoProgram) => loaded as unknown as Program)
program.catch(() => {}) // each request reports it

/** Of what is under way, if it was not stopped. */
let current: object | undefined
/** while it waits: to be called when it need not any more */
let goOn: (() => void) | undefined
let going: Promise<void> | undefined

function resume(): void {
  goOn?.()
  goOn = going = undefined
}

const float64s = (bytes: Uint8Array<ArrayBuffer>): Float64Array => new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8)

const taken = <T extends { values: Uint8Array<ArrayBuffer> }>(sent: T): Omit<T, 'values'> & { values: Float64Array } => ({
  ...sent,
  values: float64s(sent.values),
})

/** Goes on with what a command has begun; false if it was stopped before its end. */
async function finish(of: Program, progress: (status: Status) => Progress): Promise<boolean> {
  const mine = (current = {})
  while (!of.work('trial', SLICE_MS)) {
    tell(progress(of.command('trialStatus', {})))
    await new Promise((resolve) => setTimeout(resolve))
    await going
    if (current !== mine) return false
  }
  return true
}

async function train(of: Program, epochs: number): Promise<Outcome> {
  const progress = ({ epoch, course }: Status): Progress => ({ epoch, epochs, course: float64s(course) })
  if (!(await finish(of, progress))) return 'stopped'
  const status = of.command('trialStatus', {})
  tell(progress(status))
  return status.state === 'diverged' ? 'diverged' : 'trained'
}

/** Forecasts a part: false if that was stopped. */
function forecastPart(of: Program, rung: number, test: boolean): Promise<boolean> {
  of.command('forecastPart', { rung, test })
  return finish(of, ({ made }) => ({ made }))
}

const handlers: { [T in RequestType]: (send: Requests[T]['send']) => Requests[T]['answer'] | Promise<Requests[T]['answer']> } = {
  read: async (send) => (await program).command('readNumbers', { ...send, cut }),
  take: async (send) => {
    const answer = (await program).command('takeColumn', send)
    return 'problem' in answer ? answer : taken(answer)
  },
  numbers: async ({ values, name }) => {
    const answer = (await program).command('takeNumbers', { values: new Uint8Array(values.buffer, values.byteOffset, values.byteLength), name })
    return 'problem' in answer ? answer : taken(answer)
  },
  prepare: async (send) => taken((await program).command('prepare', send)),
  task: async (send) => taken((await program).command('takeTask', send)),
  ahead: async (send) => (await program).command('ahead', send),
  open: async (send) => taken((await program).command('openRun', send)),
  save: async (send) => (await program).command('saveRun', send),
  try: async (send) => {
    const of = await program
    const epochs = of.command('tryRung', send)
    return typeof epochs === 'number' ? train(of, epochs) : 'vast'
  },
  extend: async (send) => {
    const of = await program
    return train(of, of.command('extendRung', send))
  },
  stop: () => {
    current = undefined
    resume()
  },
  pause: () => void (going ??= new Promise((resolve) => (goOn = resolve))),
  resume,
  judge: async (send) => {
    const of = await program
    if (!(await forecastPart(of, send.rung, false))) return 'stopped'
    const answer = of.command('judgeRung', send)
    return { ...answer, forecasts: float64s(answer.forecasts) }
  },
  test: async (send) => {
    const of = await program
    if (!(await forecastPart(of, send.rung, true))) return 'stopped'
    const answer = of.command('openTest', send)
    return { ...answer, forecasts: float64s(answer.forecasts) }
  },
  forecast: async (send) => {
    const answer = (await program).command('forecast', send)
    return { ...answer, values: float64s(answer.values), low: float64s(answer.low), high: float64s(answer.high) }
  },
}

function tell(progress: Progress): void {
  scope.postMessage({ progress } satisfies FromWorker)
}

scope.onmessage = async ({ data: { id, type, send } }: MessageEvent<Request>) => {
  let reply: FromWorker
  try {
    reply = { id, value: await (handlers[type] as (send: unknown) => Requests[RequestType]['answer'])(send) }
  } catch (error) {
    reply = { id, error: TrainerError.shape(error) }
  }
  scope.postMessage(reply)
}
