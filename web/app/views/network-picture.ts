// What the network's picture shows, and what all of its parts are drawn with.

import type { Pen } from '../charts/pen'
import type { NetworkPlan } from './network-plan'

export interface NetworkPicture {
  plan: NetworkPlan
  steps: number
  units: number
  /** inputs of the window, in the order of time */
  inputs: ArrayLike<number>
  /** what the series is at any place of the window, from its first value on, and after it */
  between(at: number): number
  /** how many places the window is still away from where it slides to */
  away: number
  /** hidden[step * units + unit] */
  hidden: ArrayLike<number>
  /** the state that has the full colour */
  most: number
  /** ‖∂loss/∂h‖ of each step */
  norms: ArrayLike<number>
  /** mean absolute weights of U, W and V */
  sizes: ArrayLike<number>
  prediction: number
  truth: number
  /** what the series spans */
  range: { min: number; max: number }
  /** how far back the gradient has run, 0 to 1 of the window */
  run: number
  /** what the reader points at; row is one of plan.units */
  pointed: { step: number; row: number | null } | null
  words: { output: string; back: string }
}

export function level({ range }: NetworkPicture, value: number, top: number, bottom: number): number {
  const share = (value - range.min) / (range.max - range.min || 1)
  return bottom - Math.max(-0.05, Math.min(1.05, share)) * (bottom - top)
}

export function dot(on: Pen, x: number, y: number, radius: number): void {
  on.beginPath()
  on.arc(x, y, radius, 0, 2 * Math.PI)
  on.fill()
}
