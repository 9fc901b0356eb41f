// What the reader of files and the ladder say, in the page's words.

import type { Translate } from '../page/i18n'
import { measured } from '../page/format'
import type { LinkProblem, LinkResult } from './link'
import type { Note, Rung, Rule, Step, Table, Taken } from './messages'
import type { Worth } from './worth'

export function noteText(note: Note, t: Translate): string {
  const { code, line, cell, value, other, count } = note
  let what = t(`note.${code}`, { value, other })
  if (count > 1) what = t('note.count', { what, count })
  if (cell > 0) return t('note.at', { line, cell, what })
  return line > 0 ? t('note.line', { line, what }) : what
}

/** A column by its name, or by its place where it has none. */
export function columnText({ columns }: Table, at: number, t: Translate): string {
  const name = columns[at]?.name ?? ''
  if (name !== '') return t('understood.column', { name })
  return columns.length === 1 ? t('understood.only') : t('understood.position', { position: at + 1 })
}

/** What is done to a series before a network gets it, but for the scale, which all have. */
export function stepsText(steps: readonly Step[], t: Translate): string {
  const named = steps.flatMap(({ op, lag }) => {
    if (op === 'log') return [t('step.log')]
    if (op === 'difference') return [lag === 1 ? t('step.change') : t('step.season', { lag })]
    return []
  })
  return named.join(t('step.join'))
}

export const ruleText = ({ rule, order }: Rule, t: Translate): string => t(`rule.${rule}`, { order })

/** Why a link is not opened, with the name of the field that is wrong. */
export const linkProblemText = ({ field, reason, value }: LinkProblem, t: Translate): string =>
  reason === 'browser' ? t('link.browser') : t('link.problem', { field, reason: t(`link.${reason}`, { value }) })

/** The networks of the ladders; a saved run may have any other. */
const LADDER: readonly string[] = [
  ...['scaled', 'prepared', 'gated', 'solved'],
  ...['adam', 'printed', 'window', 'season', 'price', 'change', 'short', 'long', 'orthogonal', 'gru'], // of the tasks
]

export const rungText = ({ name }: Rung, t: Translate): string => (LADDER.includes(name) ? t(`rung.${name}`) : t('rung.other', { name }))

export const explainText = ({ name, hidden, window }: Rung, t: Translate): string => t(`explain.${LADDER.includes(name) ? name : 'other'}`, { hidden, window })

/** Whether the network that a link tells of came out the same here. */
export function comparison({ rung, rmse, bits }: LinkResult, { ladder }: Taken, worth: Pick<Worth, 'judged' | 'judgedAs' | 'nameOf'>, t: Translate): string {
  const at = ladder.findIndex(({ name }) => name === rung)
  if (at < 0) return t('link.rung', { value: rung })
  const name = worth.nameOf(at)
  const same = worth.judged.includes(at) && worth.judgedAs(at).hash === bits && String(worth.judgedAs(at).rmse) === rmse
  return same ? t('link.same', { name }) : t('link.differs', { name, rmse: measured(Number(rmse)) })
}

/** What the Go program says is wrong with a field: of some it names the field itself. */
export const fieldText = (field: string, message: string, t: Translate): string =>
  message.startsWith(`${field}: `) ? message : t('error.config', { field, message })
