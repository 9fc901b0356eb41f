// The author's result in a link: the validation loss after the last epoch, and
// the hash of the weights and all losses. With a seal, so that a result that was
// damaged, or put to other settings, is not taken for a difference in the run.

import type { Config, FieldName, Problem, Schema } from './schema'

export interface Result {
  loss: number
  /** of the last weights and all losses, 16 hex digits, as Report.hash */
  hash: string
}

/** Its keys in the hash of an address. */
export const RESULT_KEYS = ['loss', 'bits', 'seal'] as const

/** As it goes at the end of a link's hash. */
export function formatResult({ loss, hash }: Result, config: Config, schema: Schema): string {
  return `&loss=${loss}&bits=${hash}&seal=${seal(String(loss), hash)}${settingsSeal(config, schema)}`
}

/**
 * Takes the result out of a link's keys, given the settings that the link was read as. A link without any has none and no
 * problem.
 */
export function takeResult(given: Map<string, string>, config: Config, schema: Schema): { result?: Result; problem?: Problem } {
  const [loss, hash, sealed] = RESULT_KEYS.map((key) => given.get(key))
  for (const key of RESULT_KEYS) given.delete(key)
  if (loss === undefined && hash === undefined && sealed === undefined) return {}
  const wrong = (reason: 'damaged' | 'otherSettings' | 'cut'): { problem: Problem } => ({ problem: { field: 'result', value: loss ?? '', reason } })
  if (loss !== undefined && sealed === undefined) {
    // The link ends there, or within the name of what comes next.
    const next = hash === undefined ? 'bits' : 'seal'
    for (const [key, value] of given) if (value === '' && next.startsWith(key)) given.delete(key)
    return wrong('cut')
  }
  if (loss === undefined || hash === undefined || sealed === undefined) return wrong('damaged')
  const whole = seal(loss, hash) + settingsSeal(config, schema)
  if (sealed !== whole && whole.startsWith(sealed)) return wrong('cut')
  if (sealed.slice(0, 8) !== whole.slice(0, 8) || !(Number(loss) >= 0 && Number(loss) < Infinity)) return wrong('damaged')
  if (sealed !== whole) return wrong('otherSettings')
  return { result: { loss: Number(loss), hash } }
}

function seal(loss: string, hash: string): string {
  return fnv1a(`${loss} ${hash}`)
}

/**
 * Of the settings, spelled out: a link names a preset, and what a preset is may change. Those that the first links had, in
 * their order, and then by name what came later and is not neutral. So a link stays whole when there is one more setting,
 * and one that uses nothing new is whole for a page of before.
 */
function settingsSeal(config: Config, schema: Schema): string {
  const later = schema.fields.filter(({ name, neutral }) => !FIRST.includes(name) && config[name] !== neutral).map(({ name }) => name)
  return fnv1a([...FIRST, ...later.sort()].map((name) => `${name}=${config[name]}`).join('&'))
}

/** Never changes: it is in the seal of every link that is out there. */
const FIRST: readonly FieldName[] = [
  'cell',
  'layers',
  'activation',
  'input',
  'gradient',
  'init',
  'hidden',
  'steps',
  'truncate',
  'optimizer',
  'learningRate',
  'decay',
  'clip',
  'clipAt',
  'batch',
  'epochs',
  'patience',
  'seed',
]

/** 32-bit FNV-1a of a text's characters, as 8 hex digits: against mishaps, not against malice. */
export function fnv1a(text: string): string {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
