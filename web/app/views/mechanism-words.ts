// The words of the panels that are fetched when they are opened, which come with them.

import type { I18n } from '../page/i18n'
import en from '../text/mechanism.en.json'
import zh from '../text/mechanism.zh.json'

let added = false

export function addMechanismWords(i18n: I18n): void {
  if (added) return
  added = true
  i18n.add({ en, zh })
}
