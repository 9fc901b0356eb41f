// The ladder's four chips.

import { need, setAttribute, setText } from '../page/dom'
import { measured } from '../page/format'
import type { I18n } from '../page/i18n'
import { Ladder, barLength, type Poster, type Rung } from '../run/ladder'
import { rungOf } from '../run/run-label'
import type { Session } from '../run/session'
import { differences, type Config, type Schema } from '../settings/settings'

export class LadderView {
  private readonly ladder: Ladder
  private coming: Config | null = null
  private readonly chips: Map<string, HTMLButtonElement>

  constructor(
    private readonly session: Session,
    private readonly schema: Schema,
    private readonly i18n: I18n,
    choose: (config: Config) => void,
  ) {
    this.ladder = new Ladder(schema.presets.map((preset) => preset.name))
    this.chips = new Map(schema.presets.map(({ name }) => [name, need<HTMLButtonElement>(`#rung-${name}`)]))
    for (const { name, config } of schema.presets) {
      this.chips.get(name)?.addEventListener('click', () => choose({ ...config }))
    }
    // Links in the text that run a rung.
    for (const button of document.querySelectorAll<HTMLButtonElement>('[data-run-rung]')) {
      const preset = schema.presets.find(({ name }) => name === button.dataset['runRung'])
      if (!preset) continue
      button.addEventListener('click', () => {
        choose({ ...preset.config })
        need('#lab').scrollIntoView()
        this.chips.get(preset.name)?.focus({ preventScroll: true })
      })
    }
    session.changed.listen(() => this.check())
    session.started.listen(() => this.show())
    i18n.changed.listen(() => this.show())
  }

  /** coming: what the page is about to run. */
  take(poster: Poster, coming: Config): void {
    this.coming = coming
    this.ladder.take(poster)
    this.show()
  }

  /** Whether a finished run of a rung came out as it did at build time. */
  private check(): void {
    const run = this.session.run
    if (!run || run.report.hash === undefined || run.report.altered) return
    const preset = this.schema.presets.find((candidate) => differences(run.config, candidate.config, this.schema).length === 0)
    if (!preset) return
    this.ladder.ended(preset.name, run.report.hash)
    this.show()
  }

  private show(): void {
    const config = this.session.run?.config ?? this.coming
    const present = config ? rungOf(config, this.schema) : null
    for (const rung of this.ladder.rungs) {
      const chip = this.chips.get(rung.name)
      if (!chip) continue
      setAttribute(chip, 'aria-pressed', String(rung.name === present))
      this.write(chip, rung)
    }
  }

  private write(chip: HTMLButtonElement, rung: Rung): void {
    const { t } = this.i18n
    if (rung.rmse === undefined) return
    setText(need('.rung-rmse', chip), measured(rung.rmse))
    need<SVGElement>('.rung-bar rect', chip).setAttribute('width', String(100 * barLength(rung.rmse)))
    const note = need('.rung-check', chip)
    setAttribute(note, 'data-check', rung.check)
    setText(note, rung.check === 'none' ? '' : t(`ladder.${rung.check}`))
    const step = chip.querySelector('.rung-step')
    if (step && rung.printedRmse !== undefined) setText(step, t('ladder.printedStep', { rmse: measured(rung.printedRmse) }))
  }
}
