// Charts of a series: what was predicted for it, and how the network goes on
// by itself.

import { between } from '../charts/between'
import type { Drawing } from '../charts/drawing'
import type { Palette } from '../charts/palette'
import { seriesRange } from '../charts/plot-area'
import { measured } from '../page/format'
import type { I18n } from '../page/i18n'

export type Texts = Pick<I18n, 't'>

export interface Predicted {
  /** index in the series of the first value that is predicted */
  first: number
  truth: ArrayLike<number>
  prediction: ArrayLike<number>
  /** by the tutorial's printed prediction step */
  printed?: ArrayLike<number> | undefined
}

export function predictionDrawing({ first, truth, prediction, printed }: Predicted, palette: Palette, { t }: Texts): Drawing {
  return {
    x: { min: first, max: first + truth.length - 1 },
    y: seriesRange(truth, prediction, printed),
    series: [
      { name: 'truthCurve', color: palette.truthSoft, ...between(first, truth), still: true },
      { name: 'truth', color: palette.truthSoft, x: first, y: truth, still: true },
      ...(printed ? [{ name: 'printed', color: palette.prediction, ...between(first, printed) }] : []),
      { name: 'predictionCurve', color: palette.prediction, ...between(first, prediction) },
      { name: 'ring', color: palette.paper, x: first, y: prediction },
      { name: 'prediction', color: palette.prediction, x: first, y: prediction },
    ],
    describe: ({ index }) => {
      const lines = [`n = ${first + index}`, `${t('legend.truth')} ${measured(truth[index])}`, `${t('legend.prediction')} ${measured(prediction[index])}`]
      if (printed) lines.push(`${t('legend.printed')} ${measured(printed[index])}`)
      return lines.join('\n')
    },
  }
}

export interface Forecast {
  /** index of the first value shown; the network knows those before `known` */
  first: number
  known: number
  /** how the series goes, from `first` on */
  truth: ArrayLike<number>
  /** from `known` on */
  forecast: ArrayLike<number>
}

export function forecastDrawing({ first, known, truth, forecast }: Forecast, palette: Palette, { t }: Texts): Drawing {
  return {
    x: { min: first, max: known - 1 + forecast.length },
    y: seriesRange(truth, forecast),
    series: [
      { name: 'truthCurve', color: palette.truthSoft, ...between(first, truth), still: true },
      { name: 'truth', color: palette.truthSoft, x: first, y: truth, still: true, marks: [{ x: known - 0.5, name: t('forecast.boundary') }] },
      { name: 'predictionCurve', color: palette.prediction, ...between(known, forecast) },
      { name: 'ring', color: palette.paper, x: known, y: forecast },
      { name: 'prediction', color: palette.prediction, x: known, y: forecast },
    ],
    describe: ({ series, index }) => {
      const n = (series === 'prediction' ? known : first) + index
      const lines = [`n = ${n}`]
      if (n - first < truth.length) lines.push(`${t('legend.truth')} ${measured(truth[n - first])}`)
      if (n >= known) lines.push(`${t('legend.prediction')} ${measured(forecast[n - known])}`)
      return lines.join('\n')
    },
  }
}
