// How far off each prediction on the chart of the validation records is: a strip
// under it, which follows it, and in words the error of the record in view,
// which the arrow keys move on that chart, and the largest.

import type { Chart, ChartBoard } from '../charts/charts'
import type { Drawing } from '../charts/drawing'
import type { Palette } from '../charts/palette'
import { need, setAttribute, setText } from '../page/dom'
import { measured } from '../page/format'
import type { I18n } from '../page/i18n'
import type { RecordInView } from '../run/record-in-view'
import { recordAt } from './record-at'
import { residualDrawing, residualsOf } from './residual-drawing'

export class ResidualView {
  readonly chart: Chart
  private readonly host = need('#residual .chart')
  private readonly figure = need('#residual-most')
  private count = 0

  constructor(
    private readonly predictions: Chart,
    private readonly record: RecordInView,
    private readonly i18n: I18n,
    board: ChartBoard,
  ) {
    this.chart = board.mount(need('.canvas', this.host), 'residual', (palette) => this.drawing(palette))
    for (const signal of [predictions.changed, record.changed]) signal.listen(() => this.chart.invalidate())
    // As on the chart above it, whose keys move the same record.
    this.host.addEventListener('click', ({ clientX }) => {
      if (this.count > 0) record.put('validation', recordAt(clientX, this.host, this.chart.definition.grid, this.count))
    })
  }

  /** Figure, words and dots of one frame are of one epoch. */
  private drawing(palette: Palette): Drawing | null {
    const shown = this.predictions.drawing(palette)
    if (!shown) return null
    const { first, errors } = residualsOf(shown)
    this.count = errors.length
    const most = errors.reduce((largest, error) => Math.max(largest, error), 0)
    const { t } = this.i18n
    const largest = t('residual.most', { error: measured(most) })
    const { set, index } = this.record
    const here = set === 'validation' && index < errors.length
    setText(this.figure, here ? t('residual.here', { n: first + index, error: measured(errors[index]), most: largest }) : largest)
    setAttribute(this.host, 'aria-label', `${t('residual.title')}. ${largest}`)
    return residualDrawing(shown, palette, this.i18n)
  }
}
