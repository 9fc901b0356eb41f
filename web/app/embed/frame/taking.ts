// What the frames of numbers and of exercises take of their addresses, and what they do not take. Pure.

import { mapped, type Language } from '../../page/languages'
import { readPairs } from '../../settings/pairs'
import { brief } from '../../settings/settings'

/** What of the settings is not taken. */
export interface SettingProblem {
  field: string
  value: string
  /** what would be taken; none if there is no such setting, or it is a number */
  options?: readonly string[]
  reason: 'option' | 'unknown' | 'seed' | 'result' | 'cut' | 'choice'
}

/** What all frames are told, besides what they show. */
export interface Looks {
  /** whether networks are trained without being asked, once they are in view */
  autoplay: boolean
  theme: 'auto' | 'light' | 'dark'
  lang: string | undefined
  /** whether the host's own background shows */
  bare: boolean
  /** whether the host follows the height of the content */
  follow: boolean
  /** whether the host says when a worker may start */
  turns: boolean
}

/** What WordPress puts behind the address of a frame that it got by oEmbed. */
const WORDPRESS_SECRET = /#\?secret=\w+$/

const SWITCH = { on: true, off: false }
const THEME = { auto: 'auto', light: 'light', dark: 'dark' } as const
const LANGUAGE: Readonly<Record<string, Language | undefined>> = mapped((_, code) => code)

export class Taking {
  readonly problems: SettingProblem[] = []
  private readonly given: Map<string, string>

  constructor(hash: string) {
    this.given = readPairs(hash.replace(WORDPRESS_SECRET, '')).given
  }

  readonly take = (field: string): string | undefined => {
    const text = this.given.get(field)
    this.given.delete(field)
    return text
  }

  /** One of some names; `shown` are those that are offered. */
  choose<V>(field: string, options: Readonly<Record<string, V>>, fallback: V, shown = Object.keys(options)): V {
    const text = this.take(field)
    if (text === undefined) return fallback
    if (Object.hasOwn(options, text)) return options[text]!
    this.problems.push({ field, value: brief(text), options: shown, reason: 'option' })
    return fallback
  }

  seed(first: number, last: number): number {
    const text = this.take('seed')
    if (text === undefined) return first
    if (/^\d{1,10}$/.test(text) && Number(text) <= last) return Number(text)
    this.problems.push({ field: 'seed', value: brief(text), reason: 'seed' })
    return first
  }

  looks(): Looks {
    return {
      autoplay: this.choose('autoplay', SWITCH, false),
      theme: this.choose('theme', THEME, 'auto'),
      lang: this.choose('lang', LANGUAGE, undefined),
      bare: this.choose('bare', SWITCH, false),
      follow: this.choose('follow', SWITCH, false),
      turns: this.choose('turns', SWITCH, false),
    }
  }

  /** What nobody has taken is known to nobody. */
  end(): SettingProblem[] {
    for (const [field, value] of this.given) this.problems.push({ field: brief(field), value: brief(value), reason: 'unknown' })
    return this.problems
  }
}
