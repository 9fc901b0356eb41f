// What settings are: the types of schema.json, which the build writes from Go's tables, and of what can be wrong with one.

/** One run's settings: what it is trained for and, field for field, Go's rnn.Config. */
export interface Config {
  task: string
  cell: string
  layers: number
  activation: string
  input: string
  gradient: string
  init: string
  forgetBias: number
  hidden: number
  steps: number
  truncate: number
  optimizer: string
  learningRate: number
  decay: string
  clip: string
  clipAt: number
  batch: number
  /** 0 or 1 */
  shuffle: number
  epochs: number
  patience: number
  seed: number
}

export type FieldName = keyof Config

/** neutral: what a run was before there was this field; the fields of the first version have none */
export type Field = { name: FieldName; neutral?: string | number } & (
  | { kind: 'enum'; options: string[] }
  | {
      kind: 'int' | 'float'
      min: number
      max: number
      log: boolean
      /** the field whose value a 0 stands for */
      zero?: FieldName
    }
)

/** What one field needs when another has a certain value; Go's rnn.Rule. */
export interface Rule {
  /** where it comes from; names the text that says why */
  name: string
  /** the value that brings it about, or the only one that does not; absent: it always holds */
  when?: { field: FieldName; is?: string; not?: string }
  field: FieldName
  must?: string | number
  atLeast?: number
  /** the field whose value is the largest */
  atMost?: FieldName
  /** instead of a value that is too small, if atMost allows it */
  else?: number
  /** it changes nothing, whatever its value */
  unused?: boolean
}

export interface Preset {
  name: string
  config: Config
}

/** What there is to be trained for; rnn/task/task.go says what each part is. */
export interface Task {
  name: string
  kind: 'series'
  /** names of its presets */
  ladder: string[]
  /** the preset of a link that names none */
  start: string
  metric: { name: string; unit: string; reach: number }
  floors: Floor[]
  provenance: string
  licence: string
}

/** What a rule reaches without a network, as losses of the validation records and of the test's; rnn/task/floors.go says what each rule is. */
export interface Floor {
  rule: 'zero' | 'mean' | 'last' | 'linear'
  validation: number
  test: number
}

export interface Schema {
  version: number
  tasks: Task[]
  fields: Field[]
  /** each is read with what those before it need put right */
  rules: Rule[]
  /** the ladders of all tasks */
  presets: Preset[]
  /** of a link that names none, nor a task */
  defaultPreset: string
}

/**
 * - unknown: no such setting, or no such preset
 * - option: not one of the options
 * - number: not a number
 * - whole: not a whole number
 * - range: too small or too large
 * - repeated: given more than once; the first counts
 * - together: in range, but does not go with another setting
 * - damaged: the author's result is not as it was copied
 * - otherSettings: the author's result is that of other settings
 * - cut: the link ends within the author's result
 * - more: of the whole link; so many other keys, `value`, are no settings or given more than once
 * - long: of the whole link; what comes after its first `value` characters was not read
 * - query: of the whole link; the settings before its '#' were not taken, because there are some after it
 */
export type ProblemReason =
  'unknown' | 'option' | 'number' | 'whole' | 'range' | 'repeated' | 'together' | 'damaged' | 'otherSettings' | 'cut' | 'more' | 'long' | 'query'

/** Something in the settings that was not taken. */
export interface Problem {
  /** name of the setting, as given; empty if it is of the whole link */
  field: string
  /** what it was given, as text */
  value: string
  reason: ProblemReason
  /** with 'together': the setting that it does not go with */
  other?: FieldName
  /** with 'option': what it takes, where the schema does not say */
  options?: readonly string[]
}
