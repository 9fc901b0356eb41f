// What the address of a frame of numbers holds, or the attributes of the element around it, which come in the same form. Pure: no
// document, no location.

import { FILE_SETTINGS, FRAME_SWITCHES, SERIES_TASKS } from '../../embed/settings'
import { brief } from '../../settings/settings'
import { readPairs } from '../../settings/pairs'
import { FIRST_SEED, LAST_SEED } from '../lesson'
import { NUMBERS_KEYS, readResult, type LinkResult } from '../link'
import type { Gap, Reading } from '../messages'

export interface SeriesSettings {
  /** `series` for numbers of the post's own, or a task of the page of own numbers, as that calls it */
  task: string
  seed: number
  /** of the file: a name, or a place from 0; none where it is to be found */
  column: string
  reading: Reading
  gap: Gap
  /** whether the networks are trained without being asked, once they are in view */
  autoplay: boolean
  theme: 'auto' | 'light' | 'dark'
  lang: string | undefined
  /** whether the host's own background shows */
  bare: boolean
  /** whether the host follows the height of the content */
  follow: boolean
  /** whether the host says when a worker may start */
  turns: boolean
  /** what the author's network came to */
  result: LinkResult | undefined
  problems: SettingProblem[]
}

/** What of the settings is not taken. */
export interface SettingProblem {
  field: string
  value: string
  /** what would be taken; none if there is no such setting, or it is a number */
  options?: readonly string[]
  reason: 'option' | 'unknown' | 'seed' | 'result'
}

/** What WordPress puts behind the address of a frame that it got by oEmbed. */
const WORDPRESS_SECRET = /#\?secret=\w+$/

const SWITCH = { on: true, off: false }
const DECIMAL = { point: '.', comma: ',' } as const
const HEADER = { yes: 'yes', no: 'no' } as const
const ORDER = { oldest: 'no', newest: 'yes' } as const
const MISSING = { 'leave-out': 'leaveOut', 'fill-in': 'fillIn', stop: 'stop' } as const
const THEME = { auto: 'auto', light: 'light', dark: 'dark' } as const
const LANGUAGE = { en: 'en', zh: 'zh' } as const

/** In the address of its page the solved sine is the sine; as an embed that is the lab's. */
const SINE = 'sine'
const TASKS = Object.fromEntries([...SERIES_TASKS, SINE].map((name) => [name, name === 'sine-solved' ? SINE : name]))

export function parseSeries(hash: string): SeriesSettings {
  const { given } = readPairs(hash.replace(WORDPRESS_SECRET, ''))
  const problems: SettingProblem[] = []
  const take = (field: string): string | undefined => {
    const text = given.get(field)
    given.delete(field)
    return text
  }
  const choose = <V>(field: string, options: Readonly<Record<string, V>>, fallback: V): V => {
    const text = take(field)
    if (text === undefined) return fallback
    if (Object.hasOwn(options, text)) return options[text]!
    problems.push({ field, value: brief(text), options: Object.keys(options).filter((name) => name !== SINE), reason: 'option' })
    return fallback
  }
  const task = choose('task', TASKS, 'series')
  const own = task === 'series'
  let seed = FIRST_SEED
  if (!own) {
    const text = take('seed')
    if (text !== undefined && /^\d{1,10}$/.test(text) && Number(text) <= LAST_SEED) seed = Number(text)
    else if (text !== undefined) problems.push({ field: 'seed', value: brief(text), reason: 'seed' })
  }
  const result = readResult(take)
  if (result && 'reason' in result) problems.push({ field: result.field, value: result.value, reason: 'result' })
  const settings: Omit<SeriesSettings, 'problems'> = {
    task,
    seed,
    column: own ? (take('column') ?? '') : '',
    reading: own
      ? { decimal: choose('decimal', DECIMAL, ''), header: choose('header', HEADER, ''), newestFirst: choose('order', ORDER, '') }
      : { decimal: '', header: '', newestFirst: '' },
    gap: own ? choose('missing', MISSING, 'leaveOut') : 'leaveOut',
    autoplay: choose('autoplay', SWITCH, false),
    theme: choose('theme', THEME, 'auto'),
    lang: choose('lang', LANGUAGE, undefined),
    bare: choose('bare', SWITCH, false),
    follow: choose('follow', SWITCH, false),
    turns: choose('turns', SWITCH, false),
    result: result && 'reason' in result ? undefined : result,
  }
  // A link's numbers are read where they are opened.
  for (const key of NUMBERS_KEYS) given.delete(key)
  for (const [field, value] of given) problems.push({ field: brief(field), value: brief(value), reason: 'unknown' })
  return { ...settings, problems }
}

/** All that such an address takes, besides the numbers of a link. */
export const SERIES_KEYS: readonly string[] = ['task', 'seed', ...FILE_SETTINGS, 'autoplay', 'theme', 'lang', ...FRAME_SWITCHES]

/** Whether the numbers are others, or are read otherwise. */
export function otherNumbers(a: SeriesSettings, b: SeriesSettings): boolean {
  const of = ({ task, seed, column, reading, gap }: SeriesSettings): string => JSON.stringify([task, seed, column, reading, gap])
  return of(a) !== of(b)
}
