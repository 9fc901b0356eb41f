// What the page and the trainer worker say to each other. This is the only
// file that spells the name of a message; both ends import it.
//
// The page sends requests, each with an id; the worker answers each of them
// once, and sends events of its own accord. The first request of all is
// 'hello': a page and a worker of different versions (one of them from an old
// cache) must not go on.

import type { Config, Floor } from '../settings/schema'
import type { Pace } from './metronome'

/** Goes up by one with every change of the messages below. */
export const PROTOCOL_VERSION = 8

/** The most values a forecast, and the most states a path on its own, can have. */
export const MAX_HORIZON = 400

/** What each request carries and what it is answered with. */
export interface Requests {
  hello: { send: { version: number }; answer: { version: number } }
  /** Is anybody there? A worker that the browser has killed gives no other sign. */
  ping: { send: {}; answer: void }
  create: {
    send: {
      config: Config
      /** number of the run, chosen by the page and repeated in every report of it */
      run: number
    }
    answer: Setup
  }
  /** Goes on with a saved run, paused; a file that is refused changes nothing. */
  open: { send: { file: Uint8Array; run: number }; answer: Setup }
  /** The run as a file. */
  save: { send: {}; answer: Uint8Array }
  /** All weights by name, each as a .npy file. */
  weights: { send: {}; answer: { name: string; npy: Uint8Array<ArrayBuffer> }[] }
  /** Goes on to the last epoch; refused when the run has ended. */
  run: { send: {}; answer: void }
  pause: { send: {}; answer: void }
  /** Goes on as fast as it can until so many epochs are done, and rests there. Answered when it does, or another request has cut it short. */
  advance: { send: { epoch: number }; answer: void }
  /** How fast `run` goes, in this run and those after it; as fast as it can at first. */
  setPace: { send: { pace: Pace }; answer: void }
  /** Answered when the update or epoch is done, or another request has cut it short. */
  step: { send: { unit: StepUnit }; answer: void }
  /** Back to the same initial weights, as a new run. */
  reset: { send: { run: number }; answer: void }
  /** For so many epochs more, from the end of the run, or from where it was stopped early: as a new run, paused. Refused of one that goes on, or has diverged. */
  extend: { send: { epochs: number; run: number }; answer: Setup }
  /** From the next update on; the run counts as altered. */
  setLearningRate: { send: { value: number }; answer: void }
  /** Back to the last good weights, with the learning rate times the factor; then the run is paused. */
  recover: { send: { factor: number }; answer: void }
  /** How many values to forecast from now on, in this run and those after it; 0, as at first, for no forecast. */
  setHorizon: { send: { value: number }; answer: void }
  /** Whether reports look inside the network, which costs a forward and a backward pass each: at first they do not, for nobody sees it. */
  look: { send: { inside: boolean }; answer: void }
  /** Which record's hidden states the reports show; at first the first of validation. */
  inspect: { send: { set: RecordSet; index: number }; answer: void }
  /** One time step of a layer's cell on a record, with the weights as they are; refused of the printed run. */
  trace: { send: RecordAt & { layer: number; step: number }; answer: Trace }
  /** The way of a layer's hidden state over a record and then on its own, drawn on a plane; refused of the printed run, and when another is asked for meanwhile. */
  statePath: { send: RecordAt & { layer: number; horizon: number; plane: 'principal' | [first: number, second: number] }; answer: StatePath }
  /** How far states, of two numbers each, go in one time step; refused of a network whose state is not two numbers. */
  stateField: { send: { states: Float64Array }; answer: Float64Array }
  /** The weights of a unit of the last layer, as they are. */
  inspectUnit: { send: { unit: number }; answer: UnitWeights }
  /** Takes the tutorial apart; partial results arrive as 'findings' events. */
  findings: { send: { seed: number }; answer: Findings }
}

export type RequestType = keyof Requests
/** Requests about a run; the others need none. */
export type RunRequest = Exclude<RequestType, 'hello' | 'ping' | 'findings'>
/** Those that look at cells and states, and change nothing. */
export type MechanismRequest = 'trace' | 'statePath' | 'stateField' | 'inspectUnit'
export type Request = { [T in RequestType]: { id: number; type: T } & Requests[T]['send'] }[RequestType]

/** What answers requests: for each of them a function of what it carries. */
export type Handlers<T extends RequestType> = {
  [R in T]: (send: Requests[R]['send']) => Requests[R]['answer'] | Promise<Requests[R]['answer']>
}

export type Reply = { id: number; ok: true; value: Requests[RequestType]['answer'] } | { id: number; ok: false; error: ErrorShape }

export type WorkerEvent =
  | { event: 'report'; report: Report }
  | { event: 'snapshot'; run: number; file: Uint8Array }
  | { event: 'findings'; findings: Findings }
  | { event: 'dead'; reason: string }

export type StepUnit = 'update' | 'epoch'
export type RecordSet = 'train' | 'validation'

/** A record, and the index in its set. */
export interface RecordAt {
  set: RecordSet
  index: number
}

/** What a unit multiplies with. */
export interface UnitWeights {
  gates: {
    /** as the equations have it; empty where the cell has one */
    letter: string
    /** its row of U: from the inputs, or from the units of the layer below */
    input: Float64Array
    /** its row of W */
    recurrent: Float64Array
  }[]
  /** its column of V */
  output: Float64Array
}

/** One time step of a cell; rnn/trace.go says what is in it. */
export interface Trace {
  forward: NamedValue[]
  /** empty where the gradient does not reach */
  backward: NamedValue[]
}

export interface NamedValue {
  name: string
  data: Float64Array
}

/** Points of the plane, two numbers each. */
export interface StatePath {
  /** after each time step of the window */
  window: Float64Array
  /** the last of those, and after each prediction that became an input */
  free: Float64Array
  /** the share of the variance along each axis */
  explained: [number, number]
  /** on its own its numbers grew beyond all bounds: the path ends before */
  ranAway: boolean
}

/**
 * - config: a setting is wrong; `field` names it
 * - file: a file is not a saved run that can be opened; `field` is a FileProblem
 * - request: the request makes no sense now, or is none of the above
 * - version: page and worker are of different versions
 * - load: the WebAssembly could not be fetched or started
 * - unsupported: this browser runs no WebAssembly
 * - dead: the Go program or the worker has ended; only a restart helps
 * - silent: the worker no longer answers, and was given up; only a restart helps
 * - internal: a bug in this project
 */
export type ErrorCode = 'config' | 'file' | 'request' | 'version' | 'load' | 'unsupported' | 'dead' | 'silent' | 'internal'

/** What is wrong with a file; rnn/errors.go says what each means. */
export const FILE_PROBLEMS = ['foreign', 'newer', 'length', 'damaged', 'settings', 'precision', 'records', 'content', 'task'] as const

export interface ErrorShape {
  code: ErrorCode
  message: string
  /** The field of Config that is wrong, or what is wrong with a file. */
  field?: string
}

/** An error as both ends throw and catch it; it crosses as its shape. */
export class TrainerError extends Error {
  readonly code: ErrorCode
  readonly field: string | undefined
  constructor({ code, message, field }: ErrorShape) {
    super(message)
    this.name = 'TrainerError'
    this.code = code
    this.field = field
  }
  /** Any thrown thing: what is not a TrainerError is a bug, and keeps its message. */
  static shape(thrown: unknown): ErrorShape {
    if (!(thrown instanceof TrainerError)) return { code: 'internal', message: String(thrown) }
    const { code, message, field } = thrown
    return field === undefined ? { code, message } : { code, message, field }
  }
}

/** What a new run works with. */
export interface Setup {
  config: Config
  /** as it is now, before decay: that of the config unless the run was saved after it was changed */
  learningRate: number
  data: SeriesData
  /** what rules without a network reach on these data */
  floors: Floor[]
  updatesPerEpoch: number
  /** how many weights are trained */
  parameters: number
  /** bytes that the weights take */
  bytes: number
  /** whether the trainer computes with vectors: faster, with the same results */
  simd: boolean
}

/** Numbers in the order of time, of which each is to be forecast from those before it. */
export interface SeriesData {
  kind: 'series'
  /** what is known, and after it how the series really goes on */
  values: Float64Array
  /** how many of the values are known: the records to train and to validate are made of them */
  known: number
  /** where in the values the targets of each set begin: those of training end where validation's begin, those of validation with the known values */
  first: Record<RecordSet, number>
  /** how many of the values after the known ones test a run at its end */
  test: number
  /** of the values; empty where they have none */
  unit: string
}

export type RunState = 'ready' | 'running' | 'paused' | 'done' | 'stoppedEarly' | 'diverged'

/** How a run stands. The optional parts are there only when they changed since the last report. */
export interface Report {
  run: number
  state: RunState
  /** finished epochs */
  epoch: number
  epochs: number
  /** updates done in the epoch under way */
  update: number
  updatesPerEpoch: number
  /** of the next update, after decay */
  learningRate: number
  /** while running, measured; 0 before there is a measurement */
  updatesPerSecond: number
  /** time that the run itself has taken, evaluations included, without pauses, forecasts and reports */
  trainingMs: number
  /** to the last epoch, at the measured speed; null while that is unknown */
  secondsLeft: number | null
  /** the last losses measured; NaN before the first */
  trainLoss: number
  validationLoss: number
  /** epoch with the lowest validation loss; -1 before the first */
  bestEpoch: number
  /** whether the run was changed under way (learning rate, recovery): its link does not reproduce it */
  altered: boolean

  /** Losses measured since the last report: put them at index `from` and drop what was there from `from` on. */
  losses?: { from: number; train: Float64Array; validation: Float64Array }
  predictions?: {
    epoch: number
    train: Float64Array
    validation: Float64Array
    /** by the tutorial's printed prediction step, in printed runs only */
    printedTrain?: Float64Array
    printedValidation?: Float64Array
  }
  /** hidden states of the inspected record: values[step * units + unit] */
  hidden?: { steps: number; units: number; values: Float64Array; record: { set: RecordSet; index: number } }
  /** ‖∂loss/∂h_t‖ of the same record, t = 1..steps; in printed runs of the exact gradient, which the update ignores */
  gradientNorms?: Float64Array
  /** mean absolute weights of U and W of the last layer, and of V */
  weightSizes?: Float64Array
  /** what the network says comes after the end of the series, fed with its own predictions */
  forecast?: Float64Array
  /** of the last weights and all losses, 16 hex digits; when the run has ended */
  hash?: string
  /** loss on the records that neither training nor validation has seen; after the run has ended */
  testLoss?: number
  divergence?: Divergence
}

export interface Divergence {
  epoch: number
  update: number
  /** the loss that gave it away: NaN, infinite or too large */
  loss: number
  /** name of the field of Config that is the likely cause */
  cause: string
  /** why that field is suspected, in English */
  message: string
  /** epoch whose weights are kept */
  lastGood: number
}

/** The tutorial's mistakes in figures; each part is there once it is computed. */
export interface Findings {
  seed: number
  /** 1: the printed update of U and W never looks at the error */
  updateIgnoresError?: {
    /** largest change of dU and dW when the sign of the error is turned round */
    changeWhenTargetsNegated: number
    /** cosine between the printed and the exact gradient */
    cosineU: number
    cosineW: number
  }
  /** 2: dV adds the last error at every step, and hits the clip */
  outputGradientClips?: {
    /** of the entries of dV in epochs 1 to 5 */
    shareClipped: number
    /** sum(V) before each epoch */
    sumV: number[]
  }
  /** 3: uniform(0, 1) weights saturate the hidden units */
  saturation?: {
    /** hidden units above 0.999 at the last step */
    shareSaturated: number
    /** ‖dW‖ of the exact gradient with the tutorial's weights, and with sane ones */
    gradientNormPrinted: number
    gradientNormSane: number
  }
  /** 4: the printed prediction step is not the network that was trained */
  predictionStep?: {
    rmsePrintedValidation: number
    rmseTrainedValidation: number
  }
}

/** The names of the findings, in the order in which they are told. */
export const FINDINGS = ['updateIgnoresError', 'outputGradientClips', 'saturation', 'predictionStep'] as const
