// Why a file was not opened, in the reader's words.

import type { I18n } from '../page/i18n'
import type { TrainerError } from '../trainer/protocol'
import type { FileKind } from './file-kind'

/** Whether a file is a run of the page of symbols: the Go program names its task. */
export const isOfSymbols = ({ code, field, message }: Pick<TrainerError, 'code' | 'field' | 'message'>): boolean =>
  code === 'file' && field === 'task' && /\bsymbols\b/.test(message)

/** kind: what the file is, if it is no saved run. */
export function fileReason(i18n: Pick<I18n, 't' | 'maybe'>, { code, field, message }: TrainerError, kind: FileKind = 'foreign'): string {
  const key = code === 'file' ? `file.${isOfSymbols({ code, field, message }) ? 'symbols' : field === 'foreign' ? kind : field}` : `error.${code}`
  return i18n.maybe(key) ? i18n.t(key, { message }) : message
}
