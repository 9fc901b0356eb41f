// Types of <rnn-lab> for pages that are written in TypeScript.

export interface RnnLabEvents {
  /** A run stands ready with its initial weights: the first, the same again, or one with other settings. */
  ready: CustomEvent<{ settings: Record<string, string | number>; parameters: number; epochs: number; simd: boolean }>
  /** An epoch is finished; losses are half the mean squared error. */
  epoch: CustomEvent<{ epoch: number; epochs: number; trainLoss: number; validationLoss: number }>
  /** The last epoch is finished, or training stopped early. */
  done: CustomEvent<{
    epoch: number
    stoppedEarly: boolean
    trainLoss: number
    validationLoss: number
    /** how well the network does, as its task measures it; for the sine the two figures that follow */
    metric: { name: string; train: number; validation: number }
    trainRmse: number
    validationRmse: number
    /** of the last weights and all losses, 16 hex digits */
    hash: string
    /** whether the run was changed under way, so that its settings do not reproduce it */
    altered: boolean
  }>
  /** Something was not taken, or broke; the last good run stays. */
  error: CustomEvent<{
    /** 'setting' (see field), 'diverged', 'version', 'unreachable', or what the trainer says of itself */
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
