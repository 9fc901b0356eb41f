// What the address of a frame holds: the settings of a run, as the address of
// the page has them, and how this one is shown. The element's attributes come
// in the same form and are read by the same code. Pure: no DOM, no location.

import type { FrameKey } from '../settings'
import { CHARTS, CONTROLS, DEFAULT_SHOWN, readNames, type Shown } from '../shown'
import { readPairs } from '../../settings/pairs'
import { brief, parsePairs, type Config, type PageSettings, type Problem, type Schema } from '../../settings/settings'

export interface FrameSettings {
  config: Config
  page: PageSettings
  shown: Shown
  /** whether a run starts by itself once it is in view */
  autoplay: boolean
  /** whether the host's own background shows */
  bare: boolean
  /** whether the host follows the height of the content */
  follow: boolean
  /** whether the host says when a trainer may start */
  turns: boolean
  problems: Problem[]
}

/** What WordPress puts behind the address of a frame that it got by oEmbed. */
const WORDPRESS_SECRET = /#\?secret=\w+$/

const SWITCH = ['on', 'off'] as const

export function parseFrameHash(hash: string, schema: Schema): FrameSettings {
  const pairs = readPairs(hash.replace(WORDPRESS_SECRET, ''))
  const { given } = pairs
  const problems: Problem[] = []
  const take = <V>(field: FrameKey, fallback: V, options: readonly string[], read: (text: string) => V | null): V => {
    const text = given.get(field)
    given.delete(field)
    if (text === undefined) return fallback
    const value = read(text)
    if (value === null) problems.push({ field, value: brief(text), reason: 'option', options })
    return value ?? fallback
  }
  const onOff = (text: string): boolean | null => (text === 'on' ? true : text === 'off' ? false : null)
  const shown: Shown = {
    controls: take('controls', DEFAULT_SHOWN.controls, [...CONTROLS, 'none'], (text) => readNames(text, CONTROLS)),
    charts: take('charts', DEFAULT_SHOWN.charts, [...CHARTS, 'none'], (text) => readNames(text, CHARTS)),
  }
  const autoplay = take('autoplay', true, SWITCH, onOff)
  const bare = take('bare', false, SWITCH, onOff)
  const follow = take('follow', false, SWITCH, onOff)
  const turns = take('turns', false, SWITCH, onOff)
  // Where the page's address has no theme, an embed's may say "auto".
  if (given.get('theme') === 'auto') given.delete('theme')
  const { config, page, problems: others } = parsePairs(pairs, schema)
  return { config, page, shown, autoplay, bare, follow, turns, problems: [...problems, ...others] }
}
