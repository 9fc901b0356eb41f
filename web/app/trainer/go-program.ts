// The Go program as the worker sees it: commands that take and answer plain
// objects (some microseconds each), exports that do a slice of work within a
// budget, and arrays read straight from Go's memory. The other side is wasm/.

import { TrainerError, type Divergence, type ErrorShape, type Findings, type RecordSet, type Requests, type SeriesData, type Setup } from './protocol'
import type { Config } from '../settings/settings'

/** What calls of `step` work towards. */
export type Goal = 'losses' | 'update' | 'epoch' | 'end'

/** The run as Go reports it. */
export interface Status {
  state: 'running' | 'done' | 'stopped' | 'diverged'
  /** time steps of a window */
  steps: number
  epoch: number
  epochs: number
  update: number
  updatesPerEpoch: number
  learningRate: number
  trainLoss: number
  validationLoss: number
  bestEpoch: number
  /** how many losses the history holds */
  losses: number
  /** epoch of the predictions; -1 before the first */
  predictionsEpoch: number
  /** whether the run was changed under way */
  altered: boolean
  divergence?: Divergence
}

/** Updates done since the initial weights. */
export function updatesDone(status: Status): number {
  return status.epoch * status.updatesPerEpoch + status.update
}

/** Tells the weights of different moments of a run apart; early stopping goes back to the best ones. */
export function weightsOf(status: Status): string {
  return `${status.state === 'stopped' ? 'best of ' : ''}${updatesDone(status)}`
}

/** The settings of the network: a Config without its task, which Go has beside them. */
type NetworkConfig = Omit<Config, 'task'>

/** A Setup without what is read from memory, and with the task beside the settings. */
export type Created = Omit<Setup, 'config' | 'data'> & { task: string; config: NetworkConfig; data: Omit<SeriesData, 'values'> }

interface CommandTypes {
  create: { send: { task: string; config: NetworkConfig }; answer: Created }
  open: { send: { file: Uint8Array }; answer: Created }
  save: { send: {}; answer: Uint8Array<ArrayBuffer> }
  workTowards: { send: { goal: Goal }; answer: null }
  status: { send: {}; answer: Status }
  reset: { send: {}; answer: null }
  setLearningRate: { send: { value: number }; answer: null }
  extend: { send: { epochs: number }; answer: Created }
  recover: { send: { factor: number }; answer: null }
  chooseRecord: { send: { set: RecordSet; index: number }; answer: null }
  inspect: { send: {}; answer: null }
  beginForecast: { send: { horizon: number }; answer: null }
  beginTest: { send: {}; answer: null }
  testLoss: { send: {}; answer: number }
  /** names, those of the way back after an empty one; of each, what is shown has how many numbers it is, and then these */
  trace: { send: Requests['trace']['send']; answer: string[] }
  beginStatePath: { send: Omit<Requests['statePath']['send'], 'plane'>; answer: null }
  /** how many points are the window's; -1 and -1 for the principal plane */
  projectPath: { send: { first: number; second: number }; answer: number }
  stateField: { send: { states: Uint8Array }; answer: null }
  /** names, U and W of each gate with its letter, and V; shown as of a trace */
  unitWeights: { send: { unit: number }; answer: string[] }
  weights: { send: {}; answer: Requests['weights']['answer'] }
  hash: { send: {}; answer: string }
  beginFindings: { send: { seed: number }; answer: null }
  findings: { send: {}; answer: Findings }
}

export type Commands = {
  [C in keyof CommandTypes]: (send: CommandTypes[C]['send']) => { value: CommandTypes[C]['answer'] } | { error: ErrorShape }
}

/** The arrays that Go shows. */
export type ViewName =
  | 'series'
  | 'trainLosses'
  | 'validationLosses'
  | 'trainPredictions'
  | 'validationPredictions'
  | 'printedTrainPredictions'
  | 'printedValidationPredictions'
  | 'hidden'
  | 'gradientNorms'
  | 'weightSizes'
  | 'forecast'
  /** by the last of trace, projectPath, stateField and unitWeights */
  | 'shown'

/** The exports that work for about a budget of milliseconds, and say 1 when there is nothing left of their work, 0 when time is up. */
export type Work =
  /** towards the goal; nothing is left, too, when the run has ended */
  'step' | 'forecast' | 'test' | 'statePath' | 'findings'

export interface Exports extends Record<Work, (budgetMs: number) => number> {
  mem: WebAssembly.Memory
  /** address of the float64s of a view from an index on, valid until the next call into Go */
  view(which: number, from: number): number
  /** length of what was last asked for */
  viewLength(): number
}

export class GoProgram {
  private ended: string | undefined
  private readonly commands: Commands
  private readonly views: string[]
  private readonly exports: Exports

  constructor(commands: Commands, views: string[], exports: Exports) {
    this.commands = commands
    this.views = views
    this.exports = exports
  }

  /** Says that the Go program has ended: every later call throws. */
  end(reason: string): void {
    this.ended ??= reason
  }

  command<C extends keyof CommandTypes>(name: C, send: CommandTypes[C]['send']): CommandTypes[C]['answer'] {
    const reply = this.alive(() => this.commands[name](send))
    if ('error' in reply) throw new TrainerError(reply.error)
    return reply.value
  }

  /** Works for so long; true when nothing is left. */
  work(on: Work, budgetMs: number): boolean {
    return this.alive(() => this.exports[on](budgetMs)) !== 0
  }

  /** A copy of one of Go's arrays, from an index on. */
  read(which: ViewName, from = 0): Float64Array<ArrayBuffer> {
    const index = this.views.indexOf(which)
    if (index < 0) throw new Error(`the Go program has no view ${which}`)
    const pointer = this.alive(() => this.exports.view(index, from))
    const length = this.alive(() => this.exports.viewLength())
    const copy = new Float64Array(length)
    // The view is made anew for each read: it detaches when Go's memory grows.
    if (length > 0) copy.set(new Float64Array(this.exports.mem.buffer, pointer, length))
    return copy
  }

  /** Calls into Go, and throws if the program had ended or has ended on the way. */
  private alive<R>(call: () => R): R {
    let result: R | undefined
    if (this.ended === undefined) {
      try {
        result = call()
      } catch (error) {
        // Go never throws: WebAssembly has trapped, and what is in its memory is no longer to be trusted.
        this.end(String(error))
      }
    }
    if (this.ended !== undefined) throw new TrainerError({ code: 'dead', message: this.ended })
    return result as R
  }
}
