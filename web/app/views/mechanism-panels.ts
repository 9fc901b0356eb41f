// The parts of the page that show how the network works and are closed at first:
// what is in them is fetched when they are opened.

import { need } from '../page/dom'
import type { I18n } from '../page/i18n'
import type { Paper } from '../page/paper'
import type { Signal } from '../page/signal'
import type { PlaceInView } from '../run/place-in-view'
import type { RecordInView } from '../run/record-in-view'
import type { Session } from '../run/session'

/** What these views are made of. */
export interface Mechanism {
  session: Session
  record: RecordInView
  place: PlaceInView
  i18n: I18n
  repainted: Signal
  paper: Paper
}

/** The panels come to life as they are opened; one that cannot be fetched closes again, and the page says so. */
export function openMechanism(of: Mechanism, notFetched: () => void): void {
  wakeUp('#slow-motion', () => import('./slow-motion').then(({ SlowMotion }) => new SlowMotion(of)), notFetched)
  wakeUp('#state-space', () => import('./state-space').then(({ StateSpace }) => new StateSpace(of)), notFetched)
}

function wakeUp(selector: string, load: () => Promise<unknown>, notFetched: () => void): void {
  const panel = need<HTMLDetailsElement>(selector)
  let asked = false
  panel.addEventListener('toggle', () => {
    if (!panel.open || asked) return
    asked = true
    load().catch(() => {
      asked = false
      panel.open = false
      notFetched()
    })
  })
}
