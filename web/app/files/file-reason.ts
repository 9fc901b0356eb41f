// Why a file was not opened, in the reader's words.

import type { I18n } from '../page/i18n'
import type { TrainerError } from '../trainer/protocol'

/** archive: whether the file is one; then it is most likely the weights that this page has saved itself. */
export function fileReason(i18n: Pick<I18n, 't' | 'maybe'>, { code, field, message }: TrainerError, archive = false): string {
  const key = code === 'file' ? `file.${field === 'foreign' && archive ? 'archive' : field}` : `error.${code}`
  return i18n.maybe(key) ? i18n.t(key, { message }) : message
}
