// Types of <rnn-lab> for pages that are written in TypeScript.

export interface RnnLabEvents {
  /** A run stands ready with its initial weights: the first, the same again, or one with other settings; a text of the post's own is named in them by its `src`. */
  ready: CustomEvent<{ settings: Record<string, string | number>; parameters: number; epochs: number; simd: boolean }>
  /** An epoch is finished; losses are half the mean squared error, or nats where an exercise predicts classes. */
  epoch: CustomEvent<{ epoch: number; epochs: number; trainLoss: number; validationLoss: number }>
  /** The last epoch is finished, or training stopped early. */
  done: CustomEvent<{
    epoch: number
    stoppedEarly: boolean
    trainLoss: number
    validationLoss: number
    /** how well the network does, as its task measures it; for the sine the two figures that follow */
    metric: { name: string; train: number; validation: number }
    /** of an exercise that predicts classes NaN, as the next */
    trainRmse: number
    validationRmse: number
    /** of the last weights and all losses, 16 hex digits */
    hash: string
    /** whether the run was changed under way, so that its settings do not reproduce it */
    altered: boolean
    /** of an exercise: what its judge found on sequences that were not trained on, and whether that is what is asked for */
    score?: { name: 'right' | 'length' | 'mse' | 'nats'; value: number; reached: boolean }
  }>
  /** Of a task of numbers: they are read, and stand ready to be tried. */
  series: CustomEvent<{
    task: string
    /** of the file's column, or of the task */
    name: string
    count: number
    first: number
    last: number
    /** cells without a number */
    missing: number
    /** what there is to know of the file, in the words that the frame shows */
    notes: readonly string[]
    /** the rule without a network that does best on the validation part, and its RMSE there, in the units of the numbers */
    rule: string
    ruleRmse: number
  }>
  /** Of a task of numbers: all networks are trained, and the test part is open. */
  verdict: CustomEvent<{
    task: string
    /** the network that does best on the validation part */
    network: string
    /** how it stands beside the best rule on the validation part; better or worse only where it is more than chance */
    worth: 'better' | 'even' | 'worse'
    validationRmse: number
    /** NaN where the network cannot forecast all of the test part */
    testRmse: number
    /** of the best rule on the test part */
    ruleTestRmse: number
    /** past the end, in the units of the numbers; empty where the network runs away, or cannot read the last ones */
    forecast: readonly number[]
    /** of the network's last weights and losses, 16 hex digits */
    hash: string
    /** the verdict, in the words that the frame shows */
    said: readonly string[]
  }>
  /** Something was not taken, or broke; the last good run stays. */
  error: CustomEvent<{
    /** 'setting' (see field), 'file' (of src), 'diverged', 'version', 'unreachable', or what the trainer says of itself */
    code: string
    message: string
    field?: string
    /** the attribute that gave the field its value, as it is written */
    attribute?: string
    value?: string
    min?: number
    max?: number
    options?: readonly string[]
  }>
}

export interface RnnLab extends HTMLElement {
  /** Trains, once it is in view. */
  play(): void
  pause(): void
  /** Back to the same initial weights. */
  reset(): void
}

declare global {
  interface HTMLElementTagNameMap {
    'rnn-lab': RnnLab
  }
}
