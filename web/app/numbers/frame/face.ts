// What stands around the picture: what the numbers are, what there is to know of them, and the way to the whole page.

import { element, need, setHidden, setText } from '../../page/dom'
import { chosen } from '../../page/format'
import type { I18n } from '../../page/i18n'
import { LANGUAGES } from '../../page/languages'
import { formatLessonLink } from '../lesson'
import { columnText, inOne, noteText } from '../words'
import { fileName } from '../../embed/frame/file-name'
import type { SettingProblem } from '../../embed/frame/taking'
import type { SeriesSettings } from './address'
import type { Read } from './source'

export class Face {
  constructor(private readonly i18n: I18n) {}

  /** What a reader should know before anything is trained. */
  about({ task }: SeriesSettings, { taken: { train, validation, test } }: Read): string {
    return this.i18n.t(task === 'series' ? 'parts' : `task.${task}.lede`, { train, validation, test })
  }

  show(settings: SeriesSettings, read: Read | undefined, src: string): void {
    const { t } = this.i18n
    const own = settings.task === 'series'
    const title = own ? read?.taken.name || fileName(src) || t('frame.own') : t(`task.${settings.task}.title`)
    setText(need('#series-title'), title)
    setText(need('#series-of'), own ? sentence(read, t) : '')
    setText(need('#series-about'), own ? '' : inOne([t(`task.${settings.task}.lede`), t(`task.${settings.task}.from`)]))
    const notes = [...settings.problems.map((problem) => problemText(problem, t)), ...(read?.notes ?? []).map((note) => noteText(note, t))]
    need('#notes').replaceChildren(...notes.map((text) => element('li', {}, text)))
    setHidden(need('#notes'), notes.length === 0)
    const link = need<HTMLAnchorElement>('#open-page')
    // In a sandbox the browser would not follow it.
    link.hidden = self.origin === 'null'
    link.href = `../${LANGUAGES[this.i18n.language].folder}numbers/${own ? '' : formatLessonLink(settings)}`
    setText(link, t(own ? 'frame.open' : 'frame.openTask'))
  }
}

/** What was understood of the numbers, or nothing while they are to come. */
function sentence(read: Read | undefined, t: I18n['t']): string {
  if (!read) return ''
  const { taken, table, column = 0 } = read
  const { values, missing } = taken
  const [first, last] = [chosen(values[0]!), chosen(values.at(-1)!)]
  if (!table) return t('frame.numbers', { count: values.length, first, last })
  const order = t(table.reversed ? 'understood.newest' : 'understood.oldest')
  const said = t('understood.sentence', { count: values.length, column: columnText(table, column, t), order, first, last })
  return missing > 0 ? inOne([said, t('understood.missing', { count: missing })]) : said
}

/** What is not taken of the settings, by its name. */
export function problemText({ field, value, options, reason }: SettingProblem, t: I18n['t']): string {
  return t('frame.field', {
    field,
    what: t(reason === 'option' || reason === 'unknown' ? `frame.${reason}` : `link.${reason}`, {
      value,
      options: (options ?? []).join(t('list')),
    }),
  })
}
