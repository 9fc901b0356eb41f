// The losses over the sequences seen, with what rules without a network reach.

import { lossPicture as paint } from '../charts/loss-picture'
import { element } from '../page/dom'
import { grouped, measured } from '../page/format'
import type { Translate } from '../page/i18n'
import type { Attempt, Floor, Report, Score } from './messages'
import { floorText, shownLoss } from './words'

/** What a picture needs to know of a network; a frame knows no more before it is made. */
export interface Pictured extends Pick<Attempt, 'exercise' | 'rung' | 'predicts' | 'train'> {
  floors: readonly Pick<Floor, 'rule' | 'validation'>[]
}

export interface LossPicture {
  /** in pixels */
  width: number
  attempt: Pictured
  /** losses after 0, 1, 2 ... epochs, and the name of the line */
  curves: { series: string; losses: ArrayLike<number> }[]
  /** sequences at the end of the axis */
  last: number
  label: string
}

/** How a network learns: its losses in training and on the validation. */
export function lossChart({ width, attempt, report }: { width: number; attempt: Pictured; report: Report }, t: Translate): SVGElement {
  const curves = [
    { series: 'train', losses: report.train },
    { series: 'validation', losses: report.validation },
  ]
  return lossPicture({ width, attempt, curves, last: attempt.rung.epochs * attempt.train, label: t('loss.label') }, t)
}

/** Nothing is drawn below this part of the lowest floor: a loss that goes on falling there says no more. */
const LOWEST = 1e-4

export function lossPicture({ width, attempt, curves, last, label }: LossPicture, t: Translate): SVGElement {
  const scale = shownLoss(attempt)
  const floors = attempt.floors.map(({ rule, validation }) => ({ name: floorText(attempt, rule, t), value: validation * scale }))
  return paint({
    width,
    chart: width < 460 ? 'lossesNarrow' : 'losses',
    style: 'symbols',
    floors,
    curves: curves.map(({ series, losses }) => ({
      kind: `symbols-${series}`,
      series,
      at: Array.from(losses, (_, epoch) => epoch * attempt.train),
      losses: Array.from(losses, (loss) => loss * scale),
    })),
    last,
    end: grouped(last),
    axis: t('loss.axis'),
    bounds: { low: Math.max(Number.MIN_VALUE, LOWEST * Math.min(...floors.map(({ value }) => value))), high: Infinity },
    label,
  })
}

/** The same as a table: a row an epoch. */
export function lossTable(attempt: Attempt, report: Report, scores: ReadonlyMap<number, Score>, t: Translate): HTMLTableElement {
  const scale = shownLoss(attempt)
  const header = ['epoch', 'seen', 'train', 'validation', 'score'].map((key) => element('th', { scope: 'col' }, t(`table.${key}`)))
  const rows = Array.from(report.validation, (validation, epoch) => {
    const score = scores.get(epoch)
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, String(epoch)),
      ...[grouped(epoch * attempt.train), measured(report.train[epoch]! * scale), measured(validation * scale), score ? measured(score.value) : ''].map(
        (text) => element('td', {}, text),
      ),
    )
  })
  return element('table', {}, element('thead', {}, element('tr', {}, ...header)), element('tbody', {}, ...rows))
}
