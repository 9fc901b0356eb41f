// What a network writes while it learns a text; of what it wrote before some stays, so that learning can be read.

import { element, setHidden, setText } from '../page/dom'
import { grouped, measured } from '../page/format'
import { nameOf } from './letters'
import type { Attempt, Report, Written } from './messages'
import { LAST_SEED } from './link'
import { leastTelling } from './samples'
import type { Given } from './view'
import { countedBest } from './words'

/** So many letters are written at a time, and so many texts kept. */
const LENGTH = 240
const KEPT = 12

/** While it trains it writes so often, in milliseconds. */
const EVERY = 2000

export class WritingView {
  private readonly start: HTMLInputElement
  private readonly temperature: HTMLInputElement
  private readonly seed: HTMLInputElement
  private readonly samples: HTMLElement
  /** what counting writes from the same beginning */
  private readonly counted = element('div', { class: 'symbols-counted', hidden: true })
  private readonly problem = element('p', { class: 'failed', id: 'text-problem', role: 'alert', hidden: true })
  /** sequences that had been seen by each of the samples, the newest first */
  private written: number[] = []
  private countedHow = ''
  private attempt: Attempt | undefined
  private report: Report | undefined
  /** Goes up with each network: a sample of another is not shown. */
  private turn = 0
  private wroteAt = 0
  private isWriting = false
  private isWanted = false

  constructor(
    into: HTMLElement,
    private readonly given: Given,
    /** what a passage has now, in nats a letter */
    private readonly nats: () => Promise<number | undefined>,
  ) {
    const { t } = given
    const form = element('form', { class: 'symbols-actions', novalidate: true })
    this.start = element('input', {
      type: 'text',
      id: 'text-start',
      maxlength: 200,
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': 'text-problem',
    })
    this.temperature = element('input', { type: 'range', id: 'text-temperature', min: 0, max: 1.5, step: 0.1, value: 0.7 })
    this.seed = element('input', {
      type: 'number',
      id: 'text-seed',
      min: 0,
      max: LAST_SEED,
      step: 1,
      value: 1,
      required: true,
      inputmode: 'numeric',
      'aria-describedby': 'text-explain',
    })
    const said = element('output', { for: 'text-temperature' }, this.temperature.value)
    const pair = (input: HTMLElement, ...more: HTMLElement[]): HTMLElement =>
      element('span', { class: 'symbols-pair' }, element('label', { for: input.id }, t(`text.${input.id.slice(5)}`)), input, ...more)
    form.append(pair(this.start), pair(this.temperature, said), pair(this.seed), element('button', { type: 'submit', id: 'text-write' }, t('text.write')))
    this.samples = element('ol', { class: 'symbols-samples', reversed: true, tabindex: 0, 'aria-label': t('text.samples') })
    into.append(
      element('h3', {}, t('text.title')),
      form,
      this.problem,
      element('p', { class: 'symbols-note', id: 'text-explain' }, t('text.explain')),
      this.samples,
      this.counted,
    )

    this.temperature.addEventListener('input', () => setText(said, this.temperature.value))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.more()
    })
  }

  begin(attempt: Attempt): void {
    this.attempt = attempt
    this.report = undefined
    this.turn++
    this.written = []
    this.samples.replaceChildren()
    this.countedHow = ''
    setHidden(this.counted, true)
  }

  update(report: Report): void {
    const isFirst = this.report === undefined
    this.report = report
    const isDue = report.isGoing && report.seen !== this.written[0] && performance.now() - this.wroteAt > EVERY
    const isLast = report.state !== 'running' && report.seen !== this.written[0]
    if (isFirst || isDue || isLast) void this.write()
  }

  /** On the reader's word, with the next seed after it. */
  private async more(): Promise<void> {
    if (!(await this.write(true))) return
    const next = Number(this.seed.value) + 1
    this.seed.value = String(next > LAST_SEED ? 0 : next)
  }

  private tell(problem: string): void {
    setText(this.problem, problem)
    setHidden(this.problem, problem === '')
  }

  /** Whether it has written. */
  private async write(isAsked = false): Promise<boolean> {
    const { ask, t, tell } = this.given
    const { attempt, report, start } = this
    if (!attempt || !report) return false
    if (this.isWriting) {
      this.isWanted ||= isAsked
      return false
    }
    const { symbols } = attempt
    const letters = [...start.value]
    const missing = [...new Set(letters)].filter((letter) => !symbols.includes(letter))
    const isSeed = this.seed.checkValidity() && this.seed.value !== ''
    this.tell(
      missing.length > 0
        ? t('text.missing', { letters: missing.map((letter) => nameOf(letter, t)).join(t('letter.join')) })
        : isSeed
          ? ''
          : t('text.badSeed', { last: LAST_SEED }),
    )
    if (missing.length > 0 || !isSeed) return false
    const mine = this.turn
    // What nobody begins begins as a line does, or as the text may.
    const beginning = (letters.length > 0 ? letters : ['\n']).map((letter) => Math.max(0, symbols.indexOf(letter)))
    const seed = Number(this.seed.value)
    const temperature = Number(this.temperature.value)
    this.isWriting = true
    this.wroteAt = performance.now()
    try {
      const nats = await this.nats()
      const how = { beginning, length: LENGTH, temperature, topK: 0, seed }
      const textOf = ({ tokens }: Written): string => tokens.map((token) => symbols[token]).join('')
      const written = await ask('write', { by: 'network', ...how })
      if (!written || mine !== this.turn) return false
      this.add(written.seen, textOf(written), start.value, nats, t('text.drawn', { temperature, seed }))
      // What counting writes does not change while the network learns.
      const by = JSON.stringify(how)
      if (by === this.countedHow) return true
      const counted = await ask('write', { by: 'counts', ...how })
      if (!counted || mine !== this.turn) return true
      this.countedHow = by
      this.showCounted(textOf(counted), start.value)
      return true
    } catch (error) {
      tell(error)
      return false
    } finally {
      this.isWriting = false
      if (this.isWanted) {
        this.isWanted = false
        void this.more()
      } else if (mine !== this.turn) void this.write() // another network has come meanwhile, and was told to wait
    }
  }

  private showCounted(text: string, beginning: string): void {
    const note = this.given.t('text.counted', countedBest(this.attempt!))
    this.counted.replaceChildren(element('span', { class: 'symbols-note' }, note), element('p', {}, element('b', {}, beginning), text))
    setHidden(this.counted, false)
  }

  private add(seen: number, text: string, beginning: string, nats: number | undefined, drawn: string): void {
    const { t } = this.given
    const of = { epoch: this.report!.epoch, letters: grouped(seen * this.attempt!.rung.steps), loss: measured(nats ?? Number.NaN) }
    const when = t(seen === 0 ? 'text.untrained' : 'text.after', of)
    this.samples.prepend(element('li', {}, element('span', { class: 'symbols-note' }, `${when} ${drawn}`), element('p', {}, element('b', {}, beginning), text)))
    this.written.unshift(seen)
    if (this.written.length <= KEPT) return
    const at = leastTelling(this.written)
    this.written.splice(at, 1)
    this.samples.children[at]!.remove()
  }
}
