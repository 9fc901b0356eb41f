// The worker's entry: answers each request of the page once.

import { runFindings } from './findings-loop'
import type { GoProgram } from './go-program'
import { KernelModule } from './kernel-module'
import { loadProgram } from './load-wasm'
import { mechanismHandlers } from './mechanism'
import { programName } from './program-name'
import { PROTOCOL_VERSION, TrainerError, type Handlers, type Reply, type Request, type Requests, type RequestType, type RunRequest } from './protocol'
import { TrainerLoop, type LoopEnvironment } from './trainer-loop'

// A message to oneself is a task like any other: those that wait go first. Timers would wait 4 ms each.
const turns = new MessageChannel()
const waiting: (() => void)[] = []
turns.port1.onmessage = () => waiting.shift()?.()

const scope = self as unknown as DedicatedWorkerGlobalScope
const environment: LoopEnvironment = {
  post: (event, transfer) => scope.postMessage(event, transfer),
  wait: (task, ms) => setTimeout(task, ms),
  defer: (task) => {
    waiting.push(task)
    turns.port2.postMessage(null)
  },
  now: () => performance.now(),
}

// Where this script came from; one that was loaded from a blob has been told.
const { scriptAddress = location.href } = self as { scriptAddress?: string }
const program = load()
const ofRun = program.then((loaded): Handlers<RunRequest> => ({ ...new TrainerLoop(loaded, environment).handlers, ...mechanismHandlers(loaded, environment) }))
// Each request reports a failed start; without any there is nobody to report it to.
ofRun.catch(() => {})

/** What is answered without a run. */
const greetings: Handlers<Exclude<RequestType, RunRequest>> = {
  hello: async ({ version }) => {
    if (version !== PROTOCOL_VERSION) {
      throw new TrainerError({ code: 'version', message: `the page speaks version ${version}, the trainer version ${PROTOCOL_VERSION}` })
    }
    await program
    return { version: PROTOCOL_VERSION }
  },
  ping: () => {},
  findings: async ({ seed }) => runFindings(await program, seed, environment),
}

scope.onmessage = async ({ data: request }: MessageEvent<Request>) => {
  let reply: Reply
  try {
    reply = { id: request.id, ok: true, value: await answer(request) }
  } catch (error) {
    reply = { id: request.id, ok: false, error: TrainerError.shape(error) }
  }
  scope.postMessage(reply)
}

async function load(): Promise<GoProgram> {
  const name = programName()
  return loadProgram(new URL(name, scriptAddress), name === 'rnn-simd.wasm' ? new KernelModule() : undefined)
}

async function answer(request: Request): Promise<Requests[RequestType]['answer']> {
  const { type } = request
  const handlers: object = Object.hasOwn(greetings, type) ? greetings : await ofRun
  if (!Object.hasOwn(handlers, type)) throw new TrainerError({ code: 'request', message: `no such request: ${type}` })
  return (handlers as Record<string, (send: Request) => Requests[RequestType]['answer']>)[type]!(request)
}
