// Names and lengths that come from outside: a link, a frame's address, a
// message. Every object answers to "constructor" and its like; no look-up here
// may.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFrameHash } from '../embed/frame/frame-address'
import { HostReport } from '../embed/frame/host-report'
import type { HostLink } from '../embed/frame/host-link'
import { EMBED_VERSION, readToFrame } from '../embed/messages'
import { readNames, CONTROLS } from '../embed/shown'
import { fillIn, type I18n } from '../page/i18n'
import { Signal } from '../page/signal'
import type { Session } from '../run/session'
import { settle } from '../settings/query'
import { LONGEST_LINK, MOST_PAIRS, formatPairs } from '../settings/pairs'
import { MOST_NAMED, parseHash } from '../settings/settings'
import { problemText } from '../views/settings-panel'
import { presets, schema } from './sample-schema'

/** toString, constructor, __proto__ and the rest. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype)

const words = { t: (key: string, values = {}) => `${key} ${JSON.stringify(values)}` } as I18n

/** What the element around a frame is told of a link's problems. */
function told(problems: ReturnType<typeof parseHash>['problems']) {
  const details: { field?: string; options?: readonly string[]; message: string }[] = []
  const link = { event: (_: string, detail: (typeof details)[number]) => details.push(detail) } as unknown as HostLink
  const session = { started: new Signal(), changed: new Signal(), failed: new Signal(), died: new Signal() } as unknown as Session
  new HostReport(link, session, schema, words).problems(problems)
  return details
}

test('a key that every object has is an unknown setting like any other, on the page and in a frame', () => {
  assert.ok(INHERITED.includes('__proto__') && INHERITED.includes('constructor') && INHERITED.length >= 12)
  for (const read of [parseHash, parseFrameHash]) {
    const { config, problems } = read(`#preset=adam&hidden=8&${INHERITED.join('&')}`, schema)
    assert.deepEqual(config, { ...presets.adam, hidden: 8 })
    assert.deepEqual(
      problems,
      INHERITED.map((field) => ({ field, value: '', reason: 'unknown' })),
    )
    for (const problem of problems) assert.match(problemText(words, problem, undefined), /^problem\.unknown .*"options":""/)
    assert.deepEqual(
      told(problems).map(({ field, options }) => [field, options]),
      INHERITED.map((field) => [field, undefined]),
    )
  }
})

test('such a name is no option, no preset, no control and no chart either', () => {
  for (const name of INHERITED) {
    const { config, problems } = parseHash(`#preset=${name}&cell=${name}&lang=${name}&theme=${name}`, schema)
    assert.deepEqual(config, presets.adam, name)
    assert.deepEqual(
      problems.map(({ field, reason }) => `${field} ${reason}`),
      ['preset unknown', 'cell option', 'lang option', 'theme option'],
    )
    assert.deepEqual(
      told(problems).map(({ options }) => options?.length),
      [undefined, 3, 2, 2],
    )
    assert.equal(readNames(name, CONTROLS), null)
    assert.equal(fillIn(`{${name}}`, { a: 1 }), `{${name}}`)
  }
})

test('such a name in a message is nothing that a frame does', () => {
  for (const name of INHERITED) {
    assert.equal(readToFrame({ rnnlab: EMBED_VERSION, type: name }), null)
    assert.equal(readToFrame({ rnnlab: name, type: 'play' }), null)
  }
  const settings = Object.fromEntries(INHERITED.map((name) => [name, 'x']))
  const message = readToFrame(JSON.parse(JSON.stringify({ rnnlab: EMBED_VERSION, type: 'settings', settings })))
  assert.ok(message?.type === 'settings')
  assert.deepEqual(
    parseFrameHash(formatPairs(Object.entries(message.settings)), schema)
      .problems.map(({ field }) => field)
      .sort(),
    [...INHERITED].sort(),
  )
})

test('of many unknown keys the first are named and the rest counted', () => {
  const many = (count: number, key = (i: number) => `key${i}`) => Array.from({ length: count }, (_, i) => key(i)).join('&')
  const { config, problems } = parseHash(`#${many(1000)}&hidden=8&seed=x`, schema)
  assert.equal(config.hidden, 8, 'a setting among them counts')
  assert.deepEqual(problems[0], { field: 'seed', value: 'x', reason: 'number' }, 'a setting’s own problem comes first')
  assert.deepEqual(
    problems.slice(1, -1).map(({ field }) => field),
    Array.from({ length: MOST_NAMED }, (_, i) => `key${i}`),
  )
  assert.deepEqual(problems.at(-1), { field: '', value: String(1000 - MOST_NAMED), reason: 'more' })
  assert.equal(parseHash('#' + many(MOST_NAMED), schema).problems.at(-1)!.reason, 'unknown', 'as many as are named need no count')

  const without = parseHash(`#${many(MOST_PAIRS + 500)}&hidden=8`, schema)
  assert.equal(without.config.hidden, presets.adam.hidden, 'what nobody reads so far into is counted, not taken')
  assert.deepEqual(without.problems.at(-1), { field: '', value: String(MOST_PAIRS + 501 - MOST_NAMED), reason: 'more' })

  const repeated = parseHash('#' + many(1000, () => 'seed=1'), schema).problems
  assert.equal(repeated.length, MOST_NAMED + 1)
  assert.equal(told(repeated).length, MOST_NAMED + 1)
  assert.equal(told(repeated).at(-1)!.field, undefined)
})

test('a link without end is read up to a length, and no further', () => {
  const { config, problems } = parseHash(`#hidden=8&x=${'1'.repeat(LONGEST_LINK)}&epochs=3`, schema)
  assert.deepEqual([config.hidden, config.epochs], [8, presets.adam.epochs])
  assert.deepEqual(problems, [{ field: '', value: String(LONGEST_LINK), reason: 'long' }])
  // A number that lies across the end is not read as half of it.
  const across = parseHash(`#${'x'.repeat(LONGEST_LINK - 8)}&seed=12345`, schema)
  assert.equal(across.config.seed, presets.adam.seed)
  assert.equal(across.problems.at(-1)!.reason, 'long')
})

test('settings in the query of an address take their place in its hash', () => {
  const of = (search: string, hash = '') => Object.values(settle({ search, hash }, schema))
  assert.deepEqual(of('?preset=adam&hidden=8'), ['', '#preset=adam&hidden=8', false])
  assert.deepEqual(
    of('?hidden=8&utm_source=mail&fbclid=x&hiden=9'),
    ['?utm_source=mail&fbclid=x', '#hidden=8&hiden=9', false],
    'a misspelt one is told of, what others append is not',
  )
  assert.deepEqual(of('?hidden=8', '#preset=adam'), ['', '#preset=adam', true], 'those after the # count')
  for (const search of ['', '?', '?v=3', '?utm_source=mail', '?constructor&__proto__=1'])
    assert.deepEqual(of(search, '#hidden=8'), [search, '#hidden=8', false])
  assert.deepEqual(of('?lang=zh'), ['', '#lang=zh', false])
})
