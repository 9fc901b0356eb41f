// What the reader is told about links: settings in one that were not taken,
// settings that the trainer refused, copying.

import { element } from '../page/dom'
import type { I18n } from '../page/i18n'
import type { Notices } from '../page/notices'
import { problemText } from './settings-panel'
import type { Problem, Schema } from './settings'
import type { TrainerError } from '../trainer/trainer-client'

export class LinkNotices {
  constructor(
    private readonly notices: Notices,
    private readonly i18n: I18n,
    private readonly schema: Schema,
  ) {}

  /** Names each setting of the link that was replaced by its default. */
  problems(problems: readonly Problem[]): void {
    if (problems.length === 0) return
    this.notices.show('link', () => {
      const items = problems.map((problem) => element('li', {}, this.problem(problem)))
      return [element('p', {}, this.i18n.t('notice.link')), element('ul', {}, ...items)]
    })
  }

  private problem(problem: Problem): string {
    const field = this.schema.fields.find(({ name }) => name === problem.field)
    const name = this.i18n.maybe(`setting.${problem.field}.name`) ?? problem.field
    return this.i18n.t('notice.problem', { name, value: problem.value, reason: problemText(this.i18n, problem, field) })
  }

  refused(error: TrainerError): void {
    this.notices.show('refused', () => {
      const { t } = this.i18n
      const name = error.field && this.i18n.maybe(`setting.${error.field}.name`)
      return [name ? t('notice.refusedField', { name, reason: error.message }) : t('notice.refused', { reason: error.message })]
    })
  }

  /** Copies text; where the browser forbids that, shows it to be copied by hand. */
  async copy(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      const box = element('textarea', { readonly: true, rows: 3 })
      box.value = text
      this.notices.show('copy', () => {
        const label = this.i18n.t('notice.copyByHand')
        box.setAttribute('aria-label', label)
        return [element('p', {}, label), box]
      })
      box.select()
      return false
    }
  }
}
