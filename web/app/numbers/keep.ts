// What can be kept of a network that was tried: a file, more epochs, and which network it is about.

import { element, need, setText } from '../page/dom'
import { measured } from '../page/format'
import type { Translate } from '../page/i18n'
import type { Worth } from './worth'

/** As many epochs more as the button says. */
export const MORE_EPOCHS = 25

export class Keep {
  private readonly part = need('#keep')
  private readonly which = need<HTMLSelectElement>('#keep-which')
  private readonly more = need<HTMLButtonElement>('#more-epochs')
  private readonly status = need('#kept')

  constructor(
    private readonly t: Translate,
    private readonly worth: Worth,
    actions: { more(rung: number): void; link(rung: number): void; save(rung: number): void },
  ) {
    this.which.addEventListener('change', () => this.weigh())
    this.more.addEventListener('click', () => actions.more(this.rung))
    need('#copy-link').addEventListener('click', () => actions.link(this.rung))
    need('#save-run').addEventListener('click', () => actions.save(this.rung))
  }

  private get rung(): number {
    return Number(this.which.value)
  }

  hide(): void {
    this.part.hidden = true
  }

  /** For the networks that were trained; the best is chosen, unless another was before. */
  show(before: number | undefined = this.worth.best): void {
    const { judged } = this.worth
    this.part.hidden = judged.length === 0
    this.which.replaceChildren(...judged.map((rung) => element('option', { value: rung }, this.worth.nameOf(rung))))
    if (before !== undefined) this.which.value = String(before)
    this.say('')
    this.weigh()
  }

  say(text: string): void {
    setText(this.status, text)
  }

  /** Whether there is anything to train, and if not, why. */
  private weigh(): void {
    const trained = this.worth.isTrained(this.rung)
    this.more.disabled = !trained
    setText(need('#no-more'), trained ? '' : this.t('keep.solved'))
  }
}

/** What more epochs have done to the error of a network on the validation part, as far as its figures tell. */
export function gainText(name: string, before: number, after: number, t: Translate): string {
  const told = { name, before: measured(before), after: measured(after) }
  if (told.before === told.after) return t('keep.same', told)
  return t(after < before ? 'keep.better' : 'keep.worse', told)
}

/** What a file of a run may be called: of a name only what every file system takes. */
export function fileName(name: string, rung: string): string {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '')
  return ['rnnlab', plain.slice(0, 40), rung].filter((part) => part !== '').join('-') + '.rnn'
}
