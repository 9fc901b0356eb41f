// What rules without a network reach, beside what a network does.

import type { Floor } from '../settings/schema'

/** Validation loss of a rule; NaN where these data have no such rule. */
export function floorLoss(floors: readonly Floor[], rule: Floor['rule']): number {
  return floors.find((floor) => floor.rule === rule)?.validation ?? Number.NaN
}
