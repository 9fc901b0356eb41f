// What the shade past the end is worth, in words.

import type { Translate } from '../page/i18n'
import type { Forecast } from './messages'
import { inOne } from './words'

/** A band of four in five that holds a smaller share of the test values than this is called too narrow: one value in ten is no chance of a few forecasts. */
const POOR = 0.7

/** Of a forecast, with the number of values that validate. */
export function bandText(
  { values, low, checked, within }: Pick<Forecast, 'checked' | 'within'> & Record<'values' | 'low', ArrayLike<number>>,
  validation: number,
  t: Translate,
): string {
  if (low.length === 0) return t('band.empty', { count: validation })
  const said = [checked > 0 ? t('band', { within, checked }) : t('band.unchecked')]
  if (within < POOR * checked) said.push(t('band.narrow'))
  if (low.length < values.length) said.push(t('band.short', { steps: low.length, horizon: values.length }))
  return inOne(said)
}
