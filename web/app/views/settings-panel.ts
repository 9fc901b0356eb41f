// The settings that start a new run. The fields, their ranges and options come
// from schema.json; what each one is, from the texts.

import { element, need, setAttribute, setText } from '../page/dom'
import { chosen, grouped } from '../page/format'
import type { I18n } from '../page/i18n'
import type { Session } from '../run/session'
import { locks, withChange } from '../settings/rules'
import { pageOptions, type Config, type Field, type FieldName, type Problem, type Schema } from '../settings/settings'

/** In the order of the panel; the learning rate has its own place among the controls. */
export const GROUPS: Record<string, FieldName[]> = {
  network: ['cell', 'layers', 'hidden', 'activation', 'input', 'init', 'forgetBias', 'steps'],
  gradient: ['gradient', 'truncate', 'clip', 'clipAt'],
  learning: ['optimizer', 'decay', 'batch', 'shuffle'],
  run: ['epochs', 'patience', 'seed'],
}

export interface SettingsActions {
  /** Checks a configuration as the trainer will. */
  validate(config: Config): Problem[]
  start(config: Config): void
}

export class SettingsPanel {
  private readonly rows = new Map<FieldName, SettingRow>()
  private readonly status = need('#settings-status')

  constructor(
    private readonly session: Session,
    private readonly schema: Schema,
    private readonly i18n: I18n,
    private readonly actions: SettingsActions,
  ) {
    for (const [group, names] of Object.entries(GROUPS)) {
      const fieldset = need(`#settings-${group}`)
      for (const name of names) {
        const field = schema.fields.find((candidate) => candidate.name === name)
        if (!field) continue
        const row = new SettingRow(field, (value) => this.change(name, value))
        this.rows.set(name, row)
        fieldset.append(row.root)
      }
    }
    session.started.listen(() => this.show())
    i18n.changed.listen(() => {
      for (const row of this.rows.values()) row.write(i18n)
      this.show()
    })
  }

  private change(name: FieldName, value: string | number): void {
    const config = this.session.run?.config
    const row = this.rows.get(name)
    if (!config || !row) return
    const { t } = this.i18n
    const made = withChange(config, name, value, this.schema)
    const problem = this.actions.validate(made.config).find(({ field }) => field === name)
    if (problem) {
      row.fail(this.i18n, problem)
      return
    }
    const names = made.also.map((field) => t(`setting.${field}.name`)).join(t('list.and'))
    setText(this.status, names ? t('settings.startedAlso', { names }) : t('settings.started'))
    this.actions.start(made.config)
  }

  private show(): void {
    const config = this.session.run?.config
    if (!config) return
    const locked = new Map(locks(config, this.schema).map(({ field, reason }) => [field, reason]))
    for (const [name, row] of this.rows) {
      const reason = locked.get(name)
      row.put(config[name], reason ? this.i18n.t(reason) : '')
    }
  }
}

/** One setting: name, symbol in the tutorial, control, range, what it is, and what is wrong with it. */
class SettingRow {
  readonly root: HTMLElement
  private readonly name: HTMLElement
  private readonly symbol: HTMLElement
  private readonly help: HTMLElement
  private readonly range: HTMLElement
  private readonly note: HTMLElement
  private readonly control: HTMLSelectElement | HTMLInputElement

  constructor(
    private readonly field: Field,
    change: (value: string | number) => void,
  ) {
    const id = `setting-${field.name}`
    this.name = element('span')
    this.symbol = element('code', { class: 'symbol' })
    this.help = element('p', { class: 'help', id: `${id}-help` })
    this.range = element('span', { class: 'range' })
    this.note = element('p', { class: 'note', id: `${id}-note`, role: 'status' })
    const described = `${id}-help ${id}-note`
    const choices = choicesOf(field)
    if (choices) {
      const options = choices.map((option) => element('option', { value: option }, option))
      this.control = element('select', { id, 'aria-describedby': described, disabled: true }, ...options)
      this.control.addEventListener('change', () => change(field.kind === 'enum' ? this.control.value : Number(this.control.value)))
    } else {
      // Text, not number: a number input hides what was typed wrongly, and this names it.
      const inputmode = field.kind === 'int' ? 'numeric' : 'decimal'
      this.control = element('input', { id, type: 'text', inputmode, autocomplete: 'off', 'aria-describedby': described, disabled: true })
      this.control.addEventListener('change', () => change(number(this.control.value)))
    }
    this.root = element(
      'div',
      { class: 'setting' },
      element('label', { for: id }, this.name, ' ', this.symbol),
      element('div', { class: 'setting-value' }, this.control, this.range),
      this.help,
      this.note,
    )
  }

  write(i18n: I18n): void {
    const { t } = i18n
    const { field } = this
    setText(this.name, t(`setting.${field.name}.name`))
    const symbol = i18n.maybe(`setting.${field.name}.symbol`) ?? ''
    setText(this.symbol, symbol)
    this.symbol.hidden = symbol === ''
    setText(this.help, t(`setting.${field.name}.help`))
    this.range.hidden = choicesOf(field) !== undefined
    if (field.kind !== 'enum' && !choicesOf(field)) {
      setText(
        this.range,
        t('settings.range', {
          min: field.kind === 'int' ? grouped(field.min) : chosen(field.min),
          max: field.kind === 'int' ? grouped(field.max) : chosen(field.max),
        }),
      )
      return
    }
    for (const option of this.root.querySelectorAll('option')) {
      setText(option, i18n.maybe(`option.${field.name}.${option.value}`) ?? option.value)
    }
  }

  /** Shows the value of the present run; with a reason, one that cannot be changed now. */
  put(value: string | number, lock: string): void {
    this.control.value = typeof value === 'number' ? chosen(value) : value
    this.control.disabled = lock !== ''
    this.control.removeAttribute('aria-invalid')
    setText(this.note, lock)
    setAttribute(this.note, 'data-kind', 'lock')
  }

  /** Names what is wrong by the field; the run keeps the last good value. */
  fail(i18n: I18n, problem: Problem): void {
    this.control.setAttribute('aria-invalid', 'true')
    setText(this.note, [problemText(i18n, problem, this.field), i18n.t('settings.kept')].join(i18n.t('summary.join')))
    setAttribute(this.note, 'data-kind', 'error')
  }
}

function number(text: string): number {
  const trimmed = text.trim().replace(/,/g, '').replace('−', '-')
  return trimmed === '' ? Number.NaN : Number(trimmed)
}

/** What there is to choose from: the options, or yes and no. */
function choicesOf(field: Field): string[] | undefined {
  if (field.kind === 'enum') return field.options
  return field.kind === 'int' && field.min === 0 && field.max === 1 ? ['0', '1'] : undefined
}

/** What is wrong with a value, and what the field takes instead. */
export function problemText({ t }: I18n, problem: Problem, field: Field | undefined): string {
  const values = { value: problem.value, other: problem.other ? t(`setting.${problem.other}.name`) : '' }
  if (problem.field === '') return t(`problem.${problem.reason}`, { value: grouped(Number(problem.value)) })
  if (problem.field === 'preset') return t('problem.unknownPreset')
  if (problem.field === 'result') return t(`problem.${problem.reason}`)
  if (!field || field.kind === 'enum') {
    const options = (problem.options ?? field?.options ?? pageOptions(problem.field) ?? []).join(', ')
    return t(`problem.${problem.reason}`, { ...values, options, min: '', max: '' })
  }
  return t(`problem.${problem.reason}`, { ...values, options: '', min: chosen(field.min), max: chosen(field.max) })
}
