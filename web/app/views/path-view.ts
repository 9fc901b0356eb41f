// The path: a question, the reader's guess, the run that answers it, and what
// it came to. It sets the lab and waits for the reader's hand.

import { element, need, setText } from '../page/dom'
import { measured } from '../page/format'
import type { I18n } from '../page/i18n'
import { richText } from '../page/rich-text'
import { PATH, pathFacts, type PathStep } from '../run/path'
import type { Session } from '../run/session'
import { differences, type Config, type Schema } from '../settings/settings'
import { stepsClose } from './forecast-view'

export class PathView {
  private readonly section = need('#path')
  private readonly head = need('#path-step')
  private readonly question = need('#path-question')
  private readonly answers = need('#path-answers')
  private readonly outcome = need('#path-outcome')
  private readonly back = need<HTMLButtonElement>('#path-back')
  private readonly next = need<HTMLButtonElement>('#path-next')
  private at = 0
  /** the answer that the reader gave to the present step */
  private answer: number | null = null
  /** what the step's run came to, once it has ended; what is started after it is another run and changes nothing */
  private figures: Record<string, string | number> | null = null
  private told = ''

  constructor(
    private readonly session: Session,
    private readonly schema: Schema,
    private readonly i18n: I18n,
    private readonly lab: {
      /** puts a run up that waits */
      hold(config: Config): void
      /** puts it up and trains it */
      run(config: Config): void
    },
    /** the step that is open, for links; undefined once the path has been left */
    private readonly moved: (step: number | undefined) => void,
  ) {
    document.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('a[href="#path"]')) this.open(0)
    })
    this.back.addEventListener('click', () => this.open(this.at - 1))
    this.next.addEventListener('click', () => (this.at === PATH.length - 1 ? this.leave() : this.open(this.at + 1)))
    need('#path-leave').addEventListener('click', () => this.leave())
    session.changed.listen(() => this.tell())
    i18n.changed.listen(() => this.write())
  }

  /** By a click: a step, from 0, with its run put up for the guess. One that has ended has been seen, and is asked about as it is. */
  private open(step: number): void {
    this.show(step)
    if (!this.ended) this.lab.hold({ ...this.config })
    this.head.focus({ preventScroll: true })
  }

  /** Of a link: the run that the lab is to open with, and not to start. */
  openFirst(step: number): Config {
    this.show(step)
    return { ...this.config }
  }

  private show(step: number): void {
    this.at = Math.max(0, Math.min(PATH.length - 1, step))
    this.answer = null
    this.figures = null
    this.section.hidden = false
    this.write()
    this.moved(this.at + 1)
    this.section.scrollIntoView({ block: 'start' })
  }

  private leave(): void {
    this.section.hidden = true
    this.moved(undefined)
    need('#play').focus({ preventScroll: true })
  }

  private get step(): PathStep {
    return PATH[this.at]!
  }

  private get config(): Config {
    return this.schema.presets.find(({ name }) => name === this.step.rung)!.config
  }

  /** Whether the run on the page is the one that this step speaks of, and has ended. */
  private get ended(): boolean {
    const run = this.session.run
    return run?.report.state === 'done' && differences(run.config, this.config, this.schema).length === 0
  }

  private choose(answer: number): void {
    this.answer = answer
    this.figures = this.measure()
    if (!this.ended) this.lab.run({ ...this.config })
    this.write()
    need(`#path-answers button:nth-child(${answer + 1})`).focus({ preventScroll: true })
  }

  /** The run may end long after the guess. */
  private tell(): void {
    if (this.section.hidden || this.answer === null) return
    const figures = this.measure()
    if (!figures) return
    // Again with each report: the last forecast comes after the end.
    this.figures = figures
    this.writeOutcome()
  }

  private write(): void {
    if (this.section.hidden) return
    const { t } = this.i18n
    const { name, answers } = this.step
    setText(this.head, t('path.step', { number: this.at + 1, count: PATH.length, title: t(`path.${name}.title`) }))
    setText(this.question, t(`path.${name}.question`))
    this.answers.replaceChildren(
      ...Array.from({ length: answers }, (_, i) => {
        const button = element('button', { type: 'button', 'aria-pressed': String(this.answer === i) }, t(`path.${name}.answer${i + 1}`))
        button.addEventListener('click', () => this.choose(i))
        return button
      }),
    )
    this.back.hidden = this.at === 0
    setText(this.next, t(this.at === PATH.length - 1 ? 'path.end' : 'path.next'))
    this.writeOutcome()
  }

  private writeOutcome(): void {
    const { t } = this.i18n
    this.tellOutcome(this.answer === null ? t('path.guess') : this.figures ? this.answerOf(this.answer, this.figures) : t('path.watch'))
  }

  /** What the reader thought, beside what it came to. */
  private answerOf(answer: number, figures: Record<string, string | number>): string {
    const { t } = this.i18n
    const guess = t(`path.${this.step.name}.answer${answer + 1}`)
    return t('path.guessed', { guess, outcome: t(`path.${this.step.name}.outcome`, figures) })
  }

  /** Nothing that a reader may have pointed at is made anew for the same words. */
  private tellOutcome(text: string): void {
    if (text === this.told) return
    this.told = text
    this.outcome.replaceChildren(...richText(text))
  }

  /** The figures of the step's run; null as long as it has not ended, or its forecast is not there. */
  private measure(): Record<string, string | number> | null {
    const run = this.session.run
    if (!run || !this.ended) return null
    const forecast = run.report.forecast
    if (this.step.name === 'alone' && !forecast?.length) return null
    const { rmse, zero, before, after, least, most } = pathFacts(run)
    return {
      rmse: measured(rmse),
      zero: measured(zero),
      before: measured(before),
      after: measured(after),
      least: measured(least),
      most: measured(most),
      times: measured(zero / rmse, 2),
      close: forecast ? stepsClose(forecast, run.setup.data.values.subarray(run.setup.data.known)) : Number.NaN,
      steps: forecast?.length ?? 0,
    }
  }
}
