// What there is to see of an exercise, beside its loss and its verdict: a file each, named here once.

import { countingView } from './counting-view'
import { grammarView } from './grammar-view'
import { memoryView } from './memory-view'
import { textView } from './text-view'
import { translationView } from './translation-view'
import type { Mount } from './view'

/** By the name of the exercise; those that are not here have the loss and the verdict alone. */
export const VIEWS: Readonly<Record<string, Mount>> = {
  adding: memoryView,
  counting: countingView,
  grammar: grammarView,
  order: memoryView,
  text: textView,
  translation: translationView,
}
