// Tasks whose data are numbers in the order of time: what they have in common.

import { measured, ratio } from '../page/format'
import type { Translate } from '../page/i18n'
import { rmseOfLoss } from '../run/rmse'
import type { Floor } from '../settings/schema'
import type { Metric, Tested } from './task-room'

export const RMSE: Metric = { name: 'rmse', of: rmseOfLoss }

/** Metric of a rule on the test records; NaN where these data have no such rule. */
export function onTest({ setup }: Tested, rule: Floor['rule']): number {
  return RMSE.of(setup.floors.find((floor) => floor.rule === rule)?.test ?? Number.NaN)
}

/** How a run does on the test records, beside repeating the last value; nothing before they are predicted. */
export function testSentence(run: Tested, t: Translate): string[] {
  const { testLoss } = run.report
  if (testLoss === undefined) return []
  const [rmse, last] = [RMSE.of(testLoss), onTest(run, 'last')]
  const values = { count: run.setup.data.test, rmse: measured(rmse), last: measured(last) }
  // Within a tenth of it is no better and no worse.
  if (last > 1.1 * rmse) return [t('tasks.test.better', { ...values, times: ratio(last / rmse) })]
  if (rmse > 1.1 * last) return [t('tasks.test.worse', { ...values, times: ratio(rmse / last) })]
  return [t('tasks.test.alike', values)]
}
