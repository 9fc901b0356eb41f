// The settings of a run, and their form in the address of the page:
// "#preset=adam&hidden=32&seed=7" names a preset and what differs from it.
//
// Ranges, options, rules and presets come from schema.json, which the build writes from Go's tables. Pure functions: no DOM,
// no location.

import { takeResult, type Result } from './result'
import { CODES } from '../page/languages'
import { LONGEST_LINK, readPairs, type Pairs } from './pairs'
import { clashes, set } from './rules'
import type { Config, Field, FieldName, Preset, Problem, ProblemReason, Schema } from './schema'

export type { Config, Field, FieldName, Preset, Problem, ProblemReason, Rule, Schema, Task } from './schema'

/** Keys of the hash that say how the page looks, not what the run is. */
export const PAGE_KEYS = {
  lang: CODES,
  theme: ['light', 'dark'],
  pace: ['step', 'slow', 'watch', 'full'],
  step: ['1', '2', '3', '4', '5', '6'],
  lock: ['on'],
} as const
/** Those that take several names, in a list like "files,race". */
export const PAGE_LISTS = { hide: ['ladder', 'controls', 'network', 'files', 'forecast', 'inside', 'race', 'tutorial'] } as const
export type PageKey = keyof typeof PAGE_KEYS
export type PageSettings = { [K in PageKey]?: (typeof PAGE_KEYS)[K][number] } & { [K in keyof typeof PAGE_LISTS]?: string }

/** What a page key takes, given a name from outside: "constructor" is no key, though every object has one. */
export function pageOptions(name: string): readonly string[] | undefined {
  const all: Record<string, readonly string[]> = { ...PAGE_KEYS, ...PAGE_LISTS }
  return Object.hasOwn(all, name) ? all[name] : undefined
}

/** So many of a link's keys that are no settings, or given again, are named. */
export const MOST_NAMED = 20

export interface ParsedHash {
  /** valid, whatever the hash held */
  config: Config
  /** name of the preset that the rest of the hash starts from */
  preset: string
  page: PageSettings
  /** what its author's run came to */
  result?: Result
  problems: Problem[]
}

/** Reads the hash of an address, with or without its '#'. Whatever is wrong with it is named and left out. */
export function parseHash(hash: string, schema: Schema): ParsedHash {
  return parsePairs(readPairs(hash), schema)
}

/** Reads the settings of a link; takes what it knows out of the pairs. */
export function parsePairs({ given, repeated, unread, cut }: Pairs, schema: Schema): ParsedHash {
  const problems: Problem[] = []
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
  for (const { problem, instead } of together(config, schema)) {
    problems.push(problem)
    set(config, problem.field, instead)
  }

  const page: PageSettings = {}
  for (const key of Object.keys(PAGE_KEYS) as PageKey[]) {
    const text = given.get(key)
    if (text === undefined) continue
    given.delete(key)
    if ((PAGE_KEYS[key] as readonly string[]).includes(text)) Object.assign(page, { [key]: text })
    else problems.push({ field: key, value: brief(text), reason: 'option' })
  }

  for (const [key, known] of Object.entries(PAGE_LISTS)) {
    const text = given.get(key)
    if (text === undefined) continue
    given.delete(key)
    const names: readonly string[] = text.split(',')
    if (names.every((name) => (known as readonly string[]).includes(name)))
      Object.assign(page, { [key]: known.filter((name) => names.includes(name)).join(',') })
    else problems.push({ field: key, value: brief(text), reason: 'option' })
  }

  const { result, problem } = takeResult(given, config, schema)
  if (problem) problems.push({ ...problem, value: brief(problem.value) })
  const unused = [...repeated.map((pair) => [...pair, 'repeated'] as const), ...[...given].map((pair) => [...pair, 'unknown'] as const)]
  for (const [key, text, reason] of unused.slice(0, MOST_NAMED)) problems.push({ field: brief(key), value: brief(text), reason })
  const more = unused.length + unread - MOST_NAMED
  if (more > 0) problems.push({ field: '', value: String(more), reason: 'more' })
  if (cut) problems.push({ field: '', value: String(LONGEST_LINK), reason: 'long' })
  return { config, preset: preset.name, page, ...(result && { result }), problems }
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
  if (page.hide) parts.push(`hide=${page.hide}`)
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
  return together(config, schema).map(({ problem }) => problem)
}

/** Fields that are in range each but do not go together, and what goes. */
function together(config: Config, schema: Schema): { problem: Problem & { field: FieldName }; instead: string | number }[] {
  return clashes(config, schema).map(({ field, other, instead }) => ({
    problem: { field, value: String(config[field]), reason: 'together', other },
    instead,
  }))
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

/** Text of unknown length and origin, short enough to show. */
export function brief(text: string): string {
  return text.length > 60 ? text.slice(0, 59) + '…' : text
}
