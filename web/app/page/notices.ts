// Things the reader should know but need not act on: each can be dismissed.

import { element } from './dom'
import { takeAway } from './focus'
import type { I18n } from './i18n'

type Content = (Node | string)[]

export class Notices {
  private readonly shown = new Map<string, { box: HTMLElement; write: () => Content }>()

  constructor(
    private readonly root: HTMLElement,
    private readonly i18n: I18n,
  ) {
    i18n.changed.listen(() => {
      for (const [key, { write }] of this.shown) this.show(key, write)
    })
  }

  /** Shows a notice, in the place of an earlier one with the same key; write is asked again when the language changes. */
  show(key: string, write: () => Content): void {
    const close = element('button', { type: 'button', class: 'quiet icon', 'aria-label': this.i18n.t('notice.dismiss') }, '×')
    close.addEventListener('click', () =>
      takeAway(
        box,
        () => this.dismiss(key),
        () => document.querySelector('#lab, #embed'),
      ),
    )
    const box = element('div', { class: 'notice' }, element('div', {}, ...write()), close)
    const earlier = this.shown.get(key)
    this.shown.set(key, { box, write })
    if (earlier) earlier.box.replaceWith(box)
    else this.root.append(box)
  }

  dismiss(key: string): void {
    this.shown.get(key)?.box.remove()
    this.shown.delete(key)
  }
}
