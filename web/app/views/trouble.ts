// The calm panel beside the loss chart when training broke down or the worker
// died: what happened, what likely did it, and the ways on, the likeliest first.

import { element, need, setText } from '../page/dom'
import { chosen, measured } from '../page/format'
import type { I18n } from '../page/i18n'
import type { Session } from '../run/session'
import { nearestPreset, type Config, type Schema } from '../settings/settings'
import type { TrainerError } from '../trainer/protocol'

type Kind = 'none' | 'diverged' | 'dead'

export class Trouble {
  private readonly panel = need('#trouble')
  private readonly title = need('#trouble-title')
  private readonly text = need('#trouble-text')
  private readonly actions = need('#trouble-actions')
  private kind: Kind = 'none'
  private death: TrainerError | null = null

  constructor(
    private readonly session: Session,
    private readonly schema: Schema,
    private readonly i18n: I18n,
    private readonly start: (config: Config) => void,
  ) {
    session.changed.listen(() => {
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
    if (kind === this.kind) return
    this.kind = kind
    this.panel.hidden = kind === 'none'
    this.write()
  }

  private write(): void {
    if (this.kind === 'diverged') this.writeDivergence()
    if (this.kind === 'dead') this.writeDeath()
  }

  private writeDivergence(): void {
    const { t, maybe } = this.i18n
    const run = this.session.run
    const divergence = run?.report.divergence
    if (!run || !divergence) return
    setText(this.title, t('diverged.title'))
    const cause = maybe.call(this.i18n, `cause.${divergence.cause}`) ?? t('cause.other', { name: t(`setting.${divergence.cause}.name`) })
    setText(this.text, [
      t('diverged.what', { epoch: divergence.epoch + 1, update: divergence.update + 1, loss: measured(divergence.loss) }),
      cause,
      t('diverged.kept', { epoch: divergence.lastGood }),
    ].join(t('summary.join')))
    const halved = run.config.learningRate / 2
    const preset = nearestPreset(run.config, this.schema)
    this.actions.replaceChildren(
      this.button(t('diverged.halve', { rate: chosen(Number(halved.toPrecision(3))) }), () => void this.session.recover(0.5).then((taken) => taken && this.session.play())),
      this.button(t('diverged.preset', { name: t(`preset.${preset.name}.name`) }), () => this.start({ ...preset.config })),
    )
  }

  private writeDeath(): void {
    const { t } = this.i18n
    if (!this.death) return
    const { code, message } = this.death
    setText(this.title, t('dead.title'))
    setText(this.text, t('dead.what', { reason: t(`error.${code}`, { message }) }))
    this.actions.replaceChildren(
      this.button(t(this.session.run ? 'dead.restart' : 'dead.again'), () => {
        void this.session.restart().then((back) => {
          if (back) this.kind = 'none'
          this.panel.hidden = back
        })
      }),
    )
  }

  private button(text: string, act: () => void): HTMLButtonElement {
    const made = element('button', { type: 'button' }, text)
    made.addEventListener('click', act)
    return made
  }
}
