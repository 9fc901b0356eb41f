// The Go program as the worker sees it: commands that take and answer plain
// objects (some microseconds each), exports that do a slice of work within a
// budget, and arrays read straight from Go's memory. The other side is wasm/.

import { TrainerError, type Divergence, type ErrorShape, type Findings, type Report, type RecordSet, type Setup } from './protocol'
import type { Config } from '../settings/settings'

/** What a call of `step` is working towards. */
export type Aim = 'check' | 'update' | 'epoch' | 'end'

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

interface CommandTypes {
  create: { send: { config: Config }; answer: Omit<Setup, 'series'> }
  open: { send: { file: Uint8Array }; answer: Omit<Setup, 'series'> }
  save: { send: {}; answer: Uint8Array<ArrayBuffer> }
  aim: { send: { at: Aim }; answer: null }
  status: { send: {}; answer: Status }
  rmse: { send: {}; answer: NonNullable<Report['rmse']> }
  reset: { send: {}; answer: null }
  setLearningRate: { send: { value: number }; answer: null }
  recover: { send: { factor: number }; answer: null }
  inspect: { send: { set: RecordSet; index: number }; answer: null }
  look: { send: {}; answer: null }
  series: { send: { beyond: number }; answer: null }
  forecast: { send: { horizon: number }; answer: null }
  hash: { send: {}; answer: string }
  findings: { send: { seed: number }; answer: null }
  found: { send: {}; answer: Findings }
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
  | 'forecast'
  | 'weights'

export interface Exports {
  mem: WebAssembly.Memory
  /** 1 when the aim is reached or the run has ended, else 0: the budget is used up */
  step(budgetMs: number): number
  /** 1 when the forecast is complete */
  forecast(budgetMs: number): number
  /** 1 when all findings are there */
  find(budgetMs: number): number
  /** address of the float64s of a view, valid until the next call into Go */
  view(which: number): number
  /** length of the view last asked for */
  viewLength(): number
}

export class GoProgram {
  #ended: string | undefined
  readonly #commands: Commands
  readonly #views: string[]
  readonly #exports: Exports

  constructor(commands: Commands, views: string[], exports: Exports) {
    this.#commands = commands
    this.#views = views
    this.#exports = exports
  }

  /** Says that the Go program has ended: every later call throws. */
  end(reason: string): void {
    this.#ended ??= reason
  }

  command<C extends keyof CommandTypes>(name: C, send: CommandTypes[C]['send']): CommandTypes[C]['answer'] {
    const reply = this.#alive(() => this.#commands[name](send))
    if ('error' in reply) throw new TrainerError(reply.error)
    return reply.value
  }

  /** Works towards the aim; true when it is reached or the run has ended. */
  step(budgetMs: number): boolean {
    return this.#alive(() => this.#exports.step(budgetMs)) !== 0
  }

  /** Works on the forecast; true when it is complete. */
  forecast(budgetMs: number): boolean {
    return this.#alive(() => this.#exports.forecast(budgetMs)) !== 0
  }

  /** Works on the findings; true when all are there. */
  find(budgetMs: number): boolean {
    return this.#alive(() => this.#exports.find(budgetMs)) !== 0
  }

  /** A copy of one of Go's arrays. */
  read(which: ViewName): Float64Array<ArrayBuffer> {
    const index = this.#views.indexOf(which)
    if (index < 0) throw new Error(`the Go program has no view ${which}`)
    const pointer = this.#alive(() => this.#exports.view(index))
    const length = this.#alive(() => this.#exports.viewLength())
    const copy = new Float64Array(length)
    // The view is made anew for each read: it detaches when Go's memory grows.
    if (length > 0) copy.set(new Float64Array(this.#exports.mem.buffer, pointer, length))
    return copy
  }

  /** Calls into Go, and throws if the program had ended or has ended on the way. */
  #alive<R>(call: () => R): R {
    let result: R | undefined
    if (this.#ended === undefined) {
      try {
        result = call()
      } catch (error) {
        // Go never throws: WebAssembly has trapped, and what is in its memory is no longer to be trusted.
        this.end(String(error))
      }
    }
    if (this.#ended !== undefined) throw new TrainerError({ code: 'dead', message: this.#ended })
    return result as R
  }
}
