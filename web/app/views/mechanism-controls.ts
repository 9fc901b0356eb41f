// The controls that the views of the mechanism share: which layer, and a number
// from 1 to some most.

import { element, setAttribute, setText } from '../page/dom'
import type { Translate } from '../page/i18n'

/** Which layer is looked at; not there while there is only one. */
export class LayerChoice {
  readonly host = element('label', { class: 'mechanism-choice' })
  private readonly name = element('span')
  private readonly select = element('select')

  constructor(chosen: () => void) {
    this.host.append(this.name, this.select)
    this.select.addEventListener('change', chosen)
  }

  /** From 0, at the inputs; the last until one is chosen. */
  of(layers: number): number {
    return this.select.value === '' ? layers - 1 : Math.min(layers - 1, Number(this.select.value))
  }

  show(layers: number, t: Translate): void {
    const chosen = this.of(layers)
    this.host.hidden = layers < 2
    setText(this.name, t('mechanism.layer'))
    if (this.select.options.length !== layers) {
      this.select.replaceChildren(...Array.from({ length: layers }, (_, i) => element('option', { value: i }, String(i + 1))))
    }
    this.select.value = String(chosen)
  }
}

export interface NumberChoice {
  host: HTMLElement
  show(most: number, value: number, name: string, said: string): void
}

/** A slider for a number from 1 on. */
export function numberChoice(id: string, chosen: (value: number) => void): NumberChoice {
  const name = element('label', { for: id })
  const slider = element('input', { type: 'range', min: 1, step: 1, id })
  const output = element('output', { for: id })
  slider.addEventListener('input', () => chosen(Number(slider.value)))
  return {
    host: element('div', { class: 'mechanism-choice mechanism-slider' }, name, slider, output),
    show(most, value, words, said) {
      setText(name, words)
      setAttribute(slider, 'max', String(most))
      slider.value = String(value)
      slider.disabled = most < 2
      setAttribute(slider, 'aria-valuetext', said)
      setText(output, said)
    },
  }
}
