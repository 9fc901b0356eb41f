// How the networks learn: the error on the validation values after each epoch, in the units of the numbers, with the rules as lines
// that they have to get below.

import { textScale } from '../charts/enlarged'
import { lossPicture } from '../charts/loss-picture'
import { element, need } from '../page/dom'
import { measured } from '../page/format'
import { nextFrame } from '../page/frame-queue'
import type { Translate } from '../page/i18n'
import type { Judged, Taken, Trained } from './messages'
import { widthOf } from './plot'
import { floorText, inOne, rungText } from './words'

/** Errors so many times below the greatest of the rules are all said to be none, and so many times above it to be beyond all bounds. */
const LEAST = 1e-8
const MOST = 100

export class Learning {
  private readonly on = need('#learning')
  private taken: Taken | undefined
  private readonly courses = new Map<number, Trained>()
  /** of networks whose weights are not the last that they came to */
  private readonly kept = new Map<number, number>()
  /** the network that the picture of the series shows */
  private best: number | undefined
  private readonly redraw = (): void => this.draw()

  constructor(private readonly t: Translate) {
    new ResizeObserver(() => nextFrame(this.redraw)).observe(this.on)
  }

  /** Of other numbers: the rules alone. */
  begin(taken: Taken): void {
    this.taken = taken
    this.clear()
  }

  clear(): void {
    this.courses.clear()
    this.kept.clear()
    this.best = undefined
    this.draw()
  }

  readonly add = (rung: number, trained: Trained): void => {
    this.courses.set(rung, trained)
    this.kept.delete(rung)
    nextFrame(this.redraw)
  }

  /** A network is judged, and one of all is the best by now. */
  keep(rung: number, { kept }: Judged, best: number | undefined): void {
    this.kept.set(rung, kept)
    this.best = best
    nextFrame(this.redraw)
  }

  /** Again, in another width. */
  draw(): void {
    const { taken, courses, t } = this
    const width = Math.round(this.on.clientWidth)
    if (!taken || width === 0) return
    const { floors, ladder, lesson } = taken
    const highest = Math.max(...floors.map(({ validation }) => validation).filter(Number.isFinite))
    // Numbers that hardly fit a computer's arithmetic, or that no rule is ever wrong about.
    if (!(highest > 0) || !Number.isFinite(MOST * highest)) return this.on.replaceChildren()
    const begun = [...courses.keys()].sort((a, b) => a - b)
    const last = Math.max(...ladder.map(({ epochs }) => epochs), ...[...courses.values()].map(({ epochs }) => epochs))
    const curves = begun.map((rung) => {
      const losses = Array.from(courses.get(rung)!.course)
      const series = `${rung === this.best ? 'best' : 'learner'}-${rung}`
      return { kind: `numbers-learner ${this.styleOf(rung)}`, series, at: [...losses.keys()], losses, kept: this.kept.get(rung) }
    })
    const names = floors.map((floor) => floorText(floor, t))
    const picture = lossPicture({
      width,
      scale: textScale(),
      chart: 'learning',
      style: 'numbers',
      floors: floors.map(({ validation }, i) => ({ name: names[i]!, value: validation })),
      curves,
      last,
      end: String(last),
      axis: t('learning.axis'),
      up: 'RMSE',
      bounds: { low: Math.max(Number.MIN_VALUE, LEAST * highest), high: MOST * highest },
      names: Math.max(...names.map(widthOf)),
      label: this.inWords(taken, begun),
    })
    const key = (rung: number): HTMLElement => {
      // What trains nothing is a point in the picture.
      const kind = ladder[rung]!.solved ? 'point' : 'learner'
      return element('span', { class: `numbers-key numbers-key-${kind} ${this.styleOf(rung)}` }, rungText(ladder[rung]!, t))
    }
    const caption = t('learning.caption', { unit: t(lesson ? `task.${lesson.name}.unit` : 'learning.unit') })
    this.on.replaceChildren(
      element('p', { class: 'numbers-note' }, caption),
      picture,
      element('p', { class: 'numbers-legend' }, ...[...ladder.keys()].map(key)),
    )
  }

  /** The best has the colour that its forecasts have. */
  private styleOf(rung: number): string {
    return `numbers-learner-${rung}${rung === this.best ? ' numbers-learner-best' : ''}`
  }

  /** What the picture shows, for whoever does not see it. */
  private inWords({ floors, ladder }: Taken, begun: readonly number[]): string {
    const { t } = this
    const rules = floors.map((floor) => `${floorText(floor, t)} ${measured(floor.validation)}`).join(t('list'))
    const networks = begun.flatMap((rung) => {
      const { course } = this.courses.get(rung)!
      const known = [...course.keys()].filter((epoch) => Number.isFinite(course[epoch]))
      if (known.length === 0) return []
      const least = known.reduce((best, epoch) => (course[epoch]! < course[best]! ? epoch : best))
      const name = rungText(ladder[rung]!, t)
      return [t('learning.course', { name, first: measured(course[known[0]!]!), least: measured(course[least]!), epoch: least })]
    })
    return inOne([t('learning.label', { rules }), ...networks])
  }
}
