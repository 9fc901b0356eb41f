// The path through the lab in six short steps: what each runs, and what is to
// be said of it, in figures of the run itself. Pure.

import { floorLoss } from './floors'
import { rmseOfLoss } from './rmse'
import type { Run } from './session'

export interface PathStep {
  name: 'printed' | 'falls' | 'gradient' | 'weights' | 'adam' | 'alone'
  /** the rung that it looks at */
  rung: 'printed' | 'gradient' | 'weights' | 'adam'
  /** how many answers the reader may choose from */
  answers: number
}

export const PATH: readonly PathStep[] = [
  { name: 'printed', rung: 'printed', answers: 3 },
  { name: 'falls', rung: 'printed', answers: 3 },
  { name: 'gradient', rung: 'gradient', answers: 3 },
  { name: 'weights', rung: 'weights', answers: 3 },
  { name: 'adam', rung: 'adam', answers: 3 },
  { name: 'alone', rung: 'adam', answers: 3 },
]

/** What a run came to, as far as the steps of the path speak of it. */
export interface PathFacts {
  rmse: number
  /** of always predicting 0 */
  zero: number
  /** validation loss of the initial weights, and the last */
  before: number
  after: number
  /** least and greatest of the predictions of validation */
  least: number
  most: number
}

/** NaN where the run has not come so far. */
export function pathFacts({ history, setup }: Pick<Run, 'history' | 'setup'>): PathFacts {
  const predictions = Array.from(history.lastPredictions?.validation ?? [])
  const after = history.validation.at(-1) ?? Number.NaN
  return {
    rmse: rmseOfLoss(after),
    zero: rmseOfLoss(floorLoss(setup.floors, 'zero')),
    before: history.validation[0] ?? Number.NaN,
    after,
    least: predictions.length > 0 ? Math.min(...predictions) : Number.NaN,
    most: predictions.length > 0 ? Math.max(...predictions) : Number.NaN,
  }
}
