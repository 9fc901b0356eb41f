// What rules without a network reach, beside what a network does.

import type { Floor } from '../settings/schema'

/** Floors without those that are as high as a simpler one before them: of a series around 0, its mean says nothing new. */
export function distinct<F extends Pick<Floor, 'validation'>>(floors: readonly F[]): F[] {
  return floors.filter(({ validation }, i) => !floors.slice(0, i).some((simpler) => Math.abs(validation - simpler.validation) < 0.01 * simpler.validation))
}

/** Validation loss of a rule; NaN where these data have no such rule. */
export function floorLoss(floors: readonly Floor[], rule: Floor['rule']): number {
  return floors.find((floor) => floor.rule === rule)?.validation ?? Number.NaN
}
