// How far off each prediction of a chart is, on a logarithmic scale.

import type { Drawing } from '../charts/drawing'
import type { Palette } from '../charts/palette'
import { decades, tenTo, type Range } from '../charts/plot-area'
import { measured } from '../page/format'
import { rmseOfErrors } from '../run/rmse'
import type { Texts } from './series-drawing'

export interface Residuals {
  /** index in the series of the first of them */
  first: number
  /** |prediction - truth| */
  errors: Float64Array
}

/** What is off between the truth and the prediction of a chart of predictions. */
export function residualsOf({ series }: Drawing): Residuals {
  const [truth, prediction] = ['truth', 'prediction'].map((wanted) => series.find(({ name }) => name === wanted))
  if (!truth || !prediction || typeof prediction.x !== 'number') throw new Error('these are no predictions')
  return { first: prediction.x, errors: Float64Array.from(prediction.y, (value, i) => Math.abs(value - truth.y[i])) }
}

/** The axis is the same for all that is not off by more than 1 and not nearly exact, so that runs are told apart by where their dots are. */
function rangeOf(errors: Float64Array, rmse: number): Range {
  const least = rmse > 0 && rmse < Infinity ? tenTo(Math.min(-6, Math.floor(Math.log10(rmse)) - 2)) : 1e-6
  return { min: least, max: decades(errors).max }
}

export function residualDrawing(predictions: Drawing, palette: Palette, { t }: Texts): Drawing {
  const residuals = residualsOf(predictions)
  const { first, errors } = residuals
  const rmse = rmseOfErrors(errors)
  const range = rangeOf(errors, rmse)
  return {
    x: predictions.x,
    y: range,
    series: [
      {
        name: 'residual',
        color: palette.prediction,
        x: first,
        // What is less than the axis has stands at its foot.
        y: errors.map((error) => Math.max(error, range.min)),
        marks: rmse >= range.min && rmse <= range.max ? [{ y: rmse, name: '', place: 'insideEndTop' }] : [],
      },
    ],
    describe: ({ index }) => [`n = ${first + index}`, `${t('residual.error')} ${measured(errors[index])}`].join('\n'),
  }
}
