// A schema like the one the build writes, for tests.

import type { Config, Field, Rule, Schema, Task } from '../settings/schema'
import type { SeriesData } from '../trainer/protocol'
import rules from './testdata/rules.json' // the build's own: a test of Go's holds the file to it

const fields: Field[] = [
  { name: 'task', kind: 'enum', options: ['sine'], neutral: 'sine' },
  { name: 'cell', kind: 'enum', options: ['elman', 'lstm', 'gru'] },
  { name: 'layers', kind: 'int', min: 1, max: 3, log: false },
  { name: 'activation', kind: 'enum', options: ['tanh', 'sigmoid', 'relu'] },
  { name: 'input', kind: 'enum', options: ['shared', 'perStep'] },
  { name: 'gradient', kind: 'enum', options: ['exact', 'printed'] },
  { name: 'init', kind: 'enum', options: ['uniform01', 'fanIn', 'orthogonal'] },
  { name: 'forgetBias', kind: 'float', min: 0, max: 100, log: false, neutral: 0 },
  { name: 'shuffle', kind: 'int', min: 0, max: 1, log: false, neutral: 0 },
  { name: 'hidden', kind: 'int', min: 1, max: 256, log: false },
  { name: 'steps', kind: 'int', min: 2, max: 120, log: false },
  { name: 'truncate', kind: 'int', min: 0, max: 120, log: false, zero: 'steps' },
  { name: 'optimizer', kind: 'enum', options: ['sgd', 'adam'] },
  { name: 'learningRate', kind: 'float', min: 1e-6, max: 10, log: true },
  { name: 'decay', kind: 'enum', options: ['none', 'cosine'] },
  { name: 'clip', kind: 'enum', options: ['none', 'value', 'norm'] },
  { name: 'clipAt', kind: 'float', min: 1e-3, max: 1e3, log: true },
  { name: 'batch', kind: 'int', min: 1, max: 100, log: false },
  { name: 'epochs', kind: 'int', min: 1, max: 1000, log: false },
  { name: 'patience', kind: 'int', min: 0, max: 1000, log: false },
  { name: 'seed', kind: 'int', min: 0, max: 4294967295, log: false },
]

const printed: Config = {
  task: 'sine',
  cell: 'elman',
  layers: 1,
  activation: 'sigmoid',
  input: 'perStep',
  gradient: 'printed',
  init: 'uniform01',
  forgetBias: 0,
  shuffle: 0,
  hidden: 100,
  steps: 50,
  truncate: 5,
  optimizer: 'sgd',
  learningRate: 1e-4,
  decay: 'none',
  clip: 'value',
  clipAt: 10,
  batch: 1,
  epochs: 25,
  patience: 0,
  seed: 0,
}
const adam: Config = { ...printed, activation: 'tanh', gradient: 'exact', init: 'fanIn', optimizer: 'adam', learningRate: 1e-3 }

const sine: Task = {
  name: 'sine',
  kind: 'series',
  ladder: ['printed', 'gradient', 'adam'],
  start: 'adam',
  metric: { name: 'rmse', unit: '', reach: 0.05 },
  floors: [{ rule: 'zero', validation: 0.245, test: 0.245 }],
  provenance: '',
  licence: '',
}

export const schema: Schema = {
  version: 2,
  tasks: [sine],
  fields,
  rules: rules as Rule[],
  presets: [
    { name: 'printed', config: printed },
    { name: 'gradient', config: { ...printed, gradient: 'exact' } },
    { name: 'adam', config: adam },
  ],
  defaultPreset: 'adam',
}

export const presets = { printed, adam }

/** A run's data: of ten values eight are known, of which the last three validate windows of two. */
export const data: SeriesData = {
  kind: 'series',
  values: Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
  known: 8,
  first: { train: 2, validation: 5 },
  test: 2,
  unit: '',
}

/** Of today's rules those about fields that a schema of an earlier day has. */
export const rulesAbout = (fields: { name: string }[]): typeof rules => rules.filter(({ field }) => fields.some(({ name }) => name === field))
