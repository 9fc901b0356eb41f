// What the page has for a task: how well a network does, as people say it, and
// what is said of a run at its end. The trainer's half is rnn/task.

import type { Translate } from '../page/i18n'
import type { Run } from '../run/session'

export interface Metric {
  /** as events of an embed name it */
  name: string
  /** of a loss */
  of(loss: number): number
}

/** A run, as far as its result is told by it. */
export type Tested = Pick<Run, 'report' | 'setup'>

export interface TaskRoom {
  metric: Metric
  /** The series at any place, also between its values. */
  between(n: number): number
  /** What a finished run is worth: on the records that it had never seen, and beside rules that need no network. */
  verdict(run: Tested, t: Translate): string[]
}
