// What a reader can do about a run that broke down: the likeliest to help
// first, and nothing that cannot.

import { differences, nearestPreset, type Config, type Preset, type Schema } from '../settings/settings'

export type WayOn =
  /** from the last good weights, with this rate */
  | { kind: 'halve'; rate: number }
  /** from the start, with what likely did it put right */
  | { kind: 'clip' | 'activation' | 'init'; config: Config }
  | { kind: 'preset'; preset: Preset }

/** cause: the field of the Config that likely broke the run */
export function waysOn(config: Config, cause: string, schema: Schema): WayOn[] {
  const ways: WayOn[] = []
  if (cause === 'clip') ways.push({ kind: 'clip', config: { ...config, clip: 'norm' } })
  if (cause === 'activation') ways.push({ kind: 'activation', config: { ...config, activation: 'tanh' } })
  if (cause === 'init') {
    // The learning rate had no part in it: no update was made.
    if (config.init !== 'fanIn') ways.push({ kind: 'init', config: { ...config, init: 'fanIn' } })
  } else {
    const rate = Number((config.learningRate / 2).toPrecision(3))
    if (rate >= leastRate(schema)) ways.push({ kind: 'halve', rate })
  }
  const preset = nearestPreset(config, schema)
  if (differences(config, preset.config, schema).length > 0) ways.push({ kind: 'preset', preset })
  return ways
}

function leastRate(schema: Schema): number {
  const field = schema.fields.find(({ name }) => name === 'learningRate')
  return field && field.kind !== 'enum' ? field.min : 0
}
