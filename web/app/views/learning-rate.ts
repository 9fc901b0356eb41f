// The learning rate: the one setting that a run takes while it goes on.

import { need, setAttribute, setText } from '../page/dom'
import { chosen, measured } from '../page/format'
import type { I18n } from '../page/i18n'
import { nextFrame } from '../page/frame-queue'
import { position, valueAt } from './log-slider'
import type { Session } from '../run/session'
import type { Schema } from '../settings/settings'

export class LearningRate {
  private readonly slider = need<HTMLInputElement>('#learning-rate')
  private readonly box = need<HTMLInputElement>('#learning-rate-number')
  private readonly error = need('#learning-rate-error')
  private readonly min: number
  private readonly max: number
  private wanted = 0
  /** requests under way; until they are answered the page shows what the reader has set last */
  private asked = 0
  private readonly send = (): void => void this.ask()

  constructor(
    private readonly session: Session,
    schema: Schema,
    private readonly i18n: I18n,
  ) {
    const field = schema.fields.find(({ name }) => name === 'learningRate')
    if (!field || field.kind === 'enum') throw new Error('schema.json has no learning rate')
    this.min = field.min
    this.max = field.max
    this.slider.addEventListener('input', () => this.set(valueAt(Number(this.slider.value), this.min, this.max)))
    this.box.addEventListener('change', () => this.type())
    session.started.listen(() => this.show())
    session.rated.listen(() => this.asked === 0 && this.show())
    session.changed.listen(() => this.note())
    i18n.changed.listen(() => this.show())
  }

  /** The configured rate; a decaying one starts from it. */
  show(): void {
    const rate = this.session.run?.config.learningRate
    if (rate === undefined) return
    this.slider.disabled = this.box.disabled = false
    this.put(rate)
    this.note()
  }

  private put(rate: number): void {
    this.slider.value = String(position(rate, this.min, this.max))
    setAttribute(this.slider, 'aria-valuetext', chosen(rate))
    this.box.value = chosen(rate)
    this.box.removeAttribute('aria-invalid')
    setText(this.error, '')
  }

  private set(rate: number): void {
    this.put(rate)
    this.wanted = rate
    nextFrame(this.send)
  }

  private async ask(): Promise<void> {
    this.asked++
    const taken = await this.session.setLearningRate(this.wanted)
    // The last one to be answered has the word; one that was refused leaves the run's own rate.
    if (--this.asked === 0 && !taken) this.show()
  }

  private type(): void {
    const rate = Number(this.box.value.trim().replace(',', '.'))
    if (this.box.value.trim() !== '' && rate >= this.min && rate <= this.max) {
      this.set(rate)
      return
    }
    this.box.setAttribute('aria-invalid', 'true')
    setText(this.error, this.i18n.t('problem.range', { min: chosen(this.min), max: chosen(this.max) }))
  }

  /** With decay the rate of the next update is another than the one that was set. */
  private note(): void {
    const run = this.session.run
    if (!run) return
    const { learningRate: now, state } = run.report
    const decayed = now < 0.995 * run.config.learningRate && state !== 'done'
    setText(need('#learning-rate-now'), decayed ? this.i18n.t('controls.rateNow', { rate: measured(now, 2) }) : '')
  }
}
