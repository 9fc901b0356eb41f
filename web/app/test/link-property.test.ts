// Links changed anywhere: what holds of any text at all. The same texts each
// time, so that a failure comes back.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFrameHash } from '../embed/frame/frame-address'
import { formatHash, parseHash, validate, type Schema } from '../settings/settings'
import links from './testdata/links.json'
import { rulesAbout } from './sample-schema'
import first from './testdata/schema.json'

const schema = { ...first, tasks: [], rules: rulesAbout(first.fields) } as unknown as Schema

/** Numerical Recipes' generator of 32 bits. */
function generator(seed: number): (n: number) => number {
  let state = seed
  return (n) => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8) % n
}

const PIECES = [
  '&',
  '=',
  '#',
  '%',
  '%zz',
  '%00',
  '+',
  '-',
  '.',
  'e',
  '0',
  '9'.repeat(400),
  '-0',
  'NaN',
  '0x10',
  '1_0',
  '\ud800',
  '\u202e',
  '<b>',
  'é',
  ' ',
  '&preset=adam',
  '&seal=',
  '&loss=1',
  '__proto__=1&',
  'constructor=',
  '&toString',
  'seed=',
  '&hidden=3',
  '&gradient=printed',
  '&cell=lstm',
  'task=',
]

function changed(link: string, next: (n: number) => number): string {
  let text = link
  for (let i = 1 + next(4); i > 0; i--) {
    const at = next(text.length + 1)
    const piece = PIECES[next(PIECES.length)]!
    switch (next(5)) {
      case 0:
        text = text.slice(0, at) + piece + text.slice(at)
        break
      case 1:
        text = text.slice(0, at) + text.slice(at + 1 + next(6))
        break
      case 2:
        text = text.slice(0, at) + String.fromCharCode(32 + next(95)) + text.slice(at + 1)
        break
      case 3:
        text = text.slice(at) + '&' + text.slice(0, at)
        break
      case 4:
        text = text.slice(0, at) + links[next(links.length)]!.link.slice(next(80))
        break
    }
  }
  return text
}

test('whatever a link holds, its settings are valid, survive, and a result is never taken for that of others', () => {
  const next = generator(7)
  let taken = 0
  let named = 0
  for (let i = 0; i < 10_000; i++) {
    const origin = links[next(links.length)]!
    const link = changed(origin.link, next)
    const { config, result, preset, page, problems } = parseHash(link, schema)
    assert.deepEqual(validate(config, schema), [], link)
    const again = parseHash(formatHash(config, schema, page, preset), schema)
    assert.deepEqual([again.config, again.page, again.problems], [config, page, []], link)
    for (const { field, value } of problems) assert.ok(field.length <= 60 && value.length <= 60, link)
    named += problems.length
    if (result) {
      taken++
      const author = links.find(({ bits }) => bits === result.hash)
      assert.deepEqual([config, result.loss], [author?.config, author?.loss], link)
    }
    // An embed's address is read by the same rules.
    assert.deepEqual(validate(parseFrameHash(link, schema).config, schema), [], link)
  }
  // The texts are not all so broken that nothing is left to tell.
  assert.ok(taken > 100 && named > 10_000, `${taken} results, ${named} problems`)
})
