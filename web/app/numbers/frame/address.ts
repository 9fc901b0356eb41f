// What the address of a frame of numbers holds, or the attributes of the element around it, which come in the same form. Pure: no
// document, no location.

import { Taking, type Looks, type SettingProblem } from '../../embed/frame/taking'
import { FILE_SETTINGS, FRAME_SWITCHES, SERIES_TASKS } from '../../embed/settings'
import { FIRST_SEED, LAST_SEED } from '../lesson'
import { isLinkProblem, NUMBERS_KEYS, readChoice, readResult, type LinkResult } from '../link'
import type { Choice, Gap, Reading } from '../messages'

export interface SeriesSettings extends Looks {
  /** `series` for numbers of the post's own, or a task of the page of own numbers, as that calls it */
  task: string
  seed: number
  /** of the file: a name, or a place from 0; none where it is to be found */
  column: string
  reading: Reading
  gap: Gap
  choice: Choice
  /** what the author's network came to */
  result: LinkResult | undefined
  problems: SettingProblem[]
}

const DECIMAL = { point: '.', comma: ',' } as const
const HEADER = { yes: 'yes', no: 'no' } as const
const ORDER = { oldest: 'no', newest: 'yes' } as const
const MISSING = { 'leave-out': 'leaveOut', 'fill-in': 'fillIn', stop: 'stop' } as const

/** In the address of its page the solved sine is the sine; as an embed that is the lab's. */
const SINE = 'sine'
const TASKS = Object.fromEntries([...SERIES_TASKS, SINE].map((name) => [name, name === 'sine-solved' ? SINE : name]))

export function parseSeries(hash: string): SeriesSettings {
  const of = new Taking(hash)
  const task = of.choose('task', TASKS, 'series', [...SERIES_TASKS])
  const own = task === 'series'
  const seed = own ? FIRST_SEED : of.seed(FIRST_SEED, LAST_SEED)
  const result = readResult(of.take)
  if (result && 'reason' in result) of.problems.push({ field: result.field, value: result.value, reason: result.reason === 'cut' ? 'cut' : 'result' })
  const choice = own ? readChoice(of.take) : undefined
  if (choice && isLinkProblem(choice)) of.problems.push({ field: choice.field, value: choice.value, reason: 'choice' })
  const settings: Omit<SeriesSettings, 'problems'> = {
    task,
    seed,
    column: own ? (of.take('column') ?? '') : '',
    reading: own
      ? {
          decimal: of.choose('decimal', DECIMAL, ''),
          header: of.choose('header', HEADER, ''),
          newestFirst: of.choose('order', ORDER, ''),
          nodata: of.take('nodata') ?? '',
        }
      : { decimal: '', header: '', newestFirst: '', nodata: '' },
    gap: own ? of.choose('missing', MISSING, 'leaveOut') : 'leaveOut',
    choice: !choice || isLinkProblem(choice) ? { season: '', transform: '' } : choice,
    ...of.looks(),
    result: result && 'reason' in result ? undefined : result,
  }
  // A link's numbers are read where they are opened; a task has no choice, and says so.
  for (const key of NUMBERS_KEYS) if (own || (key !== 'season' && key !== 'transform')) of.take(key)
  return { ...settings, problems: of.end() }
}

/** All that such an address takes, besides the numbers of a link. */
export const SERIES_KEYS: readonly string[] = ['task', 'seed', ...FILE_SETTINGS, 'autoplay', 'theme', 'lang', ...FRAME_SWITCHES]

/** Whether the numbers are others, or are read otherwise. */
export function otherNumbers(a: SeriesSettings, b: SeriesSettings): boolean {
  const of = ({ task, seed, column, reading, gap, choice }: SeriesSettings): string => JSON.stringify([task, seed, column, reading, gap, choice])
  return of(a) !== of(b)
}
