// What there is to see inside the network, folded below its loss: the view of the page, fetched when a reader opens it.

import { element, need } from '../../page/dom'
import type { Translate } from '../../page/i18n'
import type { Attempt, Report } from '../messages'
import type { Given, View } from '../view'

export class Inside {
  private readonly part = need<HTMLDetailsElement>('#inside')
  private readonly place = need('#views')
  private attempt: Attempt | undefined
  private report: Report | undefined
  private view: View | undefined
  /** Goes up with all that makes what is fetched worth nothing. */
  private turn = 0

  constructor(
    private readonly t: Translate,
    private readonly ask: Given['ask'],
    private readonly tell: Given['tell'],
  ) {
    this.part.addEventListener('toggle', () => void this.follow())
  }

  /** The network is there. */
  begin(attempt: Attempt, report: Report): void {
    this.attempt = attempt
    this.report = report
    if (this.view) this.view.begin(attempt)
    else void this.follow()
  }

  update(report: Report): void {
    this.report = report
    this.view?.update(report)
  }

  /** Anew, in another language. */
  renew(): void {
    this.close()
    void this.follow()
  }

  end(): void {
    this.attempt = undefined
    this.close()
  }

  private close(): void {
    this.turn++
    this.view?.end?.()
    this.view = undefined
    this.place.replaceChildren(element('p', { class: 'symbols-note' }, this.t('frame.later')))
  }

  private async follow(): Promise<void> {
    if (!this.part.open || !this.attempt) return this.close()
    if (this.view) return
    const mine = ++this.turn
    const { VIEWS } = await import('../views')
    const { attempt, report } = this
    const mount = attempt && VIEWS[attempt.exercise]
    if (mine !== this.turn || !mount || !report) return
    const into = element('div', { class: `symbols-view symbols-view-${attempt.exercise}` })
    this.place.replaceChildren(into)
    // A text of the reader's own is a matter of the page.
    this.view = mount(into, { ask: this.ask, t: this.t, tell: this.tell, learn: async () => false, text: () => ({ own: undefined, wanted: false }) })
    this.view.begin(attempt)
    this.view.update(report)
  }
}
