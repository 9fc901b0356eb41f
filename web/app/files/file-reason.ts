// Why a file was not opened, in the reader's words.

import type { I18n } from '../page/i18n'
import type { TrainerError } from '../trainer/protocol'
import type { FileKind } from './file-kind'

/** kind: what the file is, if it is no saved run. */
export function fileReason(i18n: Pick<I18n, 't' | 'maybe'>, { code, field, message }: TrainerError, kind: FileKind = 'foreign'): string {
  const key = code === 'file' ? `file.${field === 'foreign' ? kind : field}` : `error.${code}`
  return i18n.maybe(key) ? i18n.t(key, { message }) : message
}
