// The worker of the page of own numbers: answers each request once.

import type { GoProgram } from '../trainer/go-program'
import { loadProgram } from '../trainer/load-wasm'
import { TrainerError } from '../trainer/protocol'
import { cut } from './cut'
import type { FromWorker, Judged, Progress, Request, Requests, RequestType, Taken, Tested } from './messages'

/** The commands of wasm/numbers, whose arrays are the bytes of float64s. */
interface Program {
  command(name: 'readNumbers', send: Requests['read']['send'] & { cut: typeof cut }): Requests['read']['answer']
  command(name: 'takeColumn', send: Requests['take']['send']): (Omit<Taken, 'values'> & { values: Uint8Array<ArrayBuffer> }) | { problem: never }
  command(name: 'tryRung', send: Requests['try']['send']): number
  command(name: 'trialStatus', send: {}): { state: 'running' | 'done' | 'stopped' | 'diverged'; epoch: number }
  command(name: 'judgeRung', send: Requests['judge']['send']): Omit<Judged, 'forecasts'> & { forecasts: Uint8Array<ArrayBuffer> }
  command(
    name: 'openTest',
    send: Requests['test']['send'],
  ): Omit<Tested, 'forecasts' | 'beyond'> & { forecasts: Uint8Array<ArrayBuffer>; beyond: Uint8Array<ArrayBuffer> }
  command(name: 'example', send: Requests['example']['send']): string
  work(on: 'trial', budgetMs: number): boolean
}

/** How long a slice of training takes: whoever says stop does not wait longer. */
const SLICE_MS = 50

const scope = self as unknown as DedicatedWorkerGlobalScope
const program: Promise<Program> = loadProgram(new URL('numbers.wasm', location.href)).then((loaded: GoProgram) => loaded as unknown as Program)
program.catch(() => {}) // each request reports it

let stopped = false

const float64s = (bytes: Uint8Array<ArrayBuffer>): Float64Array => new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8)

const handlers: { [T in RequestType]: (send: Requests[T]['send']) => Requests[T]['answer'] | Promise<Requests[T]['answer']> } = {
  read: async (send) => (await program).command('readNumbers', { ...send, cut }),
  take: async (send) => {
    const answer = (await program).command('takeColumn', send)
    return 'problem' in answer ? answer : { ...answer, values: float64s(answer.values) }
  },
  try: async (send) => {
    const of = await program
    stopped = false
    const epochs = of.command('tryRung', send)
    while (!of.work('trial', SLICE_MS)) {
      tell({ epoch: of.command('trialStatus', {}).epoch, epochs })
      await new Promise((resolve) => setTimeout(resolve))
      if (stopped) return 'stopped'
    }
    return of.command('trialStatus', {}).state === 'diverged' ? 'diverged' : 'trained'
  },
  stop: () => void (stopped = true),
  judge: async (send) => {
    const answer = (await program).command('judgeRung', send)
    return { ...answer, forecasts: float64s(answer.forecasts) }
  },
  test: async (send) => {
    const answer = (await program).command('openTest', send)
    return { ...answer, forecasts: float64s(answer.forecasts), beyond: float64s(answer.beyond) }
  },
  example: async (send) => (await program).command('example', send),
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
