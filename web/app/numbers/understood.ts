// What was understood of a file: a sentence, what to know about it, its first rows, and what can be chosen otherwise.

import { element, need } from '../page/dom'
import { chosen } from '../page/format'
import type { Translate } from '../page/i18n'
import type { Gap, Note, Reading, Table, Taken } from './messages'
import { columnText, inOne, noteText } from './words'

export class Understood {
  private readonly section = need('#understood')
  private readonly column = need<HTMLSelectElement>('#column')
  private readonly gap = need<HTMLSelectElement>('#gap')
  private readonly nodata = need<HTMLInputElement>('#nodata')
  /** the column that the reader has chosen of this file */
  private picked: string | undefined
  private readonly fields = {
    header: need<HTMLSelectElement>('#header'),
    decimal: need<HTMLSelectElement>('#decimal'),
    order: need<HTMLSelectElement>('#order'),
  }

  constructor(
    private readonly t: Translate,
    /** the file is to be read anew, or another column taken of it */
    onChange: (what: 'reading' | 'taking') => void,
  ) {
    this.column.addEventListener('change', () => (this.picked = this.column.value))
    for (const field of [...Object.values(this.fields), this.nodata]) field.addEventListener('change', () => onChange('reading'))
    for (const field of [this.column, this.gap]) field.addEventListener('change', () => onChange('taking'))
    options(this.gap, [
      ['leaveOut', t('gap.leaveOut')],
      ['fillIn', t('gap.fillIn')],
      ['stop', t('gap.stop')],
    ])
  }

  get reading(): Reading {
    const { header, decimal, order } = this.fields
    return {
      header: header.value as Reading['header'],
      decimal: decimal.value as Reading['decimal'],
      newestFirst: order.value as Reading['newestFirst'],
      nodata: this.nodata.value.trim(),
    }
  }

  get taking(): { column: number; gap: Gap } {
    return { column: Number(this.column.value), gap: this.gap.value as Gap }
  }

  /** For a new file, of which nothing is known yet. */
  forget(): void {
    for (const field of [...Object.values(this.fields), this.nodata]) field.value = ''
    this.picked = undefined
    this.section.hidden = true
  }

  showTable(table: Table): void {
    const { t } = this
    options(
      this.column,
      table.columns.map((_, i) => [String(i), columnText(table, i, t)]),
      String(table.column),
    )
    // Read otherwise it is the same file.
    if (this.picked !== undefined && Number(this.picked) < table.columns.length) this.column.value = this.picked
    const { header, decimal, order } = this.fields
    const point = t('decimal.point')
    const comma = t('decimal.comma')
    options(decimal, [
      ['', t('decimal.found', { mark: table.decimal === ',' ? comma : point })],
      ['.', point],
      [',', comma],
    ])
    options(header, [
      ['', t('header.found', { what: t(table.header ? 'header.names' : 'header.numbers') })],
      ['yes', t('header.names')],
      ['no', t('header.numbers')],
    ])
    options(order, [
      ['', t('order.found', { what: t(table.reversed ? 'order.newest' : 'order.oldest') })],
      ['no', t('order.oldest')],
      ['yes', t('order.newest')],
    ])
    this.showChoices(true)
    this.section.hidden = false
  }

  showSeries(table: Table, { values, missing, notes }: Taken): void {
    const { t } = this
    const said = t('understood.sentence', {
      count: values.length,
      column: columnText(table, this.taking.column, t),
      order: t(table.reversed ? 'understood.newest' : table.timed ? 'understood.oldest' : 'understood.asGiven'),
      first: chosen(values[0]!),
      last: chosen(values.at(-1)!),
    })
    need('#sentence').textContent = missing > 0 ? inOne([said, t('understood.missing', { count: missing })]) : said
    const ofTable = table.notes.filter(({ code }) => code !== 'several-found' || this.taking.column === table.column)
    this.showNotes([...ofTable.map((note) => (note.code === 'several-found' ? { ...note, value: placeOf(table) } : note)), ...notes])
    this.showPreview(table)
  }

  /** Numbers that are in no table: of a saved run, say. */
  showNumbers({ values, name }: Taken, from: string): void {
    const { t } = this
    const said = t('given.sentence', { count: values.length, from, first: chosen(values[0]!), last: chosen(values.at(-1)!) })
    need('#sentence').textContent = name === '' ? said : inOne([said, t('given.name', { name })])
    this.showNotes([])
    this.showChoices(false)
    this.section.hidden = false
  }

  private showChoices(some: boolean): void {
    need('#choices').hidden = need('#rows').hidden = !some
  }

  /** The file, or its column, cannot be read rightly. */
  showProblem(): void {
    need('#sentence').textContent = ''
    this.showNotes([])
  }

  private showNotes(notes: readonly Note[]): void {
    need('#notes').replaceChildren(...notes.map((note) => element('li', {}, noteText(note, this.t))))
  }

  private showPreview({ columns, header, preview }: Table): void {
    const { column } = this.taking
    const mark = (i: number): string | undefined => (i === column ? 'chosen' : undefined)
    const head = element('tr', {}, element('th', { scope: 'col' }, this.t('understood.line')))
    columns.forEach(({ name }, i) => head.append(element('th', { scope: 'col', class: mark(i) }, header && name !== '' ? name : String(i + 1))))
    const rows = preview.map(({ line, cells }) =>
      element('tr', {}, element('th', { scope: 'row' }, String(line)), ...cells.map((cell, i) => element('td', { class: mark(i) }, cell))),
    )
    need('#preview').replaceChildren(element('thead', {}, head), element('tbody', {}, ...rows))
  }
}

/** The column that was found, by its name, or by its place as the page counts, from 1. */
const placeOf = ({ columns, column }: Table): string => columns[column]!.name || String(column + 1)

export function options(select: HTMLSelectElement, all: [value: string, text: string][], wanted = select.value): void {
  select.replaceChildren(...all.map(([value, text]) => element('option', { value }, text)))
  if (all.some(([value]) => value === wanted)) select.value = wanted
}
