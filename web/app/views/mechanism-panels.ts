// The parts of the page that show how the network works and are closed at first:
// what is in them is fetched when they are opened.

import { need } from '../page/dom'
import type { Mechanism } from './mechanism-parts'

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
