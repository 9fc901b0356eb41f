// What there is to see of an exercise without the program, as web/build/export has written it.

import { countText, divided } from '../given-text'
import { FIRST_SEED } from '../link'
import type { Pictured } from '../loss-chart'
import type { Attempt, Exercise, Floor, Report, Rung } from '../messages'

interface Preset extends Rung {
  parameters: number
  /** how many different ones there are */
  symbols: number
  /** so many more parameters for each one more */
  perSymbol: number
  /** how many sequences are trained on */
  train: number
  /** of the first seed's records */
  floors: Pick<Floor, 'rule' | 'validation'>[]
}

/** A row of symbols-posters.json. */
export interface Poster extends Pick<Exercise, 'name' | 'metric' | 'reach' | 'within'> {
  predicts: Attempt['predicts']
  ladder: Preset[]
}

/** What is known of a network before it is made. */
export interface Face {
  exercise: Pick<Exercise, 'name' | 'metric' | 'reach' | 'within'>
  parameters: number
  attempt: Pictured
}

export const ladderNames = (posters: readonly Poster[]): Record<string, string[]> =>
  Object.fromEntries(posters.map(({ name, ladder }) => [name, ladder.map((rung) => rung.name)]))

/**
 * Floors are there for the first seed alone: they are of the very records. own: a text that is not the one the build knows; empty
 * while it has not come.
 */
export function faceOf(posters: readonly Poster[], { task, rung, seed }: { task: string; rung: string; seed: number }, own?: string): Face {
  const exercise = posters.find(({ name }) => name === task)!
  const preset = exercise.ladder.find(({ name }) => name === rung) ?? exercise.ladder.at(-1)!
  if (own !== undefined) {
    const { letters, different } = countText(own)
    const train = Math.max(0, Math.floor((divided(letters).train - 1) / preset.steps))
    const parameters = preset.parameters + (different - preset.symbols) * preset.perSymbol
    return { exercise, parameters, attempt: { exercise: task, rung: preset, predicts: exercise.predicts, train, floors: [] } }
  }
  const { train, floors, parameters } = preset
  return {
    exercise,
    parameters,
    attempt: { exercise: task, rung: preset, predicts: exercise.predicts, train, floors: seed === FIRST_SEED ? floors : [] },
  }
}

/** Of a network that nothing has trained yet. */
export const untrained = ({ rung }: Pick<Attempt, 'rung'>): Report => ({
  state: 'running',
  isGoing: false,
  isMeasuring: false,
  epoch: 0,
  epochs: rung.epochs,
  seen: 0,
  speed: 0,
  train: new Float64Array(),
  validation: new Float64Array(),
  passed: '',
  next: '',
  hash: '',
  score: undefined,
})
