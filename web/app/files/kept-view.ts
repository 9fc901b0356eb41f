// What the reader sees of the run that is kept in the browser: that it is back
// after a reload, or to be had, and how to be rid of it.

import { element, need, setText } from '../page/dom'
import { takeAway } from '../page/focus'
import type { I18n } from '../page/i18n'
import type { TrainerError } from '../trainer/protocol'
import { download } from './download'
import { fileReason } from './file-reason'
import type { Found } from './run-store'
import type { RunKeeper } from './run-keeper'

export interface KeptActions {
  /** Goes on with the kept run; false if it cannot. */
  open(found: Found): Promise<boolean>
  /** A run of the page's settings from its start. */
  afresh(): void
  forget(found: Found): Promise<void>
}

export class KeptView {
  private readonly strip = need('#kept')
  private readonly text = need('#kept-text')
  private readonly buttons = need('#kept-actions')
  private readonly note = need('#keeping')
  private readonly discard = need<HTMLButtonElement>('#discard-kept')
  private shown: { found: Found; how: 'back' | 'offer' | TrainerError } | null = null

  constructor(
    private readonly keeper: RunKeeper,
    private readonly i18n: I18n,
    private readonly actions: KeptActions,
  ) {
    this.discard.addEventListener('click', () => void keeper.discard())
    keeper.changed.listen(() => this.write())
    i18n.changed.listen(() => this.write())
  }

  /** The run on the page is the one that was kept. */
  back(found: Found): void {
    this.put({ found, how: 'back' })
  }

  /** There is one that was kept, and the page shows another. */
  offer(found: Found): void {
    this.put({ found, how: 'offer' })
  }

  /** There is one that was kept, and this page cannot open it. */
  unreadable(found: Found, error: TrainerError): void {
    this.put({ found, how: error })
  }

  private put(shown: KeptView['shown']): void {
    const set = (): void => {
      this.shown = shown
      this.write()
    }
    takeAway(this.strip, set, () => need('#play'))
  }

  private write(): void {
    const { t } = this.i18n
    const { keeping } = this.keeper
    setText(this.note, keeping === 'nothing' ? '' : t(`keeping.${keeping}`))
    this.discard.hidden = keeping !== 'kept'
    if (keeping === 'discarded' && this.shown?.how === 'back') this.shown = null
    this.strip.hidden = !this.shown
    if (!this.shown) return
    const { found, how } = this.shown
    const { run } = found
    const values = { epoch: run.epoch, epochs: run.epochs, when: ago(run.at, Date.now(), this.i18n.language) }
    setText(this.text, typeof how === 'string' ? t(`kept.${how}`, values) : t('kept.unreadable', { ...values, reason: fileReason(this.i18n, how) }))
    const discard = this.button(t('kept.discard'), async () => {
      this.put(null)
      if (how === 'back') {
        await this.keeper.discard()
        this.actions.afresh()
      } else await this.actions.forget(found)
    })
    const close = element('button', { type: 'button', class: 'quiet icon', 'aria-label': t('notice.dismiss') }, '×')
    close.addEventListener('click', () => this.put(null))
    this.buttons.replaceChildren(
      ...(how === 'offer'
        ? [
            this.button(t('kept.open'), async () => {
              if (await this.actions.open(found)) this.back(found)
              else if (this.shown?.how === 'offer') this.put(null)
            }),
          ]
        : []),
      ...(typeof how === 'string'
        ? []
        : [this.button(t('kept.save'), async () => download(`rnnlab-epoch${run.epoch}.rnn`, new Blob([run.file as Uint8Array<ArrayBuffer>])))]),
      discard,
      close,
    )
  }

  private button(text: string, act: () => Promise<void>): HTMLButtonElement {
    const made = element('button', { type: 'button' }, text)
    made.addEventListener('click', () => void act())
    return made
  }
}

/** "3 minutes ago", in the language's own words. */
export function ago(then: number, now: number, language: string): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const minutes = Math.max(0, now - then) / 60_000
  if (minutes < 1) return words.format(-Math.round(minutes * 60), 'second')
  if (minutes < 60) return words.format(-Math.round(minutes), 'minute')
  if (minutes < 48 * 60) return words.format(-Math.round(minutes / 60), 'hour')
  return words.format(-Math.round(minutes / 60 / 24), 'day')
}
