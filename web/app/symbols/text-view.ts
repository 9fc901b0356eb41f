// A text, letter by letter: the reader's own if there is one, how the network reads a passage of it, and what it writes.

import { OwnText } from './own-text'
import { ReadingView } from './reading-view'
import type { Given, View } from './view'
import { WritingView } from './writing'

export function textView(into: HTMLElement, given: Given): View {
  const own = new OwnText(into, given)
  const reading = new ReadingView(into, given)
  const writing = new WritingView(into, given, () => reading.nats())
  return {
    begin(attempt) {
      own.begin(attempt.rung.steps)
      reading.begin(attempt)
      writing.begin(attempt)
    },
    update(report) {
      reading.update(report)
      writing.update(report)
    },
    end: () => reading.end(),
  }
}
