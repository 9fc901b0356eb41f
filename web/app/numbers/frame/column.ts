// Which column of a file is meant, as rnn/series/table's Find has it.

import type { Note, Table } from '../messages'

const noteOf = (code: string, value: string, other: string): Note => ({ code, line: 0, cell: 0, value, other, count: 1 })

/** A column by its name, or else by its place from 0; without either the one that the table chooses. */
export function findColumn({ columns, column }: Pick<Table, 'columns' | 'column'>, wanted: string): number | { problem: Note } {
  const name = wanted.trim().replace(/\s+/g, ' ')
  if (name === '') return column
  const called = columns.flatMap((of, at) => (of.name === name ? [at] : []))
  if (called.length > 1) return { problem: noteOf('same-name', name, '') }
  if (called.length === 1) return called[0]!
  if (/^\d+$/.test(name) && Number(name) < columns.length) return Number(name)
  const names = columns.map((of, at) => of.name || String(at))
  return { problem: noteOf('no-column', name, names.join(', ')) }
}
