// What a view of an exercise is, and what it is given.

import type { Translate } from '../page/i18n'
import type { SymbolsClient } from './client'
import type { Attempt, Report } from './messages'

/** What a view is given once, when its exercise is chosen. */
export interface Given {
  /** Asks the page's worker. A view may look, have written and have judged at any time; what to train is the page's matter. */
  ask: SymbolsClient['ask']
  t: Translate
  /** Says what went wrong where the page says it; without an error that it says no more. */
  tell(error?: unknown): void
  /**
   * Begins anew with a reader's own text, or with undefined the one that comes with the exercise; false if it was refused, and all is
   * as before. file: the name of the one that it was in.
   */
  learn(text: string | undefined, file?: string): Promise<boolean>
  /** the reader's own text, if there is one; and whether a link asks for one that it does not carry */
  text(): { own: string | undefined; wanted: boolean }
}

export interface View {
  /** Another network is there: with its initial weights, or out of a file. What was shown is of none any more. */
  begin(attempt: Attempt): void
  /** After each report of it; the first comes with `begin`. */
  update(report: Report): void
  /** Another exercise is chosen; the element is taken away after it. */
  end?(): void
}

/** Puts a view into an element that is its own. */
export type Mount = (into: HTMLElement, given: Given) => View
