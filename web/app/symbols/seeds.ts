// In how many of ten seeds a network is solved: each is trained in a worker, beside the network that the page shows.

import { element, need, setHidden, setText } from '../page/dom'
import { grouped } from '../page/format'
import { nextFrame } from '../page/frame-queue'
import type { Translate } from '../page/i18n'
import { crew } from './crew'
import { FIRST_SEED, formatSymbolsLink } from './link'
import type { Attempt, Exercise } from './messages'
import { isOver, median, SEEDS, solvedAfter, type Seed } from './solved'
import { solvedChart } from './solved-chart'
import { figureText } from './words'

export class TenSeeds {
  private readonly part = need<HTMLDetailsElement>('#seeds')
  private readonly button = need<HTMLButtonElement>('#seeds-start')
  private readonly plot = need('#seeds-plot')
  private of: { exercise: Exercise; attempt: Attempt } | undefined
  private seeds: Seed[] = []
  private readonly crew = crew<Seed>({
    listener: (now) => ({
      trial: (trial) => {
        const seed = now()
        if (seed && !seed.ended) seed.trial = trial
        nextFrame(this.redraw)
      },
    }),
    work: async (worker, seed) => {
      const { exercise, attempt } = this.of!
      seed.trial = await worker.ask('trial', { exercise: exercise.name, rung: attempt.rung.name, seed: seed.seed, text: '' })
      nextFrame(this.redraw)
    },
    fail: (seed, error) => {
      seed.ended = true
      this.tell(error)
    },
    rest: () => {
      this.draw()
      if (!this.crew.isAtWork) setText(need('#live'), this.summary())
    },
  })
  private readonly redraw = (): void => this.draw()

  constructor(
    private readonly t: Translate,
    private readonly tell: (error?: unknown) => void,
  ) {
    this.button.addEventListener('click', () => (this.crew.isAtWork ? this.stop() : this.start()))
    new ResizeObserver(() => this.draw()).observe(this.plot)
  }

  /** Another network may be there. With another seed of the same what was found stays. */
  offer(exercise: Exercise, attempt: Attempt): void {
    // Of a text nobody has said when it is solved, and of a network out of a file there is one alone.
    const isOffered = exercise.reach > 0 && attempt.rung.name !== ''
    const isSame = this.of?.exercise.name === exercise.name && this.of.attempt.rung.name === attempt.rung.name
    setHidden(this.part, !isOffered)
    if (isSame && isOffered) return
    this.stop()
    this.seeds = []
    this.of = isOffered ? { exercise, attempt } : undefined
    if (isOffered) setText(need('#seeds-lede'), this.t('seeds.lede', { epochs: attempt.rung.epochs }))
    this.draw()
  }

  private start(): void {
    this.tell()
    this.seeds = Array.from({ length: SEEDS }, (_, i) => ({ seed: FIRST_SEED + i }))
    this.crew.start(this.seeds)
    this.draw()
  }

  private stop(): void {
    this.crew.stop()
    for (const seed of this.seeds) if (!isOver(seed)) seed.ended = true
    this.draw()
  }

  private get last(): number {
    const { attempt } = this.of!
    return attempt.rung.epochs * attempt.train
  }

  private summary(): string {
    const { seeds, t } = this
    const solved = solvedAfter(seeds)
    const over = seeds.filter((seed) => seed.trial?.over).length
    const of = { solved: solved.length, over, last: grouped(this.last), median: grouped(median(solved) ?? 0) }
    if (this.crew.isAtWork) return t('seeds.going', of)
    if (over === 0) return t('seeds.stopped')
    return t(solved.length === 0 ? 'seeds.none' : 'seeds.done', of)
  }

  private draw(): void {
    const { t, seeds, of } = this
    const hasBegun = of !== undefined && seeds.length > 0
    setText(this.button, t(this.crew.isAtWork ? 'seeds.stop' : 'seeds.start'))
    setText(need('#seeds-summary'), hasBegun ? this.summary() : '')
    setHidden(need('#seeds-found'), !hasBegun)
    const width = Math.round(this.plot.clientWidth)
    if (!hasBegun || width === 0) return
    this.plot.replaceChildren(solvedChart({ width, seeds, last: this.last }, `${t('seeds.label')} ${this.summary()}`, t))
    need('#seeds-list').replaceChildren(...seeds.map((seed) => this.line(seed)))
  }

  private line({ seed, trial, ended }: Seed): HTMLElement {
    const { t } = this
    const { exercise, attempt } = this.of!
    const said = trial && {
      seen: grouped(trial.solved ? trial.judged : trial.seen),
      value: figureText(exercise, trial.value, t),
      epoch: trial.epoch,
      epochs: trial.epochs,
    }
    const outcome = !said
      ? t(ended ? 'seeds.one.none' : 'seeds.one.waits')
      : t(`seeds.one.${trial.solved ? 'solved' : trial.state === 'diverged' ? 'diverged' : trial.over ? 'unsolved' : ended ? 'ended' : 'going'}`, said)
    const link = formatSymbolsLink({ task: exercise.name, rung: attempt.rung.name, seed, train: true })
    return element('li', {}, element('a', { href: `#${link}` }, t('seeds.seed', { seed })), ' ', outcome)
  }
}
