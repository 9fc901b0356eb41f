// The loss chart: both curves of the present run, pinned runs behind them, and
// the line that any network has to get below to have learned something.

import type { Chart, ChartBoard } from '../charts/charts'
import type { Drawing } from '../charts/drawing'
import type { Palette } from '../charts/palette'
import { element, need, setAttribute, setText } from '../page/dom'
import { setEnabled } from '../page/focus'
import { EpochCursor } from './epoch-cursor'
import { measured } from '../page/format'
import type { I18n } from '../page/i18n'
import { lossDrawing } from './loss-drawing'
import type { PinnedRuns } from '../run/pinned-runs'
import { distinct } from '../run/floors'
import { runLabel } from '../run/run-label'
import type { Run, Session } from '../run/session'
import { differences, type Config, type Schema } from '../settings/settings'

export class LossView {
  readonly cursor: EpochCursor
  readonly chart: Chart
  private readonly host = need('#loss-chart')
  private readonly readout = need('#loss-readout')
  private readonly pinButton = need<HTMLButtonElement>('#pin-run')
  private readonly pinList = need('#pinned-runs')
  private foreseen: { config: Config | null; losses: readonly number[] } = { config: null, losses: [] }

  constructor(
    private readonly session: Session,
    private readonly pins: PinnedRuns,
    private readonly i18n: I18n,
    private readonly schema: Schema,
    board: ChartBoard,
  ) {
    this.cursor = new EpochCursor(this.host, need('#loss-cursor'), board.definition('loss').grid)
    this.chart = board.mount(need('#loss-canvas'), 'loss', (palette) => this.drawing(palette))
    this.cursor.changed.listen(() => this.write())
    // What changes with the run is written when somebody sees it, or the run rests.
    session.changed.listen(() => (this.chart.near || !session.running ? this.show() : this.draw()))
    this.chart.neared.listen(() => this.show())
    session.started.listen(() => this.show())
    pins.changed.listen(() => {
      this.listPins()
      this.show()
    })
    i18n.changed.listen(() => {
      this.listPins()
      this.write()
    })
    this.pinButton.addEventListener('click', () => this.pin())
  }

  private pin(): void {
    const run = this.session.run
    if (run) this.pins.pin(runLabel(run.config, this.schema, this.i18n.t), run.history.validation, run.config.epochs)
  }

  /** Losses that a run with these settings will have: the axis makes room for them from the start. */
  expect(config: Config, losses: readonly number[]): void {
    this.foreseen = { config, losses }
  }

  private expected(run: Run): readonly number[] {
    const { config, losses } = this.foreseen
    return config && differences(run.config, config, this.schema).length === 0 ? losses : []
  }

  private get epochs(): number {
    return Math.max(this.session.run?.report.epochs ?? 1, ...this.pins.list.map((pin) => pin.epochs))
  }

  private show(): void {
    this.cursor.reach(this.epochs, (this.session.run?.history.length ?? 1) - 1)
    this.write()
    this.draw()
  }

  private draw(): void {
    this.chart.follow(this.session.run?.history, this.session.run?.history.version, this.pins.list)
  }

  /** The losses at the cursor, as text: what the eye reads off the curve, and what a screen reader says. */
  private write(): void {
    const { t } = this.i18n
    const run = this.session.run
    setEnabled(this.pinButton, !this.pins.full && !!run && run.history.length >= 2 && !this.pins.has(run.history.validation))
    if (!run || run.history.length === 0 || this.chart.held) return
    const epoch = this.cursor.epoch ?? run.history.length - 1
    const text = t('loss.readout', {
      epoch,
      train: measured(run.history.train[epoch]),
      validation: measured(run.history.validation[epoch]),
    })
    setText(this.readout, text)
    setAttribute(this.host, 'aria-valuenow', String(epoch))
    setAttribute(this.host, 'aria-valuetext', text)
  }

  private listPins(): void {
    const { t } = this.i18n
    this.pinList.replaceChildren(
      ...this.pins.list.map((pin) => {
        const last = measured(pin.validation.at(-1) ?? Number.NaN)
        const remove = element('button', { type: 'button', class: 'quiet icon', 'aria-label': t('pins.remove', { label: pin.label }) }, '×')
        remove.addEventListener('click', () => {
          this.pins.remove(pin.id)
          this.pinButton.focus()
        })
        return element(
          'li',
          { class: `pin pin-${pin.style + 1}` },
          element('span', { class: 'swatch', 'aria-hidden': 'true' }),
          t('pins.item', { label: pin.label, loss: last }),
          remove,
        )
      }),
    )
  }

  private drawing(palette: Palette): Drawing | null {
    const { run } = this.session
    if (!run) return null
    const { train, validation } = run.history
    const floors = distinct(run.setup.floors).map(({ rule, validation: loss }) => ({ name: this.i18n.t(`floor.${rule}`), loss }))
    const { pins, epochs, chart } = this
    return lossDrawing({ epochs, train, validation, floors, expected: this.expected(run), pins: pins.list, plot: chart.plot }, palette)
  }
}
