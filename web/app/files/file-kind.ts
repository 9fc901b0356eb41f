// What a file is that is no saved run: a reader who drops one of his own is told
// what the page sees in it.

/** What every saved run begins with: rnn/internal/runfile has the rest. */
const SIGNATURE = [0x89, ...new TextEncoder().encode('rnnlab\n')]

export const isRun = (file: Uint8Array): boolean => SIGNATURE.every((byte, i) => file[i] === byte)

export type FileKind = 'archive' | 'spreadsheet' | 'numbers' | 'text' | 'foreign'

/** So much of a file is looked at. */
const LOOKED_AT = 1 << 16
/** Of the cells of a table so many are numbers: beside a date and a name there may be only one. */
const NUMBERS = 0.3

export function kindOf(file: Uint8Array): FileKind {
  const head = file.subarray(0, LOOKED_AT)
  if (head[0] === 0x50 && head[1] === 0x4b) {
    // A workbook is an archive whose parts are named so; an archive of weights has names of another kind.
    return /\[Content_Types\]\.xml|xl\/|\.iwa|mimetypeapplication\/vnd\.oasis/.test(latin1(head)) ? 'spreadsheet' : 'archive'
  }
  const text = textOf(head)
  if (text === null || text.trim() === '') return 'foreign'
  return isTable(text) ? 'numbers' : 'text'
}

/** The bytes as text; null if they are none. */
function textOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const text = new TextDecoder().decode(bytes)
  const strange = text.match(/[\0-\x08\x0e-\x1f\ufffd]/g)?.length ?? 0
  // A name in another encoding has some; a picture or a program is full of them.
  return text.includes('\0') || strange > text.length / 20 ? null : text
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}

/** Whether enough of the words or cells are numbers. */
function isTable(text: string): boolean {
  const cells = text.split(/[\s;,"|]+/).filter((cell) => cell !== '')
  const numbers = cells.filter((cell) => /^[-+−$€£¥]*\d[\d.']*(e[-+]?\d+)?%?$/i.test(cell)).length
  return numbers >= 2 && numbers >= NUMBERS * cells.length
}
