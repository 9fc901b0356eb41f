// The ladder: four presets, each putting right one thing more, with the
// validation RMSE that the build computed and whether this browser has
// computed the same.

import type { Config, Floor } from '../settings/schema'
import type { Findings, SeriesData } from '../trainer/protocol'

/** A run that the build computed, with its predictions after each epoch. */
export interface PosterRun {
  config: Config
  epochs: number
  trainLoss: number[]
  validationLoss: number[]
  predictions: { epoch: number; train: number[]; validation: number[] }[]
  /** the known values alone */
  data: Pick<SeriesData, 'known' | 'first'> & { values: number[] }
  floors: Floor[]
}

/** poster.json: what the build computed; the run is that of the default preset. */
export interface Poster extends PosterRun {
  /** rungs whose runs are in files of their own, poster-NAME.json */
  others: string[]
  /** validation RMSE of each rung with its own seed; printedStep is that of the tutorial's prediction step */
  rmse: Record<string, number>
  /** what is wrong with the tutorial, with the weights of seed 0 */
  findings: Findings
  /** of each rung's last weights and all losses */
  hash: Record<string, string>
}

/** How a rung's figure stands in this browser. */
export type Check = 'none' | 'same' | 'different'

export interface Rung {
  name: string
  rmse: number | undefined
  /** by the tutorial's printed prediction step, first rung only */
  printedRmse: number | undefined
  check: Check
}

/** Length of a rung's bar, 0 to 1, on a log scale from 0.0001 to 2. */
export function barLength(rmse: number): number {
  return Math.min(1, Math.max(0.02, Math.log10(rmse / 1e-4) / Math.log10(2 / 1e-4)))
}

export class Ladder {
  private readonly checks = new Map<string, Check>()

  constructor(
    private readonly names: readonly string[],
    private poster: Poster | null = null,
  ) {}

  take(poster: Poster): void {
    this.poster = poster
  }

  /** A run of a rung, unaltered, has ended with this hash. Only the rung's own settings, seed and all, can be compared. */
  ended(name: string, hash: string): void {
    const expected = this.poster?.hash[name]
    if (expected) this.checks.set(name, hash === expected ? 'same' : 'different')
  }

  get rungs(): Rung[] {
    return this.names.map((name) => ({
      name,
      rmse: this.poster?.rmse[name],
      printedRmse: name === 'printed' ? this.poster?.rmse['printedStep'] : undefined,
      check: this.checks.get(name) ?? 'none',
    }))
  }
}
