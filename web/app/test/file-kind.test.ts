import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindOf } from '../files/file-kind'
import { fileReason } from '../files/file-reason'
import { TrainerError } from '../trainer/protocol'
import en from '../text/en.json'
import zh from '../text/zh.json'

const kind = (content: string | Uint8Array) => kindOf(typeof content === 'string' ? new TextEncoder().encode(content) : content)

test('numbers are known as numbers, however they are written', () => {
  for (const [name, content] of Object.entries({
    'a column': 'v\n1.5\n2.5\n3.5\n',
    'without a header': '1.5\n2.5\n',
    'a table': 'Date,Open,Close\n2026-01-02,20.32,21.79\n2026-01-03,21.79,20.90\n',
    'decimal commas': 'Tag;Wert\n01.02.2026;20,32\n02.02.2026;21,79\n',
    'Excel’s first line': 'sep=;\nWert\n20,32\n21,79\n',
    'tabs': 't\tvalue\n1\t20.324\n2\t21.8\n',
    'one line': '20.3, 21.7, 20.9, 24.2',
    'money': 'Date,Close/Last\n01/02/2026,$20.32\n01/03/2026,$1,242.19\n',
    'a true minus': 'v\n−20.3\n−21.7\n',
    'small ones': 'x\n2.03e-08\n2.17e-08\n',
    'a mark at the start': '\ufeffv\n1\n2\n3\n',
  }))
    assert.equal(kind(content), 'numbers', name)
  assert.equal(kind(Uint8Array.from([0xff, 0xfe, ...'v\n1\n2\n3\n'].flatMap((c) => (typeof c === 'number' ? [c] : [c.charCodeAt(0), 0])))), 'numbers', 'UTF-16')
  assert.equal(kind(Uint8Array.from([0x54, 0xe4, 0x67, ...new TextEncoder().encode('lich\n1.5\n2.5\n3.5\n4.5\n')])), 'numbers', 'a header in Latin 1')
})

test('text is text, also with a number in it', () => {
  assert.equal(kind('Shall I compare thee to a summer’s day? In 1609, they asked 18 times.'), 'text')
  assert.equal(kind('name,colour\napple,red\n'), 'text')
  assert.equal(kind('我能否把你比作夏天？你比它可爱，也比它温婉。'), 'text')
})

test('a workbook is told from an archive of weights, and both from what is no text at all', () => {
  assert.equal(kind('PK\x03\x04....[Content_Types].xml'), 'spreadsheet')
  assert.equal(kind('PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), 'spreadsheet')
  assert.equal(kind('PK\x03\x04....Index/Document.iwa'), 'spreadsheet')
  assert.equal(kind('PK\x03\x04....U.npy'), 'archive')
  assert.equal(kind(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0)), 'foreign')
  assert.equal(kind('v\n1\n2\n\0\0\n3\n'), 'foreign', 'a text has no bytes of nothing')
  for (const empty of ['', '\n \n', '\ufeff']) assert.equal(kind(empty), 'foreign')
})

test('each kind has its words', () => {
  for (const words of [en, zh] as Record<string, string>[]) {
    for (const name of ['archive', 'spreadsheet', 'numbers', 'text', 'foreign']) assert.ok(words[`file.${name}`], name)
  }
})

test('a run of the page of symbols is told from one of own numbers by its task, as the Go program names it', () => {
  const t = (key: string): string => key
  const reason = (message: string): string => fileReason({ t, maybe: t }, new TrainerError({ code: 'file', field: 'task', message }))
  assert.equal(reason('task: want one of sine, mackey-glass, got symbols grammar'), 'file.symbols')
  assert.equal(reason('task: want one of sine, mackey-glass, got own 90 5 5'), 'file.task')
})
