// What the tutorial gets wrong: the figures are computed here, on the reader's
// machine, when the section comes into view.

import { need } from '../page/dom'
import { bars, cosineDial, dots, pair } from './finding-figures'
import { measured, percent } from '../page/format'
import type { I18n } from '../page/i18n'
import { FINDINGS, type Findings } from '../trainer/protocol'
import { richText } from '../page/rich-text'
import { TrainerError, type TrainerClient } from '../trainer/trainer-client'

type Name = (typeof FINDINGS)[number]

export class FindingsView {
  private found: Findings | null = null
  private failed: TrainerError | null = null

  constructor(
    private readonly client: TrainerClient,
    private readonly seed: number,
    private readonly i18n: I18n,
  ) {
    const section = need('#tutorial')
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        observer.disconnect()
        void this.compute()
      },
      { rootMargin: '300px' },
    )
    observer.observe(section)
    i18n.changed.listen(() => this.show())
  }

  /** What the build found, where there is no time to compute it: the same figures, since the seed is the same. */
  know(found: Findings): void {
    this.found = found
    this.show()
  }

  private async compute(): Promise<void> {
    try {
      this.found = await this.client.findings(this.seed, (partial) => {
        this.found = partial
        this.show()
      })
    } catch (error) {
      if (!(error instanceof TrainerError)) throw error
      this.failed = error
    }
    this.show()
  }

  private show(): void {
    const { t } = this.i18n
    for (const name of FINDINGS) {
      const root = need(`#finding-${name}`)
      const told = this.tell(name)
      const text =
        told?.text ?? (this.failed ? t('finding.failed', { reason: t(`error.${this.failed.code}`, { message: this.failed.message }) }) : t('finding.computing'))
      need('.finding-text', root).replaceChildren(...richText(text))
      root.toggleAttribute('data-computed', told !== null)
      if (told) need('.finding-figure', root).replaceChildren(...told.pictures)
    }
  }

  /** A finding's sentence and pictures, once it is computed. */
  private tell(name: Name): { text: string; pictures: SVGElement[] } | null {
    const { t } = this.i18n
    const { updateIgnoresError: ignores, outputGradientClips: clips, saturation, predictionStep } = this.found ?? {}
    if (name === 'updateIgnoresError' && ignores) {
      return {
        text: t('finding.updateIgnoresError.text', {
          change: measured(ignores.changeWhenTargetsNegated),
          u: measured(ignores.cosineU, 2),
          w: measured(ignores.cosineW, 2),
        }),
        pictures: [
          cosineDial([
            { name: 'dU', value: ignores.cosineU },
            { name: 'dW', value: ignores.cosineW },
          ]),
        ],
      }
    }
    if (name === 'outputGradientClips' && clips) {
      return { text: t('finding.outputGradientClips.text', { share: percent(clips.shareClipped) }), pictures: [bars(clips.sumV)] }
    }
    if (name === 'saturation' && saturation) {
      const values = {
        share: percent(saturation.shareSaturated),
        printed: measured(saturation.gradientNormPrinted),
        sane: measured(saturation.gradientNormSane),
      }
      return { text: t('finding.saturation.text', values), pictures: [dots(saturation.shareSaturated)] }
    }
    if (name === 'predictionStep' && predictionStep) {
      const { rmsePrintedValidation: printed, rmseTrainedValidation: trained } = predictionStep
      return {
        text: t('finding.predictionStep.text', { printed: measured(printed), trained: measured(trained) }),
        pictures: [pair({ label: t('finding.asPrinted'), value: printed, kind: 'prediction' }, { label: t('finding.asTrained'), value: trained, kind: 'ink' })],
      }
    }
    return null
  }
}
