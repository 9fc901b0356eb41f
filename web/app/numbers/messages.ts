// What the page of own numbers and its worker say to each other. The other side of it all is wasm/numbers.

import type { ErrorShape } from '../trainer/protocol'

/**
 * Something that a reader of a file should know, or why it cannot be read: `code` is one of rnn/series/table's,
 * or of wasm/numbers'.
 */
export interface Note {
  code: string
  /** from 1; 0 where it is about no one line or cell */
  line: number
  cell: number
  value: string
  other: string
  /** how often it occurred */
  count: number
}

/** What is known better than it is found; an empty text leaves it to be found. */
export interface Reading {
  decimal: '' | '.' | ','
  header: '' | 'yes' | 'no'
  newestFirst: '' | 'yes' | 'no'
  /** a cell that stands for a missing number, beside those that always do: -999 */
  nodata: string
}

export interface Table {
  separator: string
  decimal: string
  header: boolean
  reversed: boolean
  /** whether a column says when each row is of */
  timed: boolean
  rows: number
  columns: { name: string; numbers: number }[]
  /** the one that is chosen where nobody says */
  column: number
  notes: Note[]
  /** the first rows */
  preview: { line: number; cells: string[] }[]
}

export type Gap = 'leaveOut' | 'fillIn' | 'stop'

export interface Step {
  op: 'minmax' | 'standard' | 'robust' | 'log' | 'difference'
  lag: number
}

export interface Rung {
  name: string
  cell: 'elman' | 'lstm' | 'gru'
  /** it trains for at most */
  epochs: number
  hidden: number
  window: number
  /** its output is solved, and nothing of it trained */
  solved: boolean
  /** as a tutorial prints it, it has trained on the validation part as well */
  leaks: boolean
  steps: Step[]
}

/** What a rule without a network reaches; `order` is its season, or how many values a linear rule reads. */
export interface Rule {
  rule: 'mean' | 'last' | 'drift' | 'season' | 'growth' | 'linear'
  order: number
  /** RMSE, in the units of the numbers */
  validation: number
}

/** What the reader knows better of a series than it tells by itself; an empty text leaves it to be found. */
export interface Choice {
  /** how many values, or `none` */
  season: string
  /** name of a transform that was tried */
  transform: string
}

/** What may be chosen of how a series is prepared. */
export interface Offer {
  /** the season that stands out, 0 for none */
  found: number
  /** what may be done to the numbers before networks get them; nothing where no linear rule tells how it helps */
  tried: { name: string; steps: Step[] }[]
  /** index of the one that helps most */
  proposed: number
  choice: Choice
}

export interface Taken {
  values: Float64Array
  /** what they are called, where anybody said */
  name: string
  missing: number
  notes: Note[]
  train: number
  validation: number
  test: number
  /** 0 for none */
  season: number
  /** what was found and may be chosen otherwise; a task has none of it */
  offer?: Offer
  floors: Rule[]
  ladder: Rung[]
  /** the task whose series it is; there is none with a reader's own */
  lesson?: Lesson
}

/** What a task asks of its series, beside what is known of any. */
export interface Lesson {
  name: string
  /** another seed gives other numbers, and not only other initial weights */
  drawn: boolean
  /** the test error to get to: RMSE, or by the spread of the test values; 0 for none */
  metric: 'rmse' | 'nrmse'
  reach: number
  /** how many steps ahead are asked for as well, 0 for none, and what to get to there */
  horizon: number
  aheadReach: number
  /** standard deviation of the test values */
  spread: number
}

/** RMSE on the test values so many steps ahead, of a network and of each rule. */
export interface Ahead {
  rmse: number
  floors: (Rule & { rmse: number })[]
}

export type Standing = 'better' | 'even' | 'worse'

export interface Judged {
  /** of each validation value, one step ahead */
  forecasts: Float64Array
  rmse: number
  /** beside the best rule, better or worse only where it is more than chance */
  worth: Standing
  /** index of the best rule */
  best: number
  hash: string
  state: 'running' | 'done' | 'stopped' | 'diverged'
  /** the epoch after which its weights are those that were judged */
  kept: number
  /** trying the ladder on the same numbers comes to this very network */
  repeats: boolean
  comparisons: { standing: Standing; ratio: number; sure: boolean }[]
  findings: { code: 'repeats' | 'too-large' | 'too-small' | 'too-few' | 'solved'; figure: number }[]
}

export interface Tested {
  /** of each test value, one step ahead; none where the network cannot forecast all of them */
  forecasts: Float64Array
  /** NaN where there are none */
  rmse: number
  /** why there are none: a test value that does not go with what is done to the numbers, or one without end where forecasts run away */
  refuses?: number
  /** RMSE of each rule on the test values */
  floors: number[]
}

export interface Forecast {
  /** past the end, each read by those after it */
  values: Float64Array
  /** what four errors in five lay between on the validation part, truth less forecast, by how many steps ahead; shorter where there were too few */
  low: Float64Array
  high: Float64Array
  /** forecasts of test values, and how many of the values lay within the band */
  checked: number
  within: number
}

export interface Problem {
  problem: Note
}

/** 'vast': the numbers are too large, or too far apart, to be prepared for the network. */
export type Outcome = 'trained' | 'diverged' | 'stopped' | 'vast'

export interface Requests {
  read: { send: { file: Uint8Array } & Reading; answer: Table | Problem }
  take: { send: { column: number; gap: Gap }; answer: Taken | Problem }
  /** a series of numbers that are in no file */
  numbers: { send: { values: Float64Array; name: string }; answer: Taken | Problem }
  /** the series that is there, prepared as the reader chooses; nothing was tried on it yet */
  prepare: { send: Choice; answer: Taken }
  /** the series of a task, with the task's ladder */
  task: { send: { task: string; seed: number }; answer: Taken & { lesson: Lesson } }
  /** the series of a saved run, or the task whose it is, which network of the ladder is the run's, and its seed */
  open: { send: { file: Uint8Array }; answer: Taken & { rung: number; seed: number } }
  /** a network that was tried, and its numbers, as such a file */
  save: { send: { rung: number }; answer: Uint8Array<ArrayBuffer> }
  /** answered when it is trained, or cut short by `stop` */
  try: { send: { rung: number }; answer: Outcome }
  /** trains a network for so many epochs more, or with 0 on to its end */
  extend: { send: { rung: number; epochs: number }; answer: Outcome }
  stop: { send: {}; answer: void }
  /** what is under way waits, until `resume` or `stop` */
  pause: { send: {}; answer: void }
  resume: { send: {}; answer: void }
  judge: { send: { rung: number }; answer: Judged | 'stopped' }
  test: { send: { rung: number }; answer: Tested | 'stopped' }
  ahead: { send: { rung: number; horizon: number }; answer: Ahead }
  forecast: { send: { rung: number; horizon: number }; answer: Forecast }
}

export type RequestType = keyof Requests
export type Request = { [T in RequestType]: { id: number; type: T; send: Requests[T]['send'] } }[RequestType]
export type Reply = { id: number; value: Requests[RequestType]['answer'] } | { id: number; error: ErrorShape }
/** How far a training is. */
export interface Trained {
  epoch: number
  epochs: number
  /** RMSE on the validation values after 0, 1, 2 ... epochs; NaN where it cannot be told any more */
  course: Float64Array
}

/** Of training, or of forecasts of a part. */
export type Progress = Trained | { made: number }
export type FromWorker = Reply | { progress: Progress }
