// What the reader of files and the ladder say, in the page's words.

import { isOfSymbols } from '../files/file-reason'
import { chosen, measured } from '../page/format'
import type { Translate } from '../page/i18n'
import { TrainerError } from '../trainer/protocol'
import type { LinkProblem } from './link'
import type { Ahead, Choice, Judged, Note, Rung, Rule, Step, Table, Taken, Tested } from './messages'

/** Sentences of one paragraph: a Chinese full stop is wide enough without a blank. */
export const inOne = (sentences: readonly string[]): string => sentences.join(' ').replace(/([。！？]) /g, '$1')

export function noteText(note: Note, t: Translate): string {
  const { code, line, cell, value, other, count } = note
  let what = t(`note.${code}`, { value, other })
  if (count > 1) what = t('note.count', { what, count })
  if (cell > 0) return t('note.at', { line, cell, what })
  return line > 0 ? t('note.line', { line, what }) : what
}

/** A column by its name, or by its place where it has none, or another has the same. */
export function columnText({ columns }: Table, at: number, t: Translate): string {
  const name = columns[at]?.name ?? ''
  const alike = columns.filter((column) => column.name === name).length
  if (name !== '') return alike > 1 ? t('understood.columnAt', { name, position: at + 1 }) : t('understood.column', { name })
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

/** What was found of a series, and what the reader has chosen in its place. */
export function preparedTexts({ season, offer, ladder }: Taken, t: Translate): string[] {
  const isChosen = offer !== undefined && offer.choice.season !== ''
  const said = [season > 0 ? t(isChosen ? 'season.chosen' : 'season', { season }) : t(isChosen ? 'season.chosenNone' : 'season.none')]
  if (!offer) return said
  const key = offer.choice.transform === '' ? 'prepared' : 'prepared.chosen'
  const steps = stepsText(ladder[1]?.steps ?? [], t)
  return [...said, steps === '' ? t(key === 'prepared' ? 'prepared.none' : 'prepared.chosenNone') : t(key, { steps })]
}

export const ruleText = ({ rule, order }: Rule, t: Translate): string => t(`rule.${rule}`, { order })

/** Why a network has no figure on the test part: it has to read a value there that it cannot, or it runs away. */
export const refusedText = (value: number, t: Translate): string => (Number.isFinite(value) ? t('test.unread', { value: chosen(value) }) : t('test.away'))

/** A rule that errs by so much of what another errs by, or less, is told beside it. */
const NEARER = 0.98

/** What a network that did best on the validation part comes to on the test, and whether what was said of it holds there: beside all
 * rules, for the one that did best on the validation part may have been lucky there. */
export function testText(name: string, { worth, best }: Judged, { refuses, rmse, floors: errors }: Tested, rules: readonly Rule[], t: Translate): string {
  const [floor, least] = [errors[best]!, Math.min(...errors)]
  const told = { name, floor: measured(floor) }
  const nearest = { rule: ruleText(rules[errors.indexOf(least)]!, t), floor: measured(least) }
  const said = [refuses === undefined ? t('verdict.test', { ...told, rmse: measured(rmse) }) : t('verdict.untested', { ...told, why: refusedText(refuses, t) })]
  if (worth === 'better' && refuses === undefined)
    said.push(rmse >= floor ? t('verdict.failed') : least < rmse ? t('verdict.other', nearest) : t('verdict.held'))
  else if (least < NEARER * floor) said.push(t('verdict.nearest', nearest))
  return inOne(said)
}

/** A rule as it is named on its line in a picture. */
export const floorText = ({ rule, order }: Rule, t: Translate): string => t(`floor.${rule}`, { order })

/** How far off the rules are so many steps ahead, in a unit. */
export const rulesAhead = ({ floors }: Ahead, t: Translate, unit = 1): string =>
  floors.map((rule) => `${ruleText(rule, t)} ${measured(rule.rmse / unit)}`).join(t('list'))

/** Who is nearest so many steps ahead, a network or the best of the rules. */
export function nearest({ rmse, floors }: Ahead, t: Translate): string {
  const best = floors.reduce((least, floor) => (floor.rmse < least.rmse ? floor : least))
  return best.rmse < rmse ? t('ahead.rule', { rule: ruleText(best, t) }) : t('ahead.network')
}

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

/** Whether it is what a reader, or an author, has chosen of how the numbers are prepared. */
export const isChosen = (field: string | undefined): field is keyof Choice => field === 'season' || field === 'transform'

/** What the Go program says is wrong with a field: of some it names the field itself, and what was chosen has words here. */
export function fieldText(field: string, message: string, t: Translate): string {
  if (isChosen(field)) return t('error.config', { field: t(`prepare.${field}`), message: t(`prepare.refused.${field}`) })
  return message.startsWith(`${field}: `) ? message : t('error.config', { field, message })
}

/** What went wrong, where it is no mistake of the program's own. */
export function errorText(error: unknown, t: Translate): string {
  if (!(error instanceof TrainerError)) return String(error)
  if (isOfSymbols(error)) return t('file.symbols')
  if (error.code === 'file') return t(`file.${error.field}`, { message: error.message })
  if (error.code === 'unsupported') return t('error.unsupported')
  if (error.code === 'load' || error.code === 'dead') return t('error.loading', { message: error.message })
  return error.field ? fieldText(error.field, error.message, t) : error.message
}
