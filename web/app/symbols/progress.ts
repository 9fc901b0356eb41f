// How far the training is, in the row that stays in view.

import { TEXT } from '../embed/settings'
import { need, setText } from '../page/dom'
import { grouped } from '../page/format'
import type { Translate } from '../page/i18n'
import type { Attempt, Report } from './messages'

export class Progress {
  private readonly bar = need('#progress-bar')

  constructor(private readonly t: Translate) {}

  /** Another network is being made. */
  coming(): void {
    this.write(this.t('progress.coming'))
  }

  /** There is no network, and none comes. */
  clear(): void {
    this.write('')
  }

  show({ exercise, rung, train }: Attempt, { epoch, seen, speed, isGoing, isMeasuring }: Report): void {
    const { t } = this
    const fast = exercise === TEXT ? t('progress.letters', { letters: grouped(speed * rung.steps) }) : t('progress.speed', { speed: grouped(speed) })
    // Said of a text alone: of the others that is over before it is read.
    const what = isGoing && isMeasuring && exercise === TEXT ? t('progress.measuring') : t('progress.seen', { seen: grouped(seen) })
    this.write(t('progress.epoch', { epoch, epochs: rung.epochs }), what, isGoing && speed > 0 ? fast : '', seen / (train * rung.epochs))
  }

  private write(epoch: string, seen = '', speed = '', share = 0): void {
    setText(need('#epoch'), epoch)
    setText(need('#seen'), seen)
    setText(need('#how-fast'), speed)
    this.bar.style.transform = `scaleX(${share.toFixed(4)})`
  }
}
