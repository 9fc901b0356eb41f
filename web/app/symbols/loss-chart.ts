// The losses over the sequences seen, with what rules without a network reach.

import { element, svg } from '../page/dom'
import { chosen, grouped, measured } from '../page/format'
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
  /** losses after 0, 1, 2 ... epochs, and the class of the line */
  curves: { kind: string; losses: ArrayLike<number> }[]
  /** sequences at the end of the axis */
  last: number
  label: string
}

/** How a network learns: its losses in training and on the validation. */
export function lossChart({ width, attempt, report }: { width: number; attempt: Pictured; report: Report }, t: Translate): SVGElement {
  const curves = [
    { kind: 'symbols-train', losses: report.train },
    { kind: 'symbols-validation', losses: report.validation },
  ]
  return lossPicture({ width, attempt, curves, last: attempt.rung.epochs * attempt.train, label: t('loss.label') }, t)
}

const HEIGHT = 260
const LEFT = 44
const TOP = 10
const BOTTOM = 34
/** between the names of two floors */
const LINE = 14

/** Nothing is drawn below this part of the lowest floor: a loss that goes on falling there says no more. */
const LOWEST = 1e-4

export function lossPicture({ width, attempt, curves: given, last, label }: LossPicture, t: Translate): SVGElement {
  const right = width < 460 ? 92 : 140
  const scale = shownLoss(attempt)
  const floors = attempt.floors.map(({ rule, validation }) => ({ rule, value: validation * scale }))
  const curves = given.map(({ losses }) => Array.from(losses, (loss) => loss * scale))
  const bottom = Math.max(Number.MIN_VALUE, LOWEST * Math.min(...floors.map(({ value }) => value)))
  const values = [...floors.map(({ value }) => value), ...curves.flat()].filter(Number.isFinite).map((value) => Math.max(bottom, value))
  const [low, high] = [Math.min(...values) / 1.15, Math.max(...values) * 1.15]
  const x = (seen: number): number => LEFT + (seen / last) * (width - LEFT - right)
  const y = (loss: number): number => TOP + ((Math.log(high) - Math.log(Math.max(bottom, loss))) / (Math.log(high) - Math.log(low))) * (HEIGHT - TOP - BOTTOM)
  const picture = svg('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': label })

  for (const tick of logTicks(low, high)) {
    picture.append(
      svg('line', { class: 'symbols-grid', x1: LEFT, x2: width - right, y1: y(tick), y2: y(tick) }),
      svg('text', { x: LEFT - 6, y: y(tick) + 4, 'text-anchor': 'end' }, chosen(tick)),
    )
  }
  for (const [seen, anchor] of [
    [0, 'start'],
    [last, 'end'],
  ] as const) {
    picture.append(svg('text', { x: x(seen), y: HEIGHT - BOTTOM + 16, 'text-anchor': anchor }, grouped(seen)))
  }
  picture.append(svg('text', { x: (LEFT + width - right) / 2, y: HEIGHT - 4, 'text-anchor': 'middle' }, t('loss.axis')))

  const names = spread(
    floors.map(({ value }) => y(value) + 4),
    HEIGHT - BOTTOM + 4,
  )
  floors.forEach(({ rule, value }, i) => {
    picture.append(
      svg('line', { class: 'symbols-floor', x1: LEFT, x2: width - right, y1: y(value), y2: y(value) }),
      svg('text', { class: 'symbols-floor-name', x: width - right + 6, y: names[i]! }, floorText(attempt, rule, t)),
    )
  })
  curves.forEach((losses, i) => {
    const at = losses.map((loss, epoch) => [x(epoch * attempt.train), y(loss)] as const)
    const name = given[i]!.kind
    picture.append(svg('path', { class: name, d: at.map(([x, y], k) => `${k === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('') }))
    const end = at.at(-1)
    if (end) picture.append(svg('circle', { class: name, cx: end[0], cy: end[1], r: 3 }))
  })
  return picture
}

/** 1, 2 and 5 times powers of ten; only those powers where that would be many. */
export function logTicks(low: number, high: number): number[] {
  const few = high / low > 300 ? [1] : [1, 2, 5]
  const found: number[] = []
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    for (const of of few) {
      const tick = Number(`${of}e${power}`)
      if (tick >= low && tick <= high) found.push(tick)
    }
  }
  return found
}

/** Where names stand that are to be beside these places, from the top down, none over another and none below the lowest place. */
export function spread(places: readonly number[], lowest: number): number[] {
  const order = [...places.keys()].sort((a, b) => places[a]! - places[b]!)
  const at = [...places]
  order.forEach((i, k) => {
    if (k > 0) at[i] = Math.max(at[i]!, at[order[k - 1]!]! + LINE)
  })
  let limit = lowest
  for (const i of order.reverse()) {
    at[i] = Math.min(at[i]!, limit)
    limit = at[i]! - LINE
  }
  return at
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
