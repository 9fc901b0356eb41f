// The settings of a run, and their form in the address of the page:
// "#preset=adam&hidden=32&seed=7" names a preset and what differs from it.
//
// Ranges, options and presets come from schema.json, which the build writes
// from the table in rnn/fields.go. Pure functions: no DOM, no location.

import type { Floor, SeriesData } from '../trainer/protocol'
import { takeClaim, type Claim } from './claim'

/** One run's settings: what it is trained for and, field for field, Go's rnn.Config. */
export interface Config {
  task: string
  cell: string
  layers: number
  activation: string
  input: string
  gradient: string
  init: string
  hidden: number
  steps: number
  truncate: number
  optimizer: string
  learningRate: number
  decay: string
  clip: string
  clipAt: number
  batch: number
  epochs: number
  patience: number
  seed: number
}

export type FieldName = keyof Config

/** neutral: what a run was before there was this field; the fields of the first version have none */
export type Field = { name: FieldName; neutral?: string | number } & (
  | { kind: 'enum'; options: string[] }
  | { kind: 'int' | 'float'; min: number; max: number; log: boolean }
)

export interface Preset {
  name: string
  config: Config
}

/** What there is to be trained for; rnn/task/task.go says what each part is. */
export interface Task {
  name: string
  kind: SeriesData['kind']
  /** names of its presets */
  ladder: string[]
  /** the preset of a link that names none */
  start: string
  metric: { name: string; unit: string; reach: number }
  floors: Floor[]
  provenance: string
  licence: string
}

export interface Schema {
  version: number
  tasks: Task[]
  fields: Field[]
  /** the ladders of all tasks */
  presets: Preset[]
  /** of a link that names none, nor a task */
  defaultPreset: string
}

/** Keys of the hash that say how the page looks, not what the run is. */
export const PAGE_KEYS = { lang: ['en', 'zh'], theme: ['light', 'dark'] } as const
export type PageKey = keyof typeof PAGE_KEYS
export type PageSettings = { [K in PageKey]?: (typeof PAGE_KEYS)[K][number] }

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
 */
export type ProblemReason = 'unknown' | 'option' | 'number' | 'whole' | 'range' | 'repeated' | 'together' | 'damaged' | 'otherSettings'

/** Something in the settings that was not taken. */
export interface Problem {
  /** name of the setting, as given */
  field: string
  /** what it was given, as text */
  value: string
  reason: ProblemReason
  /** with 'together': the setting that it does not go with */
  other?: FieldName
  /** with 'option': what it takes, where the schema does not say */
  options?: readonly string[]
}

export interface ParsedHash {
  /** valid, whatever the hash held */
  config: Config
  /** name of the preset that the rest of the hash starts from */
  preset: string
  page: PageSettings
  /** what its author's run came to */
  claim?: Claim
  problems: Problem[]
}

/** What gradient 'printed' needs of other fields, as rnn.Config.Validate says; Go's word is the last. */
export const PRINTED_NEEDS = {
  cell: 'elman',
  layers: 1,
  activation: 'sigmoid',
  input: 'perStep',
  optimizer: 'sgd',
  clip: 'value',
  batch: 1,
} as const satisfies Partial<Config>

/** Reads the hash of an address, with or without its '#'. Whatever is wrong with it is named and left out. */
export function parseHash(hash: string, schema: Schema): ParsedHash {
  const { given, problems } = readPairs(hash)

  const task = takeTask(given, schema, problems)
  const start = startOf(schema, task)
  const presetName = given.get('preset') ?? start.name
  given.delete('preset')
  let preset = ladderOf(schema, task).find(({ name }) => name === presetName)
  if (!preset) {
    problems.push({ field: 'preset', value: brief(presetName), reason: 'unknown' })
    preset = start
  }

  const config = { ...preset.config }
  for (const field of schema.fields) {
    const text = given.get(field.name)
    if (text === undefined) continue
    given.delete(field.name)
    const value = readValue(field, text)
    const reason = checkValue(field, value)
    if (reason) problems.push({ field: field.name, value: brief(text), reason })
    else set(config, field.name, value)
  }
  for (const problem of checkTogether(config)) {
    problems.push({ field: problem.field, value: problem.value, reason: problem.reason, other: problem.other })
    set(config, problem.field, problem.instead)
  }

  const page: PageSettings = {}
  for (const key of Object.keys(PAGE_KEYS) as PageKey[]) {
    const text = given.get(key)
    if (text === undefined) continue
    given.delete(key)
    if ((PAGE_KEYS[key] as readonly string[]).includes(text)) Object.assign(page, { [key]: text })
    else problems.push({ field: key, value: brief(text), reason: 'option' })
  }

  const { claim, problem } = takeClaim(given, config, schema)
  if (problem) problems.push({ ...problem, value: brief(problem.value) })
  for (const [key, text] of given) problems.push({ field: brief(key), value: brief(text), reason: 'unknown' })
  return { config, preset: preset.name, page, ...(claim && { claim }), problems }
}

/** The task that a hash names, which decides what its presets are. */
function takeTask(given: Map<string, string>, schema: Schema, problems: Problem[]): string | undefined {
  const field = schema.fields.find(({ name }) => name === 'task')
  const text = given.get('task')
  if (!field || text === undefined) return field?.neutral as string | undefined
  given.delete('task')
  const reason = checkValue(field, text)
  if (!reason) return text
  problems.push({ field: 'task', value: brief(text), reason })
  return field.neutral as string
}

/** The presets of a task, in the order of its ladder. */
export function ladderOf(schema: Schema, task: string | undefined): Preset[] {
  return schema.presets.filter(({ config }) => config.task === task)
}

/** The preset that a task starts with. */
function startOf(schema: Schema, task: string | undefined): Preset {
  const name = schema.tasks.find((row) => row.name === task)?.start ?? schema.defaultPreset
  return ladderOf(schema, task).find((preset) => preset.name === name)!
}

/**
 * The hash that parseHash reads back to the same settings: a preset, and what differs from it. The preset is the one
 * named, or else the nearest. It is written even where it is the default, so that a link outlives a change of the default.
 */
export function formatHash(config: Config, schema: Schema, page: PageSettings = {}, presetName?: string): string {
  const preset = ladderOf(schema, config.task).find(({ name }) => name === presetName) ?? nearestPreset(config, schema)
  const parts = [`preset=${encodeURIComponent(preset.name)}`]
  // Links of before there were tasks name none, and so does one that they could have been.
  if (config.task !== schema.fields.find(({ name }) => name === 'task')?.neutral) parts.unshift(`task=${encodeURIComponent(config.task)}`)
  for (const name of differences(config, preset.config, schema)) parts.push(`${name}=${encodeURIComponent(String(config[name]))}`)
  for (const key of Object.keys(PAGE_KEYS) as PageKey[]) if (page[key]) parts.push(`${key}=${page[key]}`)
  return '#' + parts.join('&')
}

/** Everything that is wrong with a config; empty if nothing is. */
export function validate(config: Config, schema: Schema): Problem[] {
  const problems: Problem[] = []
  for (const field of schema.fields) {
    const value: unknown = config[field.name]
    const reason = checkValue(field, value)
    if (reason) problems.push({ field: field.name, value: brief(String(value)), reason })
  }
  if (problems.length > 0) return problems
  return checkTogether(config).map(({ field, value, reason, other }) => ({ field, value, reason, other }))
}

/** The preset of its task that the fewest fields differ from; of several, the one that the task starts with or else the first. */
export function nearestPreset(config: Config, schema: Schema): Preset {
  let nearest = startOf(schema, config.task)
  let least = differences(config, nearest.config, schema).length
  for (const preset of ladderOf(schema, config.task)) {
    const n = differences(config, preset.config, schema).length
    if (n < least) [nearest, least] = [preset, n]
  }
  return nearest
}

/** The fields in which two configurations differ. */
export function differences(a: Config, b: Config, schema: Schema): FieldName[] {
  return schema.fields.map((field) => field.name).filter((name) => a[name] !== b[name])
}

/** The keys and values of a hash as they stand there. */
export function pairsOf(hash: string): URLSearchParams {
  // URLSearchParams takes any text: percent signs that encode nothing stay as they are. A '+' is a plus here (1e+3).
  return new URLSearchParams(hash.replace(/^#/, '').replaceAll('+', '%2B'))
}

/** The keys and values of a hash; of a repeated key the first value, and a problem for each further one. */
function readPairs(hash: string): { given: Map<string, string>; problems: Problem[] } {
  const given = new Map<string, string>()
  const problems: Problem[] = []
  for (const [key, value] of pairsOf(hash)) {
    if (given.has(key)) problems.push({ field: brief(key), value: brief(value), reason: 'repeated' })
    else given.set(key, value)
  }
  return { given, problems }
}

/** The value that text stands for; NaN for text that is no number. Number() alone would take '' and '0x10'. */
function readValue(field: Field, text: string): string | number {
  if (field.kind === 'enum') return text
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN
}

function checkValue(field: Field, value: unknown): ProblemReason | undefined {
  if (field.kind === 'enum') return field.options.includes(value as string) ? undefined : 'option'
  if (typeof value !== 'number' || Number.isNaN(value)) return 'number'
  if (value < field.min || value > field.max) return 'range'
  if (field.kind === 'int' && !Number.isInteger(value)) return 'whole'
  return undefined
}

interface Clash extends Problem {
  field: FieldName
  instead: string | number
}

/** Fields that are in range each but do not go together, as Go's Config.checkTogether finds them. */
function checkTogether(config: Config): Clash[] {
  const clashes: Clash[] = []
  const clash = (field: FieldName, other: FieldName, instead: string | number) =>
    clashes.push({ field, value: String(config[field]), reason: 'together', other, instead })

  if (config.truncate > config.steps) clash('truncate', 'steps', config.steps)
  if (config.gradient !== 'printed') {
    if (config.input === 'perStep' && config.cell !== 'elman') clash('input', 'cell', 'shared')
    return clashes
  }
  for (const [name, needed] of Object.entries(PRINTED_NEEDS) as [FieldName, string | number][]) {
    if (config[name] !== needed) clash(name, 'gradient', needed)
  }
  if (config.truncate < 1) clash('truncate', 'gradient', Math.min(5, config.steps))
  return clashes
}

function set(config: Config, name: FieldName, value: string | number): void {
  // The field's kind was checked against the schema, which the type of Config does not know.
  Object.assign(config, { [name]: value })
}

/** Text of unknown length and origin, short enough to show. */
export function brief(text: string): string {
  return text.length > 60 ? text.slice(0, 59) + '…' : text
}
