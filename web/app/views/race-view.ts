// The race section: who takes part, the curves, and how each did, as text.

import type { Chart, ChartBoard } from '../charts/charts'
import type { Drawing } from '../charts/drawing'
import type { Palette } from '../charts/palette'
import { raceDrawing } from './loss-drawing'
import { element, need, setText } from '../page/dom'
import { setEnabled } from '../page/focus'
import { grouped, measured } from '../page/format'
import type { I18n } from '../page/i18n'
import { nextFrame } from '../page/frame-queue'
import type { Session } from '../run/session'
import type { Lane, Race } from '../run/race'

export class RaceView {
  private readonly chart: Chart
  private readonly start = need<HTMLButtonElement>('#race-start')
  private readonly axis = need<HTMLSelectElement>('#race-axis')
  private readonly host = need('#race-chart')
  private readonly list = need('#race-lanes')
  private readonly cells = [...document.querySelectorAll<HTMLInputElement>('#race-cells input')]
  /** how often the run on the page was held */
  private holds = 0
  private readonly redraw = (): void => this.show()

  constructor(
    private readonly race: Race,
    private readonly session: Session,
    private readonly i18n: I18n,
    board: ChartBoard,
  ) {
    this.chart = board.mount(
      need('.canvas', this.host),
      () => (this.bySeconds ? 'raceSeconds' : 'race'),
      (palette) => this.drawing(palette),
    )
    for (const cell of this.cells) cell.addEventListener('change', () => this.show())
    this.axis.addEventListener('change', () => this.chart.invalidate())
    this.start.addEventListener('click', () => void this.toggle())
    race.changed.listen(() => nextFrame(this.redraw))
    session.started.listen(() => this.show())
    session.held.listen(() => this.holds++)
    i18n.changed.listen(() => this.show())
  }

  private async toggle(): Promise<void> {
    const config = this.session.run?.config
    if (this.race.running || !config) {
      this.race.stop()
      return
    }
    // The run on the page would take time that is measured here; it goes on when the race is over, unless the reader has held it
    // since, or it is another.
    const { run, running } = this.session
    if (running) await this.session.pause()
    const { holds } = this
    await this.race.start(config, this.chosen)
    if (running && holds === this.holds && this.session.run === run && run?.report.state === 'paused') await this.session.play()
  }

  private get chosen(): string[] {
    return this.cells.filter((cell) => cell.checked).map((cell) => cell.value)
  }

  private show(): void {
    const { race } = this
    const { t } = this.i18n
    setEnabled(this.start, race.running || (!!this.session.run && this.chosen.length >= 2))
    setText(this.start, t(race.running ? 'race.stop' : 'race.start'))
    for (const cell of this.cells) cell.disabled = race.running
    this.list.replaceChildren(
      ...race.lanes.map((lane, i) =>
        element('li', { class: `pin pin-${i + 1}` }, element('span', { class: 'swatch', 'aria-hidden': 'true' }), this.result(lane)),
      ),
    )
    this.host.hidden = race.lanes.length === 0
    this.chart.invalidate()
  }

  private result(lane: Lane): string {
    const { t } = this.i18n
    const name = t(`option.cell.${lane.cell}`)
    if (lane.losses.length === 0) return t('race.lane', { name, state: t(`race.${lane.state}`) })
    return t('race.result', {
      name,
      state: t(`race.${lane.state}`),
      weights: grouped(lane.parameters),
      epoch: lane.losses.length - 1,
      loss: measured(lane.losses.at(-1) ?? Number.NaN),
      seconds: measured(lane.seconds.at(-1) ?? 0, 2),
    })
  }

  private get bySeconds(): boolean {
    return this.axis.value === 'seconds'
  }

  private drawing(palette: Palette): Drawing | null {
    const { lanes, epochs } = this.race
    if (lanes.length === 0) return null
    const end = Math.max(0.1, ...lanes.map((lane) => lane.seconds.at(-1) ?? 0))
    return raceDrawing(lanes, epochs, this.bySeconds ? end : null, palette)
  }
}
