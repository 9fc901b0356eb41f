// The worker's entry: answers each request of the page once.

import { runFindings } from './findings-loop'
import type { GoProgram } from './go-program'
import { KernelModule } from './kernel-module'
import { loadProgram } from './load-wasm'
import { programName } from './program-name'
import { PROTOCOL_VERSION, TrainerError, type Reply, type Request, type Requests, type RequestType } from './protocol'
import { TrainerLoop, type LoopEnvironment } from './trainer-loop'

type Answer = Requests[RequestType]['answer']

// A message to oneself is a task like any other: those that wait go first. Timers would wait 4 ms each.
const turns = new MessageChannel()
const waiting: (() => void)[] = []
turns.port1.onmessage = () => waiting.shift()?.()

const scope = self as unknown as DedicatedWorkerGlobalScope
const environment: LoopEnvironment = {
  post: (event, transfer) => scope.postMessage(event, transfer),
  defer: (task) => {
    waiting.push(task)
    turns.port2.postMessage(null)
  },
  now: () => performance.now(),
}

// Where this script came from; one that was loaded from a blob has been told.
const { scriptAddress = location.href } = self as { scriptAddress?: string }
const program = load()
const loop = program.then((loaded) => new TrainerLoop(loaded, environment))
// Each request reports a failed start; without any there is nobody to report it to.
loop.catch(() => {})

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

async function answer(request: Request): Promise<Answer> {
  if (request.type === 'hello' && request.version !== PROTOCOL_VERSION) {
    const message = `the page speaks version ${request.version}, the trainer version ${PROTOCOL_VERSION}`
    throw new TrainerError({ code: 'version', message })
  }
  if (request.type === 'ping') return null
  const trainer = await loop
  switch (request.type) {
    case 'hello':
      return { version: PROTOCOL_VERSION }
    case 'create':
      return trainer.create(request)
    case 'open':
      return trainer.open(request)
    case 'save':
      return trainer.save()
    case 'weights':
      return trainer.weights()
    case 'findings':
      return runFindings(await program, request.seed, environment)
    case 'run':
      trainer.run()
      return null
    case 'pause':
      trainer.pause()
      return null
    case 'step':
      await trainer.step(request.unit)
      return null
    case 'reset':
      trainer.reset(request.run)
      return null
    case 'setLearningRate':
      trainer.setLearningRate(request.value)
      return null
    case 'recover':
      trainer.recover(request.factor)
      return null
    case 'setHorizon':
      trainer.setHorizon(request.value)
      return null
    case 'inspect':
      trainer.inspect(request.set, request.index)
      return null
  }
  const unknown: never = request
  throw new TrainerError({ code: 'request', message: `no such request: ${(unknown as Request).type}` })
}
