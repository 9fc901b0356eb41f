// The page cuts files into cells as the library does: cut.json is what that makes of them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cut } from '../numbers/cut'
import cuttings from './cut.json'

/** The rows that a text of fields means, as wasm/numbers reads it. */
function rowsOf(fields: string): { Line: number; Cells: string[] }[] {
  const rest = fields.split('\0')
  assert.equal(rest.pop(), '', 'each field is ended by a byte 0')
  const rows = []
  for (let i = 0; i < rest.length;) {
    const [line, count] = [Number(rest[i]), Number(rest[i + 1])]
    rows.push({ Line: line, Cells: rest.slice(i + 2, i + 2 + count) })
    i += 2 + count
  }
  return rows
}

for (const name of new Set(cuttings.map(({ Name }) => Name))) {
  test(`cut as the library cuts: ${name}`, () => {
    for (const { Separator, Text, Rows } of cuttings.filter(({ Name }) => Name === name)) {
      // What cells mean is read without the blanks around them, and an empty line means nothing.
      const plain = (rows: { Line: number; Cells: string[] }[]): unknown =>
        rows.map(({ Line, Cells }) => [Line, ...Cells.map((cell) => cell.trim())]).filter((row) => row.length > 2 || row[1] !== '')
      assert.deepEqual(plain(rowsOf(cut(Text, Separator))), plain(Rows), `at ${JSON.stringify(Separator)}`)
    }
  })
}
