// The words of the page: both languages say everything, with the same
// placeholders. That the pages have them is for web/build/pages to show.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import en from '../text/en.json'
import mechanismEn from '../text/mechanism.en.json'
import mechanismZh from '../text/mechanism.zh.json'
import numbersEn from '../text/numbers-en.json'
import numbersZh from '../text/numbers-zh.json'
import symbolsEn from '../text/symbols-en.json'
import symbolsZh from '../text/symbols-zh.json'
import zh from '../text/zh.json'
import { FINDINGS, type ErrorCode } from '../trainer/protocol'
import { spans } from '../page/rich-text'
import { GROUPS } from '../views/settings-panel'
import { presets, schema } from './sample-schema'

const english: Record<string, string> = { ...en, ...mechanismEn }
const chinese: Record<string, string> = { ...zh, ...mechanismZh }

/** The pages, which have words of their own. */
const PAGES: { english: Record<string, string>; chinese: Record<string, string> }[] = [
  { english, chinese },
  { english: numbersEn, chinese: numbersZh },
  { english: symbolsEn, chinese: symbolsZh },
]

/** All of them: the type says so. */
const ERROR_CODES = Object.keys({ config: 0, file: 0, request: 0, version: 0, load: 0, unsupported: 0, dead: 0, silent: 0, internal: 0 } satisfies Record<
  ErrorCode,
  0
>)

const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort()
const markup = (text: string) =>
  spans(text)
    .filter(({ kind }) => kind !== 'text')
    .map(({ kind, href }) => `${kind} ${href ?? ''}`)
    .sort()

test('both languages have the same keys', () => {
  for (const { english, chinese } of PAGES) assert.deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort())
})

test('a text has the same placeholders in both languages', () => {
  for (const { english, chinese } of PAGES) {
    for (const [key, text] of Object.entries(english)) {
      // Chinese need not repeat what its grammar does not need, but must not ask for more.
      for (const name of placeholders(chinese[key])) assert.ok(placeholders(text).includes(name), `${key}: ${name} only in zh`)
      for (const name of placeholders(text)) assert.ok(placeholders(chinese[key]).includes(name), `${key}: ${name} missing in zh`)
    }
  }
})

test('a text has the same code, colours and links in both languages', () => {
  for (const { english, chinese } of PAGES) for (const [key, text] of Object.entries(english)) assert.deepEqual(markup(chinese[key]), markup(text), key)
})

test('no text is empty in one language only', () => {
  for (const { english, chinese } of PAGES) {
    for (const [key, text] of Object.entries(english)) {
      if (key === 'summary.join' || key === 'mechanism.join') continue // a space between English sentences, none between Chinese ones
      assert.notEqual(text.trim(), '', key)
      assert.notEqual(chinese[key].trim(), '', key)
    }
  }
})

test('whatever the reader of files and the judge of networks can say has its words', () => {
  for (const [file, type, prefix] of [
    ['table/note.go', 'Code', 'note'],
    ['../../wasm/numbers/series.go', 'table.Code', 'note'],
    ['baseline/floors.go', 'Rule', 'rule'],
    ['baseline/judge.go', 'Code', 'found'],
    ['baseline/judge.go', 'Standing', 'beside'],
  ]) {
    const source = readFileSync(`rnn/series/${file}`, 'utf8')
    const names = [...source.matchAll(new RegExp(`^\\t\\w+ +${type} = "([^"]+)"`, 'gm'))].map(([, name]) => name!)
    assert.ok(names.length >= 3, `${type} in ${file}`)
    for (const name of names) assert.ok(Object.hasOwn(numbersEn, `${prefix}.${name}`), `${prefix}.${name}`)
  }
})

test('every setting, option, preset and finding has its words', () => {
  for (const field of schema.fields) {
    assert.ok(english[`setting.${field.name}.name`], field.name)
    assert.ok(english[`setting.${field.name}.help`], field.name)
    if (field.kind === 'enum') for (const option of field.options) assert.ok(english[`option.${field.name}.${option}`], `${field.name} ${option}`)
  }
  for (const name of Object.keys(presets)) assert.ok(english[`preset.${name}.name`], name)
  for (const code of ERROR_CODES) assert.ok(english[`error.${code}`], code)
  for (const cause of ['learningRate', 'clip', 'activation', 'init']) assert.ok(english[`cause.${cause}`], cause)
  for (const name of FINDINGS) assert.ok(english[`finding.${name}.text`], name)
})

test('every setting has a control, but for the live learning rate and what it is all for', () => {
  const controls = Object.values(GROUPS).flat()
  const fields = schema.fields.map(({ name }) => name).filter((name) => name !== 'learningRate' && name !== 'task')
  assert.deepEqual([...controls].sort(), [...fields].sort())
})
