// What is said of a network and of the rules beside it.

import { chosen, grouped, measured, percent } from '../page/format'
import type { Translate } from '../page/i18n'
import { TrainerError } from '../trainer/protocol'
import type { Attempt, Exercise, Report, Score } from './messages'

/** What a loss is to be multiplied by for its metric: half a squared error is shown whole, nats as they are. */
export const shownLoss = ({ predicts }: Pick<Attempt, 'predicts'>): number => (predicts === 'numbers' ? 2 : 1)

/** Rules that count so many letters. */
const COUNTED = /^count(\d)$/

/** How many letters the best of the rules that count does, and its loss on the test, for words about it. */
export function countedBest({ floors }: Pick<Attempt, 'floors'>): { count: string; loss: string } {
  const best = floors.findLast(({ rule }) => COUNTED.test(rule))
  return { count: COUNTED.exec(best?.rule ?? '')?.[1] ?? '', loss: measured(best?.test ?? Number.NaN) }
}

/** A rule in a sentence, after "better than". */
export const ruleText = ({ exercise }: Pick<Attempt, 'exercise'>, rule: string, t: Translate): string => {
  const count = COUNTED.exec(rule)?.[1]
  if (count !== undefined) return t('rule.count', { count })
  return t(rule === 'chance' ? 'rule.chance' : `rule.${exercise}.${rule}`)
}

/** The same, short: beside its line. */
export const floorText = ({ exercise }: Pick<Attempt, 'exercise'>, rule: string, t: Translate): string => {
  const count = COUNTED.exec(rule)?.[1]
  if (count !== undefined) return t('floor.count', { count })
  return t(rule === 'chance' ? 'floor.chance' : `floor.${exercise}.${rule}`)
}

/** Where the loss stands: "2.31 nats a letter: better than counting 2 letters, not yet 3". */
export function standingText(attempt: Pick<Attempt, 'exercise' | 'predicts'>, { validation, passed, next, epoch, seen }: Report, t: Translate): string {
  const last = validation.at(-1)
  if (last === undefined) return t('verdict.start')
  const of = { loss: t(`loss.${attempt.exercise}`, { loss: measured(last * shownLoss(attempt)) }), passed: '', next: '' }
  if (passed !== '') of.passed = ruleText(attempt, passed, t)
  if (next !== '') of.next = ruleText(attempt, next, t)
  const standing = t(passed === '' ? 'verdict.below' : next === '' ? 'verdict.above' : 'verdict.between', of)
  // In the first epoch what is shown of it has already learned.
  return epoch === 0 && seen > 0 ? t('verdict.before', { standing }) : standing
}

/** What the judge has found: "1,000 of 1,000 strings closed right". */
export function scoreText(
  { name, metric, reach, within }: Pick<Exercise, 'name' | 'metric' | 'reach' | 'within'>,
  attempt: Pick<Attempt, 'rung'>,
  { value, marks, reached, seen }: Score,
  t: Translate,
): string {
  const right = marks.reduce((sum, mark) => sum + (mark === 1 ? 1 : 0), 0)
  const found = t(`score.${name}`, {
    value: metric === 'length' ? String(value) : measured(value),
    right: grouped(right),
    count: grouped(marks.length),
    trained: Math.floor((attempt.rung.steps - 1) / 2),
    seen: grouped(seen),
  })
  if (reach === 0) return found
  const asked = t(`reach.${metric}`, { reach: metric === 'right' ? chosen(100 * reach) : chosen(reach), within: grouped(within) })
  return t('score.asked', { found, asked, outcome: t(reached ? 'reach.yes' : 'reach.no') })
}

/** What the judge gave, short: beside a network's name. */
export function figureText({ metric }: Pick<Exercise, 'metric'>, value: number, t: Translate): string {
  if (metric === 'right') return percent(value)
  return t(`figure.${metric}`, { value: metric === 'length' ? value : measured(value) })
}

/** A network of the ladder; one out of a file may have no name. */
export const rungText = (name: string, t: Translate): string => t(`rung.${name || 'other'}`)

export function errorText(error: unknown, t: Translate): string {
  if (!(error instanceof TrainerError)) return error instanceof Error ? error.message : String(error)
  const { code, field, message } = error
  if (code === 'file') return t(`file.${field}`, { message })
  if (code === 'unsupported') return t('error.unsupported')
  if (code === 'load' || code === 'dead') return t('error.loading', { message })
  return t(field ? 'error.config' : 'error.other', { message: field && !message.startsWith(`${field}: `) ? `${field}: ${message}` : message })
}
