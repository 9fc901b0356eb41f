// The networks of an exercise's ladder, to choose from, and what each has come to here.

import { TEXT } from '../embed/settings'
import { element, need, setText } from '../page/dom'
import type { Translate } from '../page/i18n'
import type { Attempt, Exercise, Score } from './messages'
import { countedBest, figureText, rungText } from './words'

export class Ladder {
  private readonly part = need('#ladder')
  private readonly buttons = new Map<string, HTMLElement>()

  constructor(
    private readonly t: Translate,
    private readonly onChoose: (rung: string) => void,
  ) {}

  show({ name, ladder }: Exercise): void {
    const { t } = this
    this.buttons.clear()
    for (const rung of ladder) {
      const button = element(
        'button',
        { type: 'button', class: 'symbols-rung', 'aria-pressed': 'false' },
        element('strong', {}, rungText(rung.name, t)),
        element('span', { class: 'symbols-figure' }),
        element('span', { class: 'symbols-what' }, t(`explain.${name}.${rung.name}`, { hidden: rung.hidden })),
      )
      button.addEventListener('click', () => this.onChoose(rung.name))
      this.buttons.set(rung.name, button)
    }
    this.part.replaceChildren(...this.buttons.values())
  }

  /** Beside the networks of a text stands what has none. */
  rule(attempt: Attempt): void {
    this.part.querySelector('.symbols-rule')?.remove()
    if (attempt.exercise !== TEXT) return
    const { t } = this
    const counted = countedBest(attempt)
    this.part.prepend(
      element(
        'div',
        { class: 'symbols-rung symbols-rule' },
        element('strong', {}, t('rung.counts', counted)),
        element('span', { class: 'symbols-figure' }, t('figure.nats', { value: counted.loss })),
        element('span', { class: 'symbols-what' }, t('explain.text.counts', counted)),
      ),
    )
  }

  mark(chosen: string): void {
    for (const [name, button] of this.buttons) button.setAttribute('aria-pressed', String(name === chosen))
  }

  /** What a network has come to. */
  score(rung: string, exercise: Exercise, { value }: Score): void {
    const button = this.buttons.get(rung)
    if (!button) return
    setText(need('.symbols-figure', button), figureText(exercise, value, this.t))
  }
}
