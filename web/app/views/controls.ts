// The run's controls: play and pause, steps, reset, progress.

import { need, setAttribute, setText } from '../page/dom'
import { setEnabled } from '../page/focus'
import { duration, grouped } from '../page/format'
import type { I18n } from '../page/i18n'
import { ENDED, type Session } from '../run/session'
import type { Film } from './stage'

/** Places of the progress bar, which is some two hundred pixels long. */
const STEPS = 400

/** So many epochs more a run that has ended goes on for, as the words of its button say. */
const MORE_EPOCHS = 25

export interface ControlActions {
  /** The first request for a run: the poster gives way. */
  play(): void
  newWeights(): void
  /** Whether the run will start by itself. */
  starting(): boolean
  /** The recording that stands in for the run until the trainer is there. */
  film(): Film | null
  toggleFilm(): void
  /** Whether play makes one update at a time. */
  single(): boolean
}

export class Controls {
  private readonly play = need<HTMLButtonElement>('#play')
  private readonly stepEpoch = need<HTMLButtonElement>('#step-epoch')
  private readonly stepUpdate = need<HTMLButtonElement>('#step-update')
  private readonly reset = need<HTMLButtonElement>('#reset')
  private readonly newWeights = need<HTMLButtonElement>('#new-weights')
  private readonly progress = need('#progress')
  private readonly bar = need('#progress-bar')
  private filled = ''

  constructor(
    private readonly session: Session,
    private readonly i18n: I18n,
    private readonly actions: ControlActions,
  ) {
    this.play.addEventListener('click', () => this.press())
    this.stepEpoch.addEventListener('click', () => void (session.ended ? session.extend(MORE_EPOCHS) : session.step('epoch')))
    this.stepUpdate.addEventListener('click', () => void session.step('update'))
    this.reset.addEventListener('click', () => void session.reset())
    this.newWeights.addEventListener('click', () => actions.newWeights())
    session.changed.listen(() => this.show())
    session.started.listen(() => this.show())
    session.died.listen(() => this.show())
    i18n.changed.listen(() => this.show())
  }

  private press(): void {
    const { session, actions } = this
    const state = session.run?.report.state
    if (actions.film()) actions.toggleFilm()
    else if (session.running) void session.pause()
    else if (actions.single() && (state === 'ready' || state === 'paused')) void session.step('update')
    else actions.play()
  }

  /** Shows how things stand. */
  show(): void {
    const { t } = this.i18n
    const run = this.session.run
    const film = this.actions.film()
    if (film && this.session.alive) {
      this.showFilm(film)
      return
    }
    if (!run) {
      // The trainer can be gone before there is a run.
      if (!this.session.alive) setText(need('#time-left'), t('state.dead'))
      return
    }
    const { report } = run
    const ended = ENDED.includes(report.state)

    setAttribute(this.play, 'data-state', this.session.running ? 'running' : ended ? 'ended' : 'waiting')
    setAttribute(this.play, 'aria-label', t(this.session.running ? 'controls.pause' : ended ? 'controls.again' : 'controls.play'))
    const { alive, fresh } = this.session
    for (const button of [this.play, this.newWeights]) setEnabled(button, alive)
    setEnabled(this.stepEpoch, alive && report.state !== 'diverged')
    setEnabled(this.stepUpdate, alive && !ended)
    const forward = this.session.ended ? 'controls.more' : 'controls.stepEpoch'
    setAttribute(this.stepEpoch, 'data-t', forward) // for another language
    setText(this.stepEpoch, t(forward))
    setEnabled(this.reset, alive && !fresh)

    // An epoch whose losses are still being measured is on no chart yet.
    setText(need('#epoch'), grouped(Math.min(report.epoch, Math.max(0, run.history.length - 1))))
    setText(need('#epochs'), t('controls.ofEpochs', { epochs: grouped(report.epochs) }))
    const share = Math.min(1, (report.epoch + report.update / report.updatesPerEpoch) / report.epochs)
    this.fill(share)
    setAttribute(this.progress, 'aria-valuenow', String(Math.round(100 * share)))
    setText(need('#time-left'), this.status)
    const speed = run.setup.simd ? 'controls.speedSimd' : 'controls.speed'
    setText(need('#speed'), report.updatesPerSecond > 0 ? t(speed, { speed: grouped(report.updatesPerSecond) }) : '')
  }

  /** Moves the bar, by no less than can be seen: each time costs the browser a look at the page. */
  private fill(share: number): void {
    const filled = (Math.round(share * STEPS) / STEPS).toString()
    if (filled === this.filled) return
    this.filled = filled
    this.bar.style.transform = `scaleX(${filled})`
  }

  private showFilm({ epoch, epochs, state }: Film): void {
    const { t } = this.i18n
    const playing = state === 'playing'
    setAttribute(this.play, 'data-state', playing ? 'running' : 'waiting')
    setAttribute(this.play, 'aria-label', t(playing ? 'controls.pause' : 'controls.play'))
    this.play.disabled = false
    setText(need('#epoch'), grouped(epoch))
    setText(need('#epochs'), t('controls.ofEpochs', { epochs: grouped(epochs) }))
    this.fill(epoch / epochs)
    setAttribute(this.progress, 'aria-valuenow', String(Math.round((100 * epoch) / epochs)))
    setText(need('#time-left'), t(state === 'held' ? 'state.paused' : this.session.run ? 'state.starting' : 'state.film'))
    setText(need('#speed'), '')
  }

  private get status(): string {
    const { t } = this.i18n
    const report = this.session.run?.report
    if (!report) return ''
    if (!this.session.alive) return t('state.dead')
    if (report.state === 'ready' && this.actions.starting()) return t('state.starting')
    if (report.state !== 'running') return t(`state.${report.state}`, { epoch: report.epoch, best: report.bestEpoch })
    if (report.secondsLeft === null) return t('state.running')
    const { key, values } = duration(report.secondsLeft)
    return t('controls.timeLeft', { time: t(key, values) })
  }
}
