// The tutorial's own table of epochs: sums over the records, checked before
// each epoch's updates, one line an epoch.

import { element, need, setText } from '../page/dom'
import { setEnabled } from '../page/focus'
import { printed } from '../page/format'
import type { I18n } from '../page/i18n'
import { recordCount } from '../run/series-data'
import type { Session } from '../run/session'
import type { Setup } from '../trainer/protocol'

export interface EpochRow {
  epoch: number
  loss: number
  validationLoss: number
}

/** Rows as the tutorial counts them: line 1 is checked with the initial weights. */
export function epochRows(
  history: { train: ArrayLike<number>; validation: ArrayLike<number> },
  records: { train: number; validation: number },
  epochs: number,
): EpochRow[] {
  return Array.from({ length: Math.min(epochs, history.train.length) }, (_, i) => ({
    epoch: i + 1,
    loss: history.train[i] * records.train,
    validationLoss: history.validation[i] * records.validation,
  }))
}

/** How many records each set has. */
function counts({ data }: Setup): { train: number; validation: number } {
  return { train: recordCount(data, 'train'), validation: recordCount(data, 'validation') }
}

/** A row as the tutorial's print statement has it. */
export function printedLine({ epoch, loss, validationLoss }: EpochRow): string {
  return `Epoch:  ${epoch} , Loss:  ${printed(loss)} , Val Loss:  ${printed(validationLoss)}`
}

export class EpochsTable {
  private readonly details = need<HTMLDetailsElement>('#epochs-table')
  private readonly body = need('#epochs-table tbody')
  private readonly copy = need<HTMLButtonElement>('#copy-table')
  private shown: { history: object; losses: number[] } = { history: {}, losses: [] }

  constructor(
    private readonly session: Session,
    i18n: I18n,
    copyText: (text: string) => void,
  ) {
    this.details.addEventListener('toggle', () => this.show())
    this.copy.addEventListener('click', () => copyText(this.rows.map(printedLine).join('\n')))
    session.changed.listen(() => this.show())
    session.started.listen(() => this.show())
    i18n.changed.listen(() => this.caption(i18n))
    session.started.listen(() => this.caption(i18n))
  }

  private get rows(): EpochRow[] {
    const run = this.session.run
    if (!run) return []
    return epochRows(run.history, counts(run.setup), run.report.epochs)
  }

  private caption(i18n: I18n): void {
    const setup = this.session.run?.setup
    if (setup) setText(need('#epochs-table caption'), i18n.t('table.caption', counts(setup)))
  }

  /** Adds what is new; only a closed table costs nothing, so a closed one is not kept up. */
  private show(): void {
    const run = this.session.run
    if (!this.details.open || !run) return
    const rows = this.rows
    const same =
      this.shown.history === run.history && rows.length >= this.shown.losses.length && this.shown.losses.every((loss, i) => Object.is(loss, rows[i].loss))
    if (!same) {
      this.body.replaceChildren()
      this.shown = { history: run.history, losses: [] }
    }
    const added = rows.slice(this.shown.losses.length)
    this.body.append(
      ...added.map(({ epoch, loss, validationLoss }) =>
        element('tr', {}, element('th', { scope: 'row' }, String(epoch)), element('td', {}, printed(loss)), element('td', {}, printed(validationLoss))),
      ),
    )
    this.shown.losses.push(...added.map(({ loss }) => loss))
    setEnabled(this.copy, rows.length > 0)
  }
}
