// The calm panel beside the loss chart when training broke down or the worker
// died: what happened, what likely did it, and the ways on, the likeliest first.

import { element, need, setText } from '../page/dom'
import { setEnabled } from '../page/focus'
import { chosen, measured } from '../page/format'
import type { I18n } from '../page/i18n'
import type { Session } from '../run/session'
import { waysOn, type WayOn } from '../run/ways-on'
import type { Config, Schema } from '../settings/settings'
import type { TrainerError } from '../trainer/protocol'

type Kind = 'none' | 'diverged' | 'dead'

export class Trouble {
  private readonly panel = need('#trouble')
  private readonly title = need('#trouble-title')
  private readonly text = need('#trouble-text')
  private readonly actions = need('#trouble-actions')
  private kind: Kind = 'none'
  /** the breakdown that the panel tells of */
  private told = ''
  private death: TrainerError | null = null

  constructor(
    private readonly session: Session,
    private readonly schema: Schema,
    private readonly i18n: I18n,
    private readonly start: (config: Config) => Promise<void>,
  ) {
    for (const signal of [session.changed, session.rated])
      signal.listen(() => {
        if (this.kind !== 'dead') this.put(session.run?.report.state === 'diverged' ? 'diverged' : 'none')
      })
    session.started.listen(() => this.put('none'))
    session.died.listen((error) => {
      this.death = error
      this.put('dead')
    })
    i18n.changed.listen(() => this.write())
  }

  private put(kind: Kind): void {
    // A second breakdown may follow on the first before the page has drawn anything between them.
    const { report, config } = this.session.run ?? {}
    const told = kind === 'diverged' ? JSON.stringify([report?.divergence, config]) : ''
    if (kind === this.kind && told === this.told) return
    this.kind = kind
    this.told = told
    this.write()
  }

  /** The worker may die before the words are there; then they show the panel. */
  private write(): void {
    this.panel.hidden = this.kind === 'none' || !this.i18n.ready
    if (this.kind === 'diverged') this.writeDivergence()
    if (this.kind === 'dead') this.writeDeath()
  }

  private writeDivergence(): void {
    const { t, maybe } = this.i18n
    const run = this.session.run
    const divergence = run?.report.divergence
    if (!run || !divergence) return
    setText(this.title, t('diverged.title'))
    const { cause, loss } = divergence
    const why = maybe.call(this.i18n, `cause.${cause}`) ?? t('cause.other', { name: t(`setting.${cause}.name`) })
    const place = { epoch: divergence.epoch + 1, update: divergence.update + 1 }
    const what = Number.isFinite(loss) ? t('diverged.what', { ...place, loss: measured(loss) }) : t('diverged.whatNoNumber', place)
    setText(
      this.text,
      (cause === 'init' ? [t('diverged.before'), why] : [what, why, t('diverged.kept', { epoch: divergence.lastGood })]).join(t('summary.join')),
    )
    this.actions.replaceChildren(...waysOn(run.config, cause, this.schema).map((way) => this.way(way)))
  }

  private way(way: WayOn): HTMLButtonElement {
    const { t } = this.i18n
    switch (way.kind) {
      case 'halve':
        return this.button(
          t('diverged.halve', { rate: chosen(way.rate) }),
          async () => void ((await this.session.recover(way.rate)) && (await this.session.play())),
        )
      case 'preset':
        return this.button(t('diverged.preset', { name: t(`preset.${way.preset.name}.name`) }), () => this.start({ ...way.preset.config }))
      default:
        return this.button(t(`diverged.${way.kind}`), () => this.start(way.config))
    }
  }

  private writeDeath(): void {
    const { t } = this.i18n
    if (!this.death) return
    const { code, message } = this.death
    // A browser that cannot run the trainer will not the next time either.
    const hopeless = code === 'unsupported'
    setText(this.title, t(hopeless ? 'dead.unsupported' : 'dead.title'))
    setText(this.text, hopeless ? t('error.unsupported') : t('dead.what', { reason: t(`error.${code}`, { message }) }))
    this.actions.replaceChildren(
      ...(hopeless
        ? []
        : [
            this.button(t(this.session.run ? 'dead.restart' : 'dead.again'), async () => {
              if (await this.session.restart()) this.put('none')
            }),
          ]),
    )
  }

  /** One at a time: until what was asked for is done, none of the buttons is of use. */
  private button(text: string, act: () => Promise<void>): HTMLButtonElement {
    const made = element('button', { type: 'button' }, text)
    made.addEventListener('click', async () => {
      const held = made === document.activeElement
      for (const button of this.actions.querySelectorAll('button')) setEnabled(button, false)
      await act()
      this.write()
      if (held && [document.body, made].includes(document.activeElement as HTMLElement)) need('#play').focus({ preventScroll: true })
    })
    return made
  }
}
