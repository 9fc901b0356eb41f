// How a series is prepared for the networks: the season and the transform that were found, and what the reader knows better.

import { element, need, setHidden } from '../page/dom'
import type { Translate } from '../page/i18n'
import type { Choice, Offer, Step, Taken } from './messages'
import { options } from './understood'
import { stepsText } from './words'

/** In the select of the season, for one that is written beside it. */
const OTHER = 'other'

/** What is done to the numbers, also if that is nothing. */
export const preparedText = (steps: readonly Step[], t: Translate): string => stepsText(steps, t) || t('prepare.nothing')

export class Prepare {
  private readonly part = need('#prepare')
  private readonly season = need<HTMLSelectElement>('#season')
  private readonly length = need<HTMLInputElement>('#season-length')
  private readonly transform = need<HTMLSelectElement>('#transform')

  constructor(
    private readonly t: Translate,
    private readonly onChoose: (choice: Choice) => void,
  ) {
    this.season.addEventListener('change', () => {
      const other = this.season.value === OTHER
      setHidden(need('#other-season'), !other)
      if (!other) return this.choose()
      this.length.focus()
      if (this.length.value !== '') this.choose()
    })
    this.length.addEventListener('change', () => this.choose())
    this.transform.addEventListener('change', () => this.choose())
  }

  show({ offer, train }: Taken): void {
    this.part.hidden = !offer
    if (!offer) return
    const { found, tried, choice } = offer
    const { t } = this
    const isOther = choice.season !== '' && choice.season !== 'none'
    const longest = Math.floor(train / 2)
    options(
      this.season,
      [
        ['', t('prepare.found', { what: found > 0 ? t('prepare.values', { season: found }) : t('prepare.none') })],
        ...(found > 0 || choice.season === 'none' ? [['none', t('prepare.none')] as [string, string]] : []),
        ...(longest >= 2 ? [[OTHER, t('prepare.other')] as [string, string]] : []),
      ],
      isOther ? OTHER : choice.season,
    )
    this.length.max = String(longest)
    this.length.value = isOther ? choice.season : ''
    setHidden(need('#other-season'), !isOther)
    setHidden(need('#transforms'), tried.length === 0)
    this.showTransforms(offer)
  }

  private showTransforms({ tried, proposed, choice }: Offer): void {
    const { t } = this
    const proposal = tried[proposed]
    const all = tried.map(({ name, steps }) => element('option', { value: name }, preparedText(steps, t)))
    this.transform.replaceChildren(element('option', { value: '' }, t('prepare.proposed', { what: preparedText(proposal?.steps ?? [], t) })), ...all)
    this.transform.value = choice.transform
  }

  private choose(): void {
    const other = this.season.value === OTHER
    if (other && !this.length.reportValidity()) return
    this.onChoose({ season: other ? String(Number(this.length.value)) : this.season.value, transform: this.transform.value })
  }
}
