// What the page of symbols and its worker say to each other. The other side of it all is wasm/symbols.

import type { ErrorShape } from '../trainer/protocol'

/** A network of a ladder. Its name is empty where it is none of the ladder's, as one out of a file may be. */
export interface Rung {
  name: string
  cell: 'elman' | 'gru' | 'lstm'
  hidden: number
  layers: number
  /** time steps of a training sequence */
  steps: number
  batch: number
  epochs: number
  learningRate: number
}

export interface Exercise {
  name: string
  /** what the judge gives: the share that is right, the length up to which all is right, the mean squared error, nats */
  metric: 'right' | 'length' | 'mse' | 'nats'
  /** what is asked for, and within how many training sequences; 0 for none */
  reach: number
  within: number
  provenance: string
  licence: string
  ladder: Rung[]
}

/** What an attempt begins with; `text` is of the exercise that learns one, and empty for the others. */
export interface Setup {
  exercise: string
  rung: string
  seed: number
  text: string
}

/** What a rule without a network reaches: nats where classes are predicted, half the squared error otherwise. */
export interface Floor {
  rule: string
  validation: number
  /** NaN where the test is longer than what is learned */
  test: number
}

/** A network in training, and what its records are like. */
export interface Attempt {
  exercise: string
  seed: number
  rung: Rung
  reads: 'tokens' | 'numbers'
  /** a class at each step, one at the last step alone, or a number there */
  predicts: 'classes' | 'labels' | 'numbers'
  inputs: number
  outputs: number
  /** how many sequences there are of each; `testSteps` is the longest of the test */
  train: number
  validation: number
  test: number
  testSteps: number
  /** what the tokens are called, and so the classes; none where numbers are read */
  symbols: string[]
  /** what the classes are called where not as the tokens are */
  answers: string[]
  /** whether it is known what may come next: `Look.known` */
  knowsNext: boolean
  floors: Floor[]
}

/** What the judge gave a network. */
export interface Score {
  value: number
  /** of each record of the test: 1 for right and 0 for wrong, or its squared error, or its nats */
  marks: Float64Array
  /** as good as is asked for */
  reached: boolean
  /** how many sequences the network had seen, and after which epoch it was */
  seen: number
  epoch: number
}

/** How the training stands. It comes some ten times a second, and after each epoch. */
export interface Report {
  state: 'running' | 'done' | 'stopped' | 'diverged'
  /** whether training goes on by itself: not before `run`, nor after `pause` */
  isGoing: boolean
  /** between epochs the losses are measured, which of a long text takes some seconds */
  isMeasuring: boolean
  epoch: number
  epochs: number
  /** training sequences, each as often as it came, and how many a second; 0 before that is known */
  seen: number
  speed: number
  /** mean losses after 0, 1, 2 ... epochs */
  train: Float64Array
  validation: Float64Array
  /** where the last validation loss stands: the best rule that it is better than, and the next better one; empty for none */
  passed: string
  next: string
  /** of weights and losses, 16 hex digits, once the training is over */
  hash: string
  /** the last that is over; after each epoch there is a new one, but of nats only at the end, or when `exam` asks for it */
  score: Score | undefined
}

/** A network that has taken the place of another, paused. */
export interface Arrival {
  attempt: Attempt
  report: Report
}

/** What is looked at: a record of the test, by its index, or what a reader gives. `numbers` has each step's inputs, one step after the other. */
export type LookAt = { record: number } | { tokens: number[] } | { numbers: Float64Array }

/** A network's way through one sequence, with the weights of now; arrays are of one step after the other. */
export interface Look {
  steps: number
  tokens?: number[]
  numbers?: Float64Array
  /** (steps, outputs): the probability of each class after each step, or the numbers */
  said: Float64Array
  /** (steps, S): h of each layer, an LSTM's c after its h */
  states: Float64Array
  /** (steps, outputs): how likely each symbol is to come next, as whoever makes the sequences knows it; zeros where nothing may */
  known?: Float64Array
  /** of a record, what was to be said: the class of each step or -1, the label alone, or the number alone */
  target?: number[]
}

export interface Writing {
  /** who writes: the network, or where a text is learned, counts of its letters */
  by: 'network' | 'counts'
  /** what was read before the first; at least one */
  beginning: number[]
  length: number
  /** 0 always takes the likeliest, 1 is the network's own probabilities; to 10 */
  temperature: number
  /** draws among so many; 0 for all */
  topK: number
  seed: number
}

export interface Written {
  tokens: number[]
  /** the writer's own probability of each */
  p: Float64Array
  /** how many sequences the network had seen */
  seen: number
}

/** A network that is trained until the judge says that it is solved, beside the attempt. */
export interface Trial {
  state: Report['state']
  over: boolean
  solved: boolean
  /** of the last exam, and how many sequences had been seen by then */
  value: number
  judged: number
  seen: number
  epoch: number
  epochs: number
  validation: Float64Array
}

export interface Requests {
  exercises: { send: {}; answer: Exercise[] }
  /** A network with its initial weights, in the place of any before; what is refused changes nothing. */
  begin: { send: Setup; answer: Arrival }
  /** A saved run, as begin; and the text in it, where it learns one. */
  open: { send: { file: Uint8Array }; answer: Arrival & { text: string } }
  save: { send: {}; answer: Uint8Array<ArrayBuffer> }
  /** Trains on; answered when the training is over, was paused, or another network has taken its place. */
  run: { send: {}; answer: void }
  pause: { send: {}; answer: void }
  /** Back to the initial weights, paused. */
  reset: { send: {}; answer: Report }
  // Of these the answer is undefined where another network has taken the place of the one that was asked.
  /** The judge looks at the weights of now. */
  exam: { send: {}; answer: Score | undefined }
  look: { send: LookAt; answer: Look | undefined }
  write: { send: Writing; answer: Written | undefined }
  /** A number in words in the other language; of the translation alone. */
  translate: { send: { text: string }; answer: string }
  /** Answered when it is over or was stopped; on the way 'trial' events say how far it is. One at a time in a worker. */
  trial: { send: Setup; answer: Trial }
  stopTrial: { send: {}; answer: void }
}

export type RequestType = keyof Requests
export type Request = { [T in RequestType]: { id: number; type: T; send: Requests[T]['send'] } }[RequestType]
export type Reply = { id: number; value: Requests[RequestType]['answer'] } | { id: number; error: ErrorShape }
export type FromWorker = Reply | { report: Report } | { trial: Trial }
