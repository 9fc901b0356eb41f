// A link that carries numbers: their exact text, compressed, with a seal over all of it, and what a network made of them.

import { LONGEST_LINK, formatPairs, readPairs } from '../settings/pairs'
import { fnv1a } from '../settings/result'
import type { Choice } from './messages'

/** So many numbers a link carries; more are for a file. */
export const MOST_NUMBERS = 2000

/** So often a link has a network go on. */
export const MOST_TIMES = 99

/** What the author's network came to. */
export interface LinkResult {
  rung: string
  /** RMSE on the validation part, as JavaScript writes it */
  rmse: string
  /** of the last weights and all losses, 16 hex digits */
  bits: string
  /** how often it went on for more epochs after all were tried; absent for never */
  more?: string
}

export interface NumbersLink {
  name: string
  values: Float64Array
  /** absent where the season and what is done to the numbers are as they are found */
  choice?: Choice | undefined
  result?: LinkResult | undefined
}

/** Why a link is not opened: about which of its fields, and what is the matter with it. */
export interface LinkProblem {
  field: string
  reason: 'missing' | 'repeated' | 'long' | 'packed' | 'many' | 'number' | 'seal' | 'cut' | 'browser' | 'result' | 'seed' | 'choice'
  value: string
}

export const NUMBERS_KEYS = ['numbers', 'name', 'season', 'transform', 'rung', 'rmse', 'bits', 'more', 'seal'] as const

/** A number takes at most 24 characters and its comma; what unpacks to more is none of ours. */
const LONGEST_TEXT = 25 * MOST_NUMBERS
const LONGEST_NAME = 200
const RUNG = /^[a-z]{1,20}$/
const SEASON = /^(none|[1-9]\d{0,5})$/
const TRANSFORM = /^[a-z]{1,10}(-[a-z]{1,10}){0,2}$/
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i

/** The shortest text that is the same number to the bit; JavaScript's own forgets the sign of 0. */
const textOf = (value: number): string => (Object.is(value, -0) ? '-0' : String(value))

/** The hash of a link's address, without its '#'. There are at most MOST_NUMBERS values. */
export async function formatNumbersLink({ name, values, choice, result }: NumbersLink): Promise<string> {
  const text = Array.from(values, textOf).join(',')
  const short = name.slice(0, LONGEST_NAME)
  const pairs: [string, string][] = [['numbers', toBase64(await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'), LONGEST_LINK))]]
  if (short !== '') pairs.push(['name', short])
  if (choice?.season) pairs.push(['season', choice.season])
  if (choice?.transform) pairs.push(['transform', choice.transform])
  if (result) pairs.push(['rung', result.rung], ['rmse', result.rmse], ['bits', result.bits])
  if (result?.more) pairs.push(['more', result.more])
  pairs.push(['seal', seal(text, short, choice, result)])
  return formatPairs(pairs)
}

/** What a link says; undefined if it carries no numbers and does not try to. */
export async function readNumbersLink(hash: string): Promise<NumbersLink | LinkProblem | undefined> {
  const { given, repeated, cut } = readPairs(hash)
  // What is cut is left out whole.
  // A season and a transform are said of a file, too.
  if (!NUMBERS_KEYS.some((key) => key !== 'season' && key !== 'transform' && given.has(key)) && !(cut && /[#&]?numbers=/.test(hash))) return undefined
  const packed = given.get('numbers')
  if (cut) return wrong('numbers', 'long')
  if (!packed) return wrong('numbers', 'missing')
  const twice = repeated.find(([key]) => (NUMBERS_KEYS as readonly string[]).includes(key))
  if (twice) return wrong(twice[0], 'repeated', twice[1])
  if (typeof DecompressionStream === 'undefined') return wrong('numbers', 'browser')
  const text = await unpacked(packed)
  if (text === undefined) return wrong('numbers', 'packed')
  const written = text.split(',', MOST_NUMBERS + 1)
  if (written.length > MOST_NUMBERS) return wrong('numbers', 'many', String(MOST_NUMBERS))
  const values = Float64Array.from(written, Number)
  const bad = written.findIndex((of, i) => !NUMBER.test(of) || !Number.isFinite(values[i]))
  if (bad >= 0) return wrong(`numbers[${bad}]`, 'number', written[bad])
  const sealed = given.get('seal')
  if (sealed === undefined) return wrong('seal', 'cut') // it ends every link
  const name = given.get('name') ?? ''
  if (name.length > LONGEST_NAME) return wrong('name', 'long')
  const choice = readChoice((key) => given.get(key))
  if (choice && isLinkProblem(choice)) return choice
  const result = readResult((key) => given.get(key), true)
  if (result && 'reason' in result) return result
  const whole = seal(text, name, choice, result)
  if (sealed !== whole) return wrong('seal', whole.startsWith(sealed) ? 'cut' : 'seal')
  return { name, values, ...(choice && { choice }), ...(result && { result }) }
}

const wrong = (field: string, reason: LinkProblem['reason'], value = ''): LinkProblem => ({ field, reason, value: value.slice(0, 40) })

/** What the author chose otherwise than it is found, by what a link gives for each key; undefined if it gives nothing. */
export function readChoice(of: (key: string) => string | undefined): Choice | LinkProblem | undefined {
  const [season, transform] = [of('season'), of('transform')]
  if (season === undefined && transform === undefined) return undefined
  if (season !== undefined && !SEASON.test(season)) return wrong('season', 'choice', season)
  if (transform !== undefined && !TRANSFORM.test(transform)) return wrong('transform', 'choice', transform)
  return { season: season ?? '', transform: transform ?? '' }
}

/** What the author's network came to, by what a link gives for each key; undefined if it gives nothing. One that is sealed does not end here. */
export function readResult(of: (key: string) => string | undefined, isSealed = false): LinkResult | LinkProblem | undefined {
  const [rung, rmse, bits, more] = [of('rung'), of('rmse'), of('bits'), of('more')]
  if (rung === undefined && rmse === undefined && bits === undefined && more === undefined) return undefined
  if (!isSealed && rung !== undefined && more === undefined) {
    if (rmse === undefined && bits === undefined) return wrong('rmse', 'cut')
    if (rmse !== undefined && /^[0-9a-f]{0,15}$/.test(bits ?? '')) return wrong('bits', 'cut', bits)
  }
  if (!rung || !RUNG.test(rung)) return wrong('rung', 'result', rung)
  if (!rmse || !NUMBER.test(rmse) || !Number.isFinite(Number(rmse))) return wrong('rmse', 'result', rmse)
  if (!bits || !/^[0-9a-f]{16}$/.test(bits)) return wrong('bits', 'result', bits)
  if (more !== undefined && !/^[1-9]\d?$/.test(more)) return wrong('more', 'result', more)
  return more === undefined ? { rung, rmse, bits } : { rung, rmse, bits, more }
}

export const isLinkProblem = (of: object): of is LinkProblem => 'reason' in of

/** Of the numbers, what they are called and how they are prepared, and then of the result: against mishaps, not against malice. */
function seal(text: string, name: string, choice: Choice | undefined, result: LinkResult | undefined): string {
  // Within the first part: one of its own could go without a trace, with what it is of.
  const chosen = choice?.season || choice?.transform ? `\nseason ${choice.season} transform ${choice.transform}` : ''
  return fnv1a(`${name}\n${text}${chosen}`) + (result ? fnv1a([result.rung, result.rmse, result.bits, ...(result.more ? [result.more] : [])].join(' ')) : '')
}

async function unpacked(packed: string): Promise<string | undefined> {
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(await through(bytes, new DecompressionStream('deflate-raw'), LONGEST_TEXT))
  } catch {
    return undefined // no base64, cut off, longer than any link's, or no text
  }
}

/** What a stream makes of bytes; throws if that is more than so many. */
async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const made = new Uint8Array(most)
  let length = 0
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return made.subarray(0, length)
    if (length + value.length > most) {
      void reader.cancel().catch(() => {})
      throw new RangeError(`more than ${most} bytes`)
    }
    made.set(value, length)
    length += value.length
  }
}

/** Base64 as it may stand in an address: no plus, no slash, no padding. */
function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
