// A trainer loop around a program that only counts, whose turns and clock the test moves.

import assert from 'node:assert/strict'
import type { Report, Setup, WorkerEvent } from '../trainer/protocol'
import { TrainerLoop } from '../trainer/trainer-loop'
import { FakeProgram } from './fake-program'
import { presets } from './sample-schema'

/** Each turn takes 20 ms. */
export function start(horizon = 0) {
  const program = new FakeProgram()
  const waiting: (() => void)[] = []
  const events: WorkerEvent[] = []
  let time = 0
  const step = program.step.bind(program)
  program.step = () => {
    time += program.stepTakes
    return step()
  }
  const { handlers: loop } = new TrainerLoop(program.program, {
    post: (event) => events.push(event),
    defer: (task) => waiting.push(task),
    wait: (task, ms) => {
      time += ms
      waiting.push(task)
    },
    now: () => time,
  })
  const turn = (): boolean => {
    time += 20
    waiting.shift()?.()
    return waiting.length > 0
  }
  const rest = (): void => {
    for (let i = 0; turn(); i++) assert.ok(i < 1000, 'the loop never rests')
  }
  const reports = (): Report[] => events.flatMap((e) => (e.event === 'report' ? [e.report] : []))
  const snapshots = () => events.flatMap((e) => (e.event === 'snapshot' ? [e] : []))
  if (horizon > 0) loop.setHorizon({ value: horizon })
  loop.look({ inside: true })
  const setup = loop.create({ config: presets.adam, run: 1 }) as Setup
  return { loop, program, events, reports, snapshots, turn, rest, setup, last: () => reports().at(-1)!, idle: () => waiting.length === 0 }
}
