// Cuts a text into cells, for wasm/numbers. What cells mean is decided there.

import { parse } from '../../vendor/csv.js'

/**
 * One text of fields, each ended by a byte 0, which no file of numbers has: of each row the line in which it begins, how many
 * cells it has, and these. Quotes that are not closed, or stand inside a cell, are taken as they are.
 */
export function cut(text: string, separator: string): string {
  let plain = text.replaceAll('\r\n', '\n')
  // Blanks before a quoted cell; a tab is a blank, and between tabs would be empty cells.
  if (separator !== '\t') plain = plain.replace(separator === ';' ? /(^|;)[ \t]+(?=")/gm : /(^|,)[ \t]+(?=")/gm, '$1')
  const { data } = parse(plain, { delimiter: separator, newline: '\n', quoteChar: '"', skipEmptyLines: false })
  const fields: (string | number)[] = []
  let line = 1
  for (const cells of data) {
    fields.push(line, cells.length, ...cells)
    line++
    for (const cell of cells) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) line++
  }
  return fields.map((field) => `${field}\0`).join('')
}
