// What goes between the element and its frame, read once on each side; and what
// authors have pasted since there are embeds.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MOST_FILE_BYTES, readToFrame, readToHost } from '../embed/messages'
import { ATTRIBUTES } from '../embed/settings'
import { CHARTS, CONTROLS, DEFAULT_SHOWN, heightOf, readNames } from '../embed/shown'
import { formatPairs, pairsOf } from '../settings/pairs'
import embeds from './testdata/embeds.json'

test('a frame takes messages of its protocol and no others', () => {
  assert.deepEqual(readToFrame({ rnnlab: 1, type: 'play', more: 1 }), { rnnlab: 1, type: 'play' })
  assert.deepEqual(readToFrame({ rnnlab: 1, type: 'settings', settings: { hidden: '8' } }), { rnnlab: 1, type: 'settings', settings: { hidden: '8' } })
  for (const type of ['unseen', 'turn', 'yield']) assert.deepEqual(readToFrame({ rnnlab: 1, type }), { rnnlab: 1, type })
  const many = Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`k${i}`, '']))
  for (const other of [
    null,
    undefined,
    3,
    'play',
    [],
    {},
    { type: 'play' },
    { rnnlab: 2, type: 'play' },
    { rnnlab: 1, type: 'toString' },
    { rnnlab: 1, type: 'settings' },
    { rnnlab: 1, type: 'settings', settings: null },
    { rnnlab: 1, type: 'settings', settings: { hidden: 8 } },
    { rnnlab: 1, type: 'settings', settings: many },
    { rnnlab: 1, type: 'settings', settings: { hidden: '8'.repeat(200) } },
  ]) {
    assert.equal(readToFrame(other), null, JSON.stringify(other))
  }
})

test('a frame takes a file, or what is the matter with it', () => {
  const content = new ArrayBuffer(8)
  assert.deepEqual(readToFrame({ rnnlab: 1, type: 'file', src: 'a.csv', content, more: 1 }), { rnnlab: 1, type: 'file', src: 'a.csv', content })
  assert.deepEqual(readToFrame({ rnnlab: 1, type: 'file', src: '', state: 'status', figure: 404 }), {
    rnnlab: 1,
    type: 'file',
    src: '',
    state: 'status',
    figure: 404,
  })
  for (const other of [
    {},
    { src: 'a.csv' },
    { src: 7, content },
    { content },
    { src: 'a'.repeat(201), content },
    { src: 'a.csv', content: '1,2,3' },
    { src: 'a.csv', content: [1, 2, 3] },
    { src: 'a.csv', content: new Uint8Array(8) },
    { src: 'a.csv', content: { byteLength: 8 } },
    { src: 'a.csv', content: new ArrayBuffer(MOST_FILE_BYTES + 1) },
    { src: 'a.csv', content: new ArrayBuffer(MOST_FILE_BYTES + 1), state: 'coming', figure: 0 },
    { src: 'a.csv', state: 'status' },
    { src: 'a.csv', state: 'constructor', figure: 0 },
    { src: 'a.csv', state: ['coming'], figure: 0 },
    { src: 'a.csv', state: 'status', figure: '404' },
    { src: 'a.csv', state: 'status', figure: NaN },
    { src: 'a.csv', state: 'status', figure: -1 },
    { src: 'a.csv', state: 'big', figure: Infinity },
  ]) {
    assert.equal(readToFrame({ rnnlab: 1, type: 'file', ...other }), null, JSON.stringify(other))
  }
  assert.equal(readToFrame({ rnnlab: 2, type: 'file', src: 'a.csv', content }), null)
})

test('a host takes messages of its protocol and no others', () => {
  const detail = { epoch: 1 }
  assert.deepEqual(readToHost({ rnnlab: 1, type: 'hello', more: 1 }), { rnnlab: 1, type: 'hello' })
  assert.deepEqual(readToHost({ rnnlab: 1, type: 'height', height: 474 }), { rnnlab: 1, type: 'height', height: 474 })
  assert.deepEqual(readToHost({ rnnlab: 1, type: 'escape' }), { rnnlab: 1, type: 'escape' })
  assert.deepEqual(readToHost({ rnnlab: 1, type: 'turn', wanted: false }), { rnnlab: 1, type: 'turn', wanted: false })
  assert.deepEqual(readToHost({ rnnlab: 1, type: 'height', height: Infinity }), { rnnlab: 1, type: 'height', height: 10_000 })
  assert.deepEqual(readToHost({ rnnlab: 1, type: 'event', event: 'epoch', detail }), { rnnlab: 1, type: 'event', event: 'epoch', detail })
  assert.deepEqual(readToHost({ rnnlab: 2, type: 'anything' }), { rnnlab: 2, type: 'version' })
  for (const other of [
    null,
    undefined,
    3,
    'hello',
    [],
    {},
    { type: 'hello' },
    { rnnlab: '1', type: 'hello' },
    { rnnlab: 1 },
    { rnnlab: 1, type: 'version' },
    { rnnlab: 1, type: 'turn', wanted: 'yes' },
    { rnnlab: 1, type: 'height' },
    { rnnlab: 1, type: 'height', height: '474' },
    { rnnlab: 1, type: 'height', height: NaN },
    { rnnlab: 1, type: 'height', height: -1 },
    { rnnlab: 1, type: 'event', event: 'click', detail },
    { rnnlab: 1, type: 'event', event: 'epoch' },
    { rnnlab: 1, type: 'event', event: 'epoch', detail: 'x' },
  ]) {
    assert.equal(readToHost(other), null, JSON.stringify(other))
  }
})

test('any text survives the way through an address', () => {
  for (const text of ['', 'play, reset', 'a+b', '1e+3', '50%', '&=#?', 'é 中', ' 8 ', '%2B', '"<>']) {
    assert.deepEqual(
      [
        ...pairsOf(
          `#${formatPairs([
            ['x', text],
            [text, 'y'],
          ])}`,
        ),
      ],
      [
        ['x', text],
        [text, 'y'],
      ],
      JSON.stringify(text),
    )
  }
  assert.equal(
    formatPairs([
      ['controls', 'play,lr'],
      ['hidden', '8'],
    ]),
    'controls=play,lr&hidden=8',
  )
})

/** The attributes of a tag, as its text has them. */
const attributesIn = (tag: string): [string, string][] =>
  [...tag.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!.replaceAll('&amp;', '&')])

test('what was pasted long ago says what it said', () => {
  assert.ok(embeds.length >= 4)
  for (const { name, picked, snippets } of embeds) {
    // Attributes, frame and shortcode are three spellings of one address; web/host/api reads that back to the settings.
    const address = new URL(attributesIn(/<iframe[^>]*>/.exec(snippets.frame)![0]).find(([attribute]) => attribute === 'src')![1])
    for (const tag of [/<rnn-lab[^>]*>/.exec(snippets.element)![0], snippets.hugo]) {
      assert.equal(
        formatPairs(attributesIn(tag).map(([attribute, value]) => [ATTRIBUTES.get(attribute) ?? attribute, value] as const)),
        address.hash.slice(1),
        name,
      )
    }
    assert.equal(snippets.wordpress, address.href, name)
    const given = pairsOf(address.hash)
    const shown = {
      controls: readNames(given.get('controls') ?? '', CONTROLS) ?? DEFAULT_SHOWN.controls,
      charts: readNames(given.get('charts') ?? '', CHARTS) ?? DEFAULT_SHOWN.charts,
    }
    assert.deepEqual(shown, picked.shown, name)
    const height = Number(attributesIn(snippets.frame).find(([attribute]) => attribute === 'height')![1])
    assert.ok(height >= heightOf(shown, 720), `${name}: what shows has room in the height that was pasted`)
  }
})
