// A passage that the network has never seen, letter by letter: how much each surprises it, what it expects at the place that is
// picked and since when, or how one of its units goes along.

import { element, setHidden, setText } from '../page/dom'
import { grouped, measured, percent } from '../page/format'
import { Course, courseChart } from './course'
import { endOf, type Kind, KINDS, nameOf, signOf } from './letters'
import type { Attempt, Look, Report } from './messages'
import { Passage } from './passage'
import { chancesOf, courseOf, follower, inOneText, shadeOf, stripOf, surpriseOf, unitsOf } from './surprise'
import type { Given } from './view'

/** About so many letters are a passage, fewer of a large alphabet: a look at them has a probability for each of it. */
const LETTERS = 320
const MOST_CHANCES = 400_000

/** The place that is picked before a reader picks another: there is something before it to go by. */
const FIRST = 40

/** So many letters of a distribution are shown. */
const STRIP = 9

/** While it trains the passage is read again so often, in milliseconds, and only where it is seen. */
const EVERY = 600

export class ReadingView {
  private readonly passage: Passage
  private readonly shaded: HTMLSelectElement
  private readonly unit: HTMLInputElement
  private readonly readout = element('p', { class: 'symbols-readout' })
  private readonly legend = element('p', { class: 'symbols-note symbols-shades' })
  private readonly strip = element('table', { class: 'symbols-next' })
  private readonly course = element('div', { class: 'symbols-plot' })
  private readonly since = element('p', { class: 'symbols-note' })
  private attempt: Attempt | undefined
  private report: Report | undefined
  private tokens: number[] = []
  private letters: string[] = []
  private look: Look | undefined
  private past = new Course()
  /** the first record of the passage, and how many are in it */
  private first = 0
  private records = 1
  private place = FIRST
  private pointed: number | undefined
  /** Goes up with all that makes what was asked for worth nothing. */
  private turn = 0
  /** the passage that is fetched, and the look at it that is under way */
  private reading: Promise<void> = Promise.resolve()
  private asking: Promise<void> | undefined
  private lookedAt = 0
  private lookedAfter = -1
  private isSeen = true
  private readonly watcher: IntersectionObserver

  constructor(
    into: HTMLElement,
    private readonly given: Given,
  ) {
    const { t } = given
    const option = (value: string): HTMLOptionElement => element('option', { value }, t(`shade.${value}`))
    this.shaded = element('select', { id: 'text-shade' }, ...['surprise', ...Object.keys(KINDS), 'unit'].map(option))
    this.unit = element('input', { type: 'number', id: 'text-unit', min: 1, step: 1, value: 1, inputmode: 'numeric', 'aria-label': t('shade.number') })
    const more = element('button', { type: 'button', class: 'quiet' }, t('reading.more'))
    into.append(
      element('h3', {}, t('reading.title')),
      element('p', { class: 'symbols-note' }, t('reading.explain')),
      element('p', { class: 'symbols-actions' }, element('label', { for: 'text-shade' }, t('shade')), this.shaded, this.unit, more),
      this.legend,
    )
    this.passage = new Passage(into, t('reading.place'), {
      pick: (place) => this.pick(place),
      point: (place) => {
        this.pointed = place
        this.showReadout()
      },
    })
    into.append(this.readout, this.strip, this.course, this.since)
    more.addEventListener('click', () => {
      if (!this.attempt) return
      this.first = (this.first + this.records) % this.attempt.test
      this.reading = this.read()
    })
    this.shaded.addEventListener('change', () => this.show())
    this.unit.addEventListener('change', () => {
      this.shaded.value = 'unit'
      this.show()
    })
    this.watcher = new IntersectionObserver(([entry]) => {
      this.isSeen = entry?.isIntersecting ?? true
      if (this.isSeen) void this.again()
    })
    this.watcher.observe(this.passage.element)
  }

  end(): void {
    this.watcher.disconnect()
  }

  begin(attempt: Attempt): void {
    // Another network of the same text is looked at where the last one was.
    const last = this.attempt
    const isSame = last?.symbols.join('') === attempt.symbols.join('') && last.train === attempt.train && last.rung.steps === attempt.rung.steps
    this.attempt = attempt
    this.report = undefined
    if (!isSame) [this.first, this.place] = [0, FIRST]
    const { steps } = attempt.rung
    this.records = Math.max(1, Math.min(Math.floor(LETTERS / steps), Math.floor(MOST_CHANCES / attempt.outputs / steps), attempt.test))
    this.unit.max = String(attempt.rung.hidden)
    this.unit.value = String(Math.min(Number(this.unit.value), attempt.rung.hidden))
    this.reading = this.read()
  }

  update(report: Report): void {
    this.report = report
    if (!report.isGoing || performance.now() - this.lookedAt > EVERY) void this.again()
  }

  /** Another passage. */
  private async read(): Promise<void> {
    const { ask, tell } = this.given
    const mine = ++this.turn
    const of = this.attempt!
    this.past = new Course()
    this.look = undefined
    this.tokens = []
    this.lookedAfter = -1
    try {
      const looks = await Promise.all(Array.from({ length: this.records }, (_, i) => ask('look', { record: (this.first + i) % of.test })))
      if (mine !== this.turn || looks.some((look) => !look)) return
      this.tokens = inOneText(looks.map((look) => look!))
      this.letters = this.tokens.map((token) => of.symbols[token]!)
      this.passage.show(this.letters)
      this.place = Math.min(Math.max(1, this.place), this.letters.length - 1)
      for (const option of this.shaded.options) {
        const kind = KINDS[option.value as Kind] as RegExp | undefined
        option.disabled = kind !== undefined && !this.letters.slice(1, -1).some((letter) => kind.test(letter))
        if (option.disabled && option.selected) this.shaded.value = 'surprise'
      }
      await this.asking // of the passage before
      await this.again()
    } catch (error) {
      tell(error)
    }
  }

  /** What the passage has now, in nats a letter; undefined before it has been read. */
  async nats(): Promise<number | undefined> {
    await this.reading
    await this.again(true)
    const surprises = this.look && Array.from(chancesOf(this.tokens, this.look.said, this.attempt!.outputs).subarray(1), surpriseOf)
    return surprises && surprises.reduce((sum, of) => sum + of, 0) / surprises.length
  }

  /** Reads the passage with the weights of now, where it is seen. */
  private again(always = false): Promise<void> {
    if (this.asking) return this.asking
    if (!this.attempt || this.tokens.length === 0 || (this.report?.seen ?? 0) === this.lookedAfter) return Promise.resolve()
    if (!always && this.look && (!this.isSeen || document.hidden)) return Promise.resolve()
    this.asking = this.askAgain(this.attempt).finally(() => (this.asking = undefined))
    return this.asking
  }

  private async askAgain({ outputs }: Attempt): Promise<void> {
    const { ask, tell } = this.given
    const mine = this.turn
    const seen = this.report?.seen ?? 0
    this.lookedAt = performance.now()
    try {
      const look = await ask('look', { tokens: this.tokens.slice(0, -1) })
      if (!look || mine !== this.turn) return
      this.lookedAfter = seen
      this.look = look
      this.past.add(seen, chancesOf(this.tokens, look.said, outputs))
      this.show()
    } catch (error) {
      tell(error)
    }
  }

  private pick(place: number): void {
    this.place = place
    this.showPlace()
  }

  private show(): void {
    this.shade()
    this.showPlace()
  }

  private shade(): void {
    const { look, attempt, letters, tokens } = this
    const { t } = this.given
    if (!look || !attempt) return
    const chosen = this.shaded.value
    setHidden(this.unit, chosen === 'surprise')
    if (chosen === 'surprise') {
      this.passage.shade(chancesOf(tokens, look.said, attempt.outputs).map((p) => shadeOf(p, attempt.outputs)))
      return this.showLegend(t('shades.under'), t('shades.over'), '')
    }
    const units = unitsOf(look, attempt.rung)
    let told = ''
    if (chosen !== 'unit') {
      const kind = KINDS[chosen as Kind]
      const found = follower(look, units, (step) => kind.test(letters[step]!))
      if (!found) return
      this.unit.value = String(found.unit + 1)
      told = t('shade.found', {
        unit: found.unit + 1,
        count: units.count,
        of: t(`shade.${chosen}`),
        there: measured(found.there, 2),
        elsewhere: measured(found.elsewhere, 2),
      })
    }
    const unit = Math.max(1, Math.min(units.count, Math.round(Number(this.unit.value)) || 1))
    this.unit.value = String(unit)
    this.passage.shade(courseOf(look, units, unit - 1).map((h) => -h))
    this.showLegend(t('shades.plus'), t('shades.minus'), told)
  }

  private showLegend(under: string, over: string, told: string): void {
    const now = `${under} ${over} ${told}`
    if (this.legend.dataset['now'] === now) return
    this.legend.dataset['now'] = now
    this.legend.replaceChildren(element('span', { class: 'under' }, under), element('span', { class: 'over' }, over), told)
  }

  private sentence(place: number): string {
    const { look, attempt, letters, tokens } = this
    const { t } = this.given
    const p = look!.said[(place - 1) * attempt!.outputs + tokens[place]!]!
    const [first] = stripOf(look!.said, place, attempt!.outputs, tokens[place]!, STRIP)
    const of = { letter: nameOf(letters[place]!, t), p: percent(p), nats: measured(surpriseOf(p)) }
    if (first!.token === tokens[place]) return t('reading.right', of)
    return t('reading.wrong', { ...of, expected: nameOf(attempt!.symbols[first!.token]!, t), other: percent(first!.p) })
  }

  private showReadout(): void {
    if (this.look) setText(this.readout, this.sentence(this.pointed ?? this.place))
  }

  private showPlace(): void {
    const { look, attempt, report, letters, tokens, place, past } = this
    const { t } = this.given
    if (!look || !attempt) return
    this.showReadout()
    this.passage.pick(place, this.sentence(place))
    const before = endOf(letters.slice(0, place), 14)
    const comes = tokens[place]!
    this.strip.replaceChildren(
      element('caption', {}, t('strip.title', { before })),
      element(
        'tbody',
        {},
        ...stripOf(look.said, place, attempt.outputs, comes, STRIP).map(({ token, p }) => {
          const letter = attempt.symbols[token]!
          const bar = element('span', { class: 'symbols-bar' })
          bar.style.setProperty('--p', p.toFixed(4))
          return element(
            'tr',
            { class: token === comes ? 'comes' : undefined },
            element('th', { scope: 'row' }, signOf(letter)),
            element('td', {}, bar),
            element('td', {}, percent(p), ...(token === comes ? [element('span', { class: 'visually-hidden' }, ` ${t('strip.comes')}`)] : [])),
          )
        }),
      ),
    )
    const letter = nameOf(letters[place]!, t)
    const last = attempt.rung.epochs * attempt.train
    const [start, end] = [past.past[0]!, past.past.at(-1)!]
    const label = t('course.label', { letter, before })
    this.course.replaceChildren(courseChart(past, place, last, { label, from: '0', to: t('course.axis', { letters: grouped(last * attempt.rung.steps) }) }))
    const values = { letter, before, from: percent(start.chances[place]!), to: percent(end.chances[place]!), epoch: report?.epoch ?? 0 }
    setText(this.since, t(past.past.length > 1 ? 'course.since' : 'course.now', values))
  }
}
