// What the reader is told about links: settings in one that were not taken,
// settings that the trainer refused, copying; and about files that did not come.

import { element } from '../page/dom'
import type { I18n } from '../page/i18n'
import type { Notices } from '../page/notices'
import { problemText } from './settings-panel'
import type { Field, Problem, ProblemReason, Schema } from '../settings/settings'
import type { TrainerError } from '../trainer/trainer-client'

/** The reason whose text says what a field takes. */
const TAKES: Record<Field['kind'], ProblemReason> = { enum: 'option', int: 'whole', float: 'number' }

export class LinkNotices {
  constructor(
    /** where a notice covers nothing: what is wrong with the link can wait to be read */
    private readonly inPage: Notices,
    /** where it is seen, wherever the reader is: the answer to something just done */
    private readonly floating: Notices,
    private readonly i18n: I18n,
    private readonly schema: Schema,
    /** what is said above the list of problems */
    private readonly heading = 'notice.link',
  ) {}

  /** Names each setting of the link that was replaced by its default. */
  problems(problems: readonly Problem[]): void {
    this.inPage.dismiss('link')
    if (problems.length === 0) return
    // On a phone the list would push the charts off the screen.
    const open = !matchMedia('(max-width: 720px)').matches
    this.inPage.show('link', () => {
      const items = problems.map((problem) => element('li', {}, this.problem(problem)))
      return [element('details', { open }, element('summary', {}, this.i18n.t(this.heading)), element('ul', {}, ...items))]
    })
  }

  private problem(problem: Problem): string {
    const field = this.schema.fields.find(({ name }) => name === problem.field)
    const reason = problemText(this.i18n, problem, field)
    if (problem.field === '') return reason
    const name = this.i18n.maybe(`setting.${problem.field}.name`) ?? problem.field
    return this.i18n.t(problem.value === '' ? 'notice.problemEmpty' : 'notice.problem', { name, value: problem.value, reason })
  }

  refused(error: TrainerError): void {
    const { code, message } = error
    const field = this.schema.fields.find(({ name }) => name === error.field)
    this.floating.show('refused', () => {
      const { t } = this.i18n
      if (code !== 'config' || !field) return [t('notice.refused', { reason: t(`error.${code}`, { message }) })]
      const reason = problemText(this.i18n, { field: field.name, value: '', reason: TAKES[field.kind] }, field)
      return [t('notice.refusedField', { name: t(`setting.${field.name}.name`), reason })]
    })
  }

  /** What the reader asked for needs a file that did not come. */
  notFetched(): void {
    this.floating.show('fetch', () => [this.i18n.t('notice.notFetched')])
  }

  /** Copies text; where the browser forbids that, shows it to be copied by hand. */
  async copy(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      const box = element('textarea', { readonly: true, rows: 3 })
      box.value = text
      this.floating.show('copy', () => {
        const label = this.i18n.t('notice.copyByHand')
        box.setAttribute('aria-label', label)
        return [element('p', {}, label), box]
      })
      box.select()
      return false
    }
  }
}
