// All networks of an exercise beside each other, on the same data: each is trained in a worker, to its end.

import { element, need, setHidden, setText } from '../page/dom'
import { grouped } from '../page/format'
import { nextFrame } from '../page/frame-queue'
import type { Translate } from '../page/i18n'
import { crew } from './crew'
import { formatSymbolsLink, type SymbolsLink } from './link'
import { lossPicture } from './loss-chart'
import type { Attempt, Exercise, Report } from './messages'
import { figureText, rungText, standingText } from './words'

interface Racer {
  rung: string
  attempt?: Attempt
  report?: Report
  /** it was given up, by the reader or by a worker that broke */
  ended?: boolean
}

const isOver = ({ report, ended }: Racer): boolean => ended === true || (report !== undefined && report.state !== 'running' && !report.isGoing)

export class Race {
  private readonly button = need<HTMLButtonElement>('#race-start')
  private readonly plot = need('#race-plot')
  private readonly crew = crew<Racer>({
    listener: (now) => ({
      report: (report) => {
        const racer = now()
        if (!racer?.attempt || racer.ended) return
        racer.report = report
        nextFrame(this.redraw)
      },
    }),
    work: async (worker, racer) => {
      const { exercise, link } = this.of!
      const text = await this.textOf(exercise.name)
      const { attempt, report } = await worker.ask('begin', { exercise: exercise.name, rung: racer.rung, seed: link.seed, text })
      Object.assign(racer, { attempt, report })
      await worker.ask('run', {})
    },
    fail: (racer, error) => {
      racer.ended = true
      this.tell(error)
    },
    rest: () => {
      this.draw()
      if (!this.crew.isAtWork) setText(need('#live'), this.racers.map((racer) => `${rungText(racer.rung, this.t)}: ${this.outcome(racer)}`).join(' '))
    },
  })
  private of: { exercise: Exercise; link: SymbolsLink } | undefined
  private racers: Racer[] = []
  private readonly redraw = (): void => this.draw()

  constructor(
    private readonly t: Translate,
    private readonly tell: (error?: unknown) => void,
    /** What an exercise is to learn from; empty for those that make their own records. */
    private readonly textOf: (exercise: string) => Promise<string>,
  ) {
    this.button.addEventListener('click', () => (this.crew.isAtWork ? this.stop() : this.start()))
    new ResizeObserver(() => this.draw()).observe(this.plot)
  }

  /** Another network may be there. What was found stays while it is one of the same race. */
  offer(exercise: Exercise, link: SymbolsLink): void {
    const raceOf = ({ task, seed, own }: SymbolsLink): string => JSON.stringify([task, seed, own])
    if (this.of && raceOf(this.of.link) === raceOf(link)) return
    this.stop()
    this.racers = []
    this.of = { exercise, link }
    setText(need('#race-lede'), this.t('race.lede', { seed: link.seed }))
    this.draw()
  }

  private start(): void {
    this.tell()
    this.racers = this.of!.exercise.ladder.map(({ name }) => ({ rung: name }))
    this.crew.start(this.racers)
    this.draw()
  }

  private stop(): void {
    this.crew.stop()
    for (const racer of this.racers) if (!isOver(racer)) racer.ended = true
    this.draw()
  }

  private draw(): void {
    const { t, racers } = this
    setText(this.button, t(this.crew.isAtWork ? 'race.stop' : 'race.start'))
    const begun = racers.filter(({ attempt }) => attempt !== undefined)
    setHidden(need('#race-found'), racers.length === 0)
    if (racers.length === 0) return
    need('#race-list').replaceChildren(...racers.map((racer, i) => this.line(racer, i)))
    const width = Math.round(this.plot.clientWidth)
    const first = begun[0]?.attempt
    if (!first || width === 0) return
    const ends = this.of!.exercise.ladder.map(({ epochs }) => epochs * first.train)
    const curves = begun.map((racer) => ({ series: `racer-${racers.indexOf(racer)}`, losses: racer.report!.validation }))
    this.plot.replaceChildren(lossPicture({ width, attempt: first, curves, last: Math.max(...ends), label: t('race.label') }, t))
  }

  private line(racer: Racer, i: number): HTMLElement {
    const link = formatSymbolsLink({ ...this.of!.link, rung: racer.rung, train: true })
    const name = element('a', { href: `#${link}` }, rungText(racer.rung, this.t))
    return element('li', {}, element('span', { class: `symbols-key symbols-key-racer-${i}`, 'aria-hidden': 'true' }), name, ' ', this.outcome(racer))
  }

  private outcome(racer: Racer): string {
    const { t } = this
    const { attempt, report, ended } = racer
    if (!attempt || !report) return t(ended ? 'seeds.one.none' : 'seeds.one.waits')
    const of = { epoch: report.epoch, epochs: attempt.rung.epochs, seen: grouped(report.seen) }
    if (ended) return t('seeds.one.ended', of)
    if (report.state === 'diverged') return t('seeds.one.diverged', of)
    if (!isOver(racer)) return t('seeds.one.going', of)
    const figure = report.score ? figureText(this.of!.exercise, report.score.value, t) : ''
    return t('race.one.over', { figure, standing: standingText(attempt, report, t) })
  }
}
