// The equation of the run's cell, above the views into it.

import { need } from '../page/dom'
import type { I18n } from '../page/i18n'
import type { Session } from '../run/session'

const EQUATIONS: Record<string, string> = { lstm: 'inside.equationLstm', gru: 'inside.equationGru' }

/** Keeps the equation in step with the cell; I18n itself changes its language. */
export function showEquation(session: Session, i18n: I18n): void {
  const equation = need('#equation')
  session.started.listen(() => {
    const key = EQUATIONS[session.run?.config.cell ?? ''] ?? 'inside.equation'
    if (equation.dataset['t'] === key) return
    equation.dataset['t'] = key
    i18n.fill(equation.parentElement ?? document)
  })
}
