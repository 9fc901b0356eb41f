// Answers what is asked about the cells and the states of the run: one time step
// of a cell at once, a path of states a slice at a time between those of training.

import type { GoProgram } from './go-program'
import { MAX_HORIZON, TrainerError, type Handlers, type MechanismRequest, type StatePath, type TraceValue } from './protocol'
import { BUDGET, type LoopEnvironment } from './trainer-loop'

export function mechanismHandlers(program: GoProgram, { defer }: Pick<LoopEnvironment, 'defer'>): Handlers<MechanismRequest> {
  let paths = 0
  return {
    trace: (send) => {
      const names = program.command('trace', send)
      const numbers = program.read('shown')
      let at = 0
      const values = names.map((name): TraceValue => {
        const from = at + 1
        at = from + numbers[at]
        return { name, data: numbers.subarray(from, at) }
      })
      const turning = names.indexOf('')
      return { forward: values.slice(0, turning), backward: values.slice(turning + 1) }
    },

    statePath: ({ plane, ...send }) => {
      if (send.horizon > MAX_HORIZON) {
        throw new TrainerError({ code: 'request', field: 'horizon', message: `horizon: want at most ${MAX_HORIZON}, got ${send.horizon}` })
      }
      program.command('beginStatePath', send)
      const number = ++paths
      return new Promise<StatePath>((resolve, reject) => {
        const turn = (): void => {
          try {
            // The program follows one path at a time.
            if (number !== paths) throw new TrainerError({ code: 'request', message: 'another path was asked for' })
            if (!program.work('statePath', BUDGET)) return defer(turn)
            resolve(projected(program, plane === 'principal' ? [-1, -1] : plane, send.horizon))
          } catch (error) {
            reject(error)
          }
        }
        defer(turn)
      })
    },

    stateField: ({ states }) => {
      program.command('stateField', { states: new Uint8Array(states.buffer, states.byteOffset, states.byteLength) })
      return program.read('shown')
    },

    inspectUnit: (send) => {
      const { gates, inputs, units } = program.command('unitWeights', send)
      const shown = program.read('shown')
      let at = 0
      const next = (count: number): Float64Array => shown.subarray(at, (at += count))
      return { gates: Array.from({ length: gates }, () => ({ input: next(inputs), recurrent: next(units) })), output: shown.subarray(at) }
    },
  }
}

function projected(program: GoProgram, [first, second]: [number, number], horizon: number): StatePath {
  const steps = program.command('projectPath', { first, second })
  const shown = program.read('shown')
  const points = shown.subarray(2)
  const free = points.subarray(2 * steps)
  return { window: points.subarray(0, 2 * steps), free, explained: [shown[0], shown[1]], ranAway: free.length < 2 * (horizon + 1) }
}
