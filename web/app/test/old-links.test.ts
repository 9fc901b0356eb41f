// Links and snippets that are out there, as the page made them before its
// settings and files could grow: see testdata/README.md.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFrameHash } from '../embed/frame/frame-address'
import { ATTRIBUTES } from '../embed/settings'
import { formatResult } from '../settings/result'
import { formatHash, parseHash, type Config, type Field, type Preset, type Schema } from '../settings/settings'
import embeds from './testdata/embeds.json'
import links from './testdata/links.json'
import { rulesAbout } from './sample-schema'
import first from './testdata/schema.json'

/** Of the day when the links were made; a test of web/build/export holds today's to it. */
const yesterday = { ...first, tasks: [], rules: rulesAbout(first.fields) } as unknown as Schema

/** Two fields of a later day, in the table's middle and at its end, with any preset at their neutral values. */
const fields = [
  ...yesterday.fields.slice(0, 5),
  { name: 'zoneout', kind: 'float', min: 0, max: 1, log: false, neutral: 0 } as unknown as Field,
  ...yesterday.fields.slice(5),
  { name: 'attention', kind: 'enum', options: ['some', 'none'], neutral: 'none' } as unknown as Field,
]
const neutral = { zoneout: 0, attention: 'none' }
const later: Schema = { ...yesterday, fields, presets: yesterday.presets.map(({ name, config }: Preset) => ({ name, config: { ...config, ...neutral } })) }

test('a link of yesterday is read to its settings and result, also with more settings than there were', () => {
  assert.equal(links.length, 8)
  for (const { name, link, config, loss, bits } of links) {
    const read = parseHash(link, yesterday)
    assert.deepEqual([read.config, read.result, read.problems], [config, { loss, hash: bits }, []], name)
    const readLater = parseHash(link, later)
    assert.deepEqual([readLater.config, readLater.result, readLater.problems], [{ ...config, ...neutral }, { loss, hash: bits }, []], name)
  }
})

test('a link made today is the one that was made yesterday, to the letter', () => {
  for (const { name, link, config, loss, bits } of links) {
    const preset = /preset=(\w+)/.exec(link)![1]!
    assert.equal(formatHash(config as Config, yesterday, {}, preset) + formatResult({ loss, hash: bits }, config as Config, yesterday), link, name)
  }
})

test('a later link that uses nothing new is whole for the page of today; one that does is told apart', () => {
  const { config, loss, bits } = links[3]!
  const result = { loss, hash: bits }
  const plain = { ...config, ...neutral } as unknown as Config
  const link = (of: Config): string => formatHash(of, later, {}, 'adam') + formatResult(result, of, later)
  assert.deepEqual([parseHash(link(plain), yesterday).result, parseHash(link(plain), yesterday).problems], [result, []])

  const sealed = new Set<string>()
  for (const change of [{ zoneout: 0.5 }, { zoneout: 0.25 }, { attention: 'some' }, { zoneout: 0.5, attention: 'some' }]) {
    const made = link({ ...plain, ...change } as unknown as Config)
    sealed.add(/seal=(\w+)/.exec(made)![1]!)
    assert.deepEqual([parseHash(made, later).result, parseHash(made, later).problems], [result, []])
    // The page of today names the setting, and does not take the result for that of the settings that it knows.
    const reasons = parseHash(made, yesterday).problems.map(({ field, reason }) => `${field} ${reason}`)
    assert.deepEqual(reasons, ['result otherSettings', ...Object.keys(change).map((key) => `${key} unknown`)])
    assert.equal(parseHash(made, yesterday).result, undefined)
  }
  assert.equal(sealed.size, 4)
  // Where the later fields stand in the table says nothing.
  const turned: Schema = { ...later, fields: [...later.fields].reverse() }
  assert.deepEqual(parseHash(link({ ...plain, zoneout: 0.5, attention: 'some' } as unknown as Config), turned).problems, [])
})

test('a bare link is what it was', () => {
  assert.deepEqual(parseHash('', yesterday).config, links[2]!.config)
})

/** The attributes of the element in a snippet, as its parser reads them. */
const attributesIn = (snippet: string): [string, string][] =>
  [.../<rnn-lab ([^>]*)>/.exec(snippet)![1]!.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, unescape(value!)])
const unescape = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

test('a snippet of yesterday shows the same run in the same way, as an element and as a frame', () => {
  assert.equal(embeds.length, 6)
  for (const { name, picked, snippets } of embeds) {
    const element = new URLSearchParams(attributesIn(snippets.element).map(([key, value]) => [ATTRIBUTES.get(key) ?? key, value]))
    const frame = new URL(unescape(/src="([^"]*)"/.exec(snippets.frame)![1]!))
    assert.equal(frame.pathname, '/embed.html', name)
    for (const hash of [element.toString().replaceAll('%2C', ','), frame.hash]) {
      for (const schema of [yesterday, later]) {
        const { config, shown, autoplay, bare, follow, page, problems } = parseFrameHash(hash, schema)
        assert.deepEqual(problems, [], name)
        assert.deepEqual(config, schema === later ? { ...picked.config, ...neutral } : picked.config, name)
        assert.deepEqual([shown, autoplay, bare, follow], [picked.shown, picked.autoplay, false, false], name)
        assert.deepEqual(page, { ...(picked.language !== 'auto' && { lang: picked.language }), ...(picked.theme !== 'auto' && { theme: picked.theme }) }, name)
      }
    }
    const page = unescape(/href="([^"]*)"/.exec(snippets.element)![1]!)
    assert.deepEqual(parseHash(new URL(page).hash, yesterday).config, picked.config, name)
    assert.equal(snippets.wordpress, frame.href, name)
    assert.ok(snippets.hugo.includes(/<rnn-lab ([^>]*)>/.exec(snippets.element)![1]!), name)
  }
})
