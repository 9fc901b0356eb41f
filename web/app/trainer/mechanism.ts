// Answers what is asked about the cells and the states of the run: one time step
// of a cell at once, a path of states a slice at a time between those of training.

import type { GoProgram } from './go-program'
import { MAX_HORIZON, TrainerError, type Handlers, type MechanismRequest, type StatePath, type NamedValue } from './protocol'
import { BUDGET, type LoopEnvironment } from './trainer-loop'

export function mechanismHandlers(program: GoProgram, { defer }: Pick<LoopEnvironment, 'defer'>): Handlers<MechanismRequest> {
  let paths = 0
  return {
    trace: (send) => {
      const values = named(program.command('trace', send), program)
      const turning = values.findIndex(({ name }) => name === '')
      return { forward: byGate(values.slice(0, turning)), backward: values.slice(turning + 1) }
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
      const values = named(program.command('unitWeights', send), program)
      const of = (name: string): Float64Array => values.find((value) => value.name === name)!.data
      const letters = values.filter(({ name }) => name.startsWith('U')).map(({ name }) => name.slice('U'.length))
      const gates = letters.map((letter) => ({ letter: letter.slice('_'.length), input: of(`U${letter}`), recurrent: of(`W${letter}`) }))
      return { gates, output: of('V') }
    },
  }
}

/** What all gates have side by side is of each by itself: input_i is that of the gate i, into which a_i goes. */
function byGate(values: NamedValue[]): NamedValue[] {
  const gates = values.filter(({ name }) => name.startsWith('a_')).map(({ name }) => name.slice('a'.length))
  return values.flatMap((value) => {
    if (gates.length === 0 || !['input', 'memory'].includes(value.name)) return [value]
    const units = value.data.length / gates.length
    return gates.map((gate, i) => ({ name: value.name + gate, data: value.data.subarray(i * units, (i + 1) * units) }))
  })
}

/** What is shown, by the names of its parts: of each how many numbers it is, and then these. */
function named(names: string[], program: GoProgram): NamedValue[] {
  const numbers = program.read('shown')
  let at = 0
  return names.map((name) => {
    const from = at + 1
    at = from + numbers[at]
    return { name, data: numbers.subarray(from, at) }
  })
}

function projected(program: GoProgram, [first, second]: [number, number], horizon: number): StatePath {
  const steps = program.command('projectPath', { first, second })
  const shown = program.read('shown')
  const points = shown.subarray(2)
  const free = points.subarray(2 * steps)
  return { window: points.subarray(0, 2 * steps), free, explained: [shown[0], shown[1]], ranAway: free.length < 2 * (horizon + 1) }
}
