// What the host is told of a network, and what its author is told of attributes that are not taken.

import type { SettingProblem } from '../../embed/frame/taking'
import type { EmbedEvents } from '../../embed/messages'
import type { Translate } from '../../page/i18n'
import { rmseOfLoss } from '../../run/rmse'
import { knowsVectors } from '../../trainer/program-name'
import { LAST_SEED } from '../link'
import type { Report, Score } from '../messages'
import { shownLoss } from '../words'
import type { Face } from './poster'

/** src: of a text that is the post's own. */
export function readyOf({ attempt: { exercise, rung }, parameters }: Face, seed: number, src?: string): EmbedEvents['ready'] {
  return { settings: { task: exercise, rung: rung.name, seed, ...(src !== undefined && { src }) }, parameters, epochs: rung.epochs, simd: hasVectors() }
}

function hasVectors(): boolean {
  try {
    return knowsVectors()
  } catch {
    return false // where no program runs, training says so
  }
}

export function doneOf({ exercise }: Face, attempt: Face['attempt'], report: Report, score: Score | undefined): EmbedEvents['done'] {
  const { train, validation, epoch, state, hash } = report
  const [trainLoss, validationLoss] = [train.at(-1)!, validation.at(-1)!]
  const squared = attempt.predicts === 'numbers'
  const scale = shownLoss(attempt)
  // Of half a squared error the root is known; where classes are predicted there is none.
  const root = (loss: number): number => (squared ? rmseOfLoss(loss) : NaN)
  return {
    epoch,
    stoppedEarly: state === 'stopped',
    trainLoss,
    validationLoss,
    metric: { name: squared ? 'mse' : 'nats', train: trainLoss * scale, validation: validationLoss * scale },
    trainRmse: root(trainLoss),
    validationRmse: root(validationLoss),
    hash,
    altered: false,
    ...(score && { score: { name: exercise.metric, value: score.value, reached: score.reached } }),
  }
}

/** What is not taken of the settings, by its name. */
export function problemText({ field, value, options, reason }: SettingProblem, t: Translate): string {
  if (reason === 'seed') return t('link.seed', { value, last: LAST_SEED })
  return t('frame.field', { field, what: t(`frame.${reason}`, { value, options: (options ?? []).join(t('frame.list')) }) })
}
