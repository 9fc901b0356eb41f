// A link that says what its author's network came to, held against the same network here.

import { measured } from '../page/format'
import type { Translate } from '../page/i18n'
import { MORE_EPOCHS } from './keep'
import type { LinkResult } from './link'
import type { Rung } from './messages'
import type { Worth } from './worth'

/** That the author's network went on, where it is not seen to. */
export const further = ({ rung, rmse, more }: LinkResult, ladder: readonly Rung[], worth: Worth, t: Translate): string[] => {
  const at = ladder.findIndex(({ name }) => name === rung)
  return more !== undefined && at >= 0 ? [t('link.further', { name: worth.nameOf(at), epochs: MORE_EPOCHS * Number(more), rmse: measured(Number(rmse)) })] : []
}

/** Whether it came out the same; nothing while it is not yet, or no more, where the author's was. */
export function comparison({ rung, rmse, bits, more = '0' }: LinkResult, ladder: readonly Rung[], worth: Worth, t: Translate): string[] {
  const at = ladder.findIndex(({ name }) => name === rung)
  if (at < 0) return [t('link.rung', { value: rung })]
  if (worth.timesOn(at) !== Number(more)) return []
  const name = worth.nameOf(at)
  const same = worth.judged.includes(at) && worth.judgedAs(at).hash === bits && String(worth.judgedAs(at).rmse) === rmse
  return [same ? t('link.same', { name }) : t('link.differs', { name, rmse: measured(Number(rmse)) })]
}
