// What stands over a panel of the mechanism: which record it shows and of which
// weights, or why there is nothing to see.

import type { RecordSet } from '../trainer/protocol'
import type { Mechanism } from './mechanism-parts'

/** The record that is shown, which need not be the one in view any more, and of which weights. */
export function recordCaption({ session, i18n: { t } }: Mechanism, { set, index }: { set: RecordSet; index: number }): string {
  const { config, setup, report } = session.run!
  const target = setup.data.first[set] + index
  const which = t(`record.${set}`, { number: index + 1, from: target - config.steps, to: target - 1, target })
  const { epoch, state } = report
  const when = state === 'running' ? t('mechanism.running') : session.fresh ? t('mechanism.fresh') : t('mechanism.epoch', { epoch })
  return `${which} · ${when}`
}

/** Why there is nothing to see: printed is the words' key for the tutorial's own code, other that of a reason which only this panel has. */
export function emptyCaption({ session, i18n: { t } }: Mechanism, printed: string, other?: string): string {
  const run = session.run
  if (run?.config.gradient === 'printed') return t(printed)
  if (run?.report.state === 'diverged') return t('mechanism.diverged')
  if (other !== undefined) return t(other)
  return t(session.alive ? 'mechanism.waiting' : 'mechanism.dead')
}
