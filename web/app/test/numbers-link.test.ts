// Links that carry numbers: to the bit, or an error that names the field; and links changed anywhere.

import assert from 'node:assert/strict'
import { deflateRawSync } from 'node:zlib'
import { test } from 'node:test'
import { formatNumbersLink, isLinkProblem, readNumbersLink, type LinkProblem, type NumbersLink } from '../numbers/link'

/** Numerical Recipes' generator of 32 bits. */
function generator(seed: number): (n: number) => number {
  let state = seed
  return (n) => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8) % n
}

const RESULT = { rung: 'gated', rmse: '8.273936774085128', bits: 'cb21e31fa580a567' }
const AWKWARD = Float64Array.of(0, -0, 5e-324, -1.7976931348623157e308, 0.1, 1 / 3, 1e21, 1e-7, 123456789.123456789, -2)

async function opened(hash: string): Promise<NumbersLink> {
  const link = await readNumbersLink(hash)
  assert.ok(link && !isLinkProblem(link), `${JSON.stringify(link)} of ${hash.slice(0, 100)}`)
  return link
}

const bitsOf = (values: Float64Array): string => Buffer.from(values.buffer).toString('hex')

test('numbers, name and result come back to the bit', async () => {
  const random = generator(1)
  const many = Float64Array.from({ length: 2000 }, () => (random(1 << 24) / 7) * 10 ** (random(40) - 20))
  for (const link of [
    { name: 'Passengers', values: AWKWARD, result: RESULT },
    { name: '', values: AWKWARD },
    { name: '数 & “=”#+%\n', values: Float64Array.of(1, 2, 3, 4, 5), result: RESULT },
    { name: 'many', values: many, result: RESULT },
    { name: '', values: AWKWARD, choice: { season: 'none', transform: '' }, result: RESULT },
    { name: 'x', values: AWKWARD, choice: { season: '12', transform: 'log-season-change' } },
  ]) {
    const hash = await formatNumbersLink(link)
    const { values, ...rest } = await opened(`#${hash}`)
    const { values: given, ...other } = link
    assert.equal(bitsOf(values), bitsOf(given))
    assert.deepEqual(rest, other)
    assert.equal(await formatNumbersLink({ ...rest, values }), hash, 'made again, it is the same link')
    assert.ok(hash.length < 40_000, `${hash.length} characters`)
  }
  const plain = { name: 'x', values: AWKWARD, result: RESULT }
  const neutral = { ...plain, choice: { season: '', transform: '' } }
  assert.equal(await formatNumbersLink(neutral), await formatNumbersLink(plain), 'what is found is not told')
})

test('the link of a series of today stays readable', async () => {
  // Made on 2026-11-26: links like it are out there.
  const kept = 'numbers=MzQ00jE0tNAxNAbSRpZAbAhkm-oYmliAsJ6pjoGeIQA&name=kept&rung=solved&rmse=1.5&bits=0123456789abcdef&seal=b3b23ee0661ec91e'
  const { name, values, result } = await opened(kept)
  assert.deepEqual([name, result], ['kept', { rung: 'solved', rmse: '1.5', bits: '0123456789abcdef' }])
  assert.deepEqual([...values], [112, 118, 132, 129, 121, 135, 148, 148.5, 0.1])
})

const packed = (text: string): string => deflateRawSync(text).toString('base64url')

test('a link that is not whole names what is wrong with it', async () => {
  const good = await formatNumbersLink({ name: 'x', values: AWKWARD, result: RESULT })
  const chosen = await formatNumbersLink({ name: 'x', values: AWKWARD, choice: { season: '7', transform: 'log' }, result: RESULT })
  assert.equal(await readNumbersLink(''), undefined)
  assert.equal(await readNumbersLink('#understood'), undefined)
  assert.equal(await readNumbersLink('#lang=en'), undefined)
  assert.equal(await readNumbersLink('#season=7&transform=log'), undefined, 'that is how a file is to be prepared')
  for (const [hash, field, reason] of [
    [good.replace(/^numbers=[^&]*/, 'numbers='), 'numbers', 'missing'],
    [good.replace(/^numbers=[^&]*&/, ''), 'numbers', 'missing'],
    [good.replace(/^numbers=...../, 'numbers=!!!!!'), 'numbers', 'packed'],
    [good.replace(/^(numbers=[^&]{12})[^&]*/, '$1'), 'numbers', 'packed'],
    [`numbers=${packed('1,2,x,4')}&seal=0`, 'numbers[2]', 'number'],
    [`numbers=${packed('1,,3')}&seal=0`, 'numbers[1]', 'number'],
    [`numbers=${packed('1,0x10,3')}&seal=0`, 'numbers[1]', 'number'],
    [`numbers=${packed('1,1e999')}&seal=0`, 'numbers[1]', 'number'],
    [`numbers=${packed('1,'.repeat(2000) + '1')}&seal=0`, 'numbers', 'many'],
    [`numbers=${packed('1'.repeat(60_000))}&seal=0`, 'numbers', 'packed'],
    [`numbers=${packed('0'.repeat(50_000_000))}&seal=0`, 'numbers', 'packed'],
    [`numbers=${packed('\ud800')}&seal=0`, 'numbers[0]', 'number'],
    [`numbers=${'A'.repeat(70_000)}&seal=0`, 'numbers', 'long'],
    [`${good}&numbers=${packed('1')}`, 'numbers', 'repeated'],
    [good.replace('name=x', 'name=y'), 'seal', 'seal'],
    [good.replace('name=x', `name=${'x'.repeat(201)}`), 'name', 'long'],
    [good.replace('8.27', '8.28'), 'seal', 'seal'],
    [good.replace('8.27', 'NaN'), 'rmse', 'result'],
    [good.replace('&rung=gated', ''), 'rung', 'result'],
    [good.replace('rung=gated', 'rung=%3Cb%3E'), 'rung', 'result'],
    [good.replace('bits=cb', 'bits=c'), 'bits', 'result'],
    [good.replace('&seal', '&more=1&seal'), 'seal', 'seal'],
    [good.replace('&rung', '&season=7&rung'), 'seal', 'seal'],
    [chosen.replace(/&season=7&transform=log/, ''), 'seal', 'seal'],
    [chosen.replace(/&season=7&transform=log/, '').replace(/(&seal=.{8}).{8}/, '$1'), 'seal', 'seal'],
    [good.replace('&rung', '&season=0&rung'), 'season', 'choice'],
    [good.replace('&rung', '&season=&rung'), 'season', 'choice'],
    [good.replace('&rung', '&transform=log-&rung'), 'transform', 'choice'],
    [good.replace('&seal', '&more=100&seal'), 'more', 'result'],
    [good.replace(/&seal=.*/, ''), 'seal', 'cut'],
    [good.replace(/&seal=./, '&seal=z'), 'seal', 'seal'],
    [good.replace(/&rung=.*&seal/, '&seal'), 'seal', 'seal'],
  ] as const) {
    const problem = (await readNumbersLink(hash)) as LinkProblem
    assert.deepEqual([problem?.field, problem?.reason], [field, reason], hash.slice(0, 120))
  }
})

test('a link that is cut short says so, wherever it ends', async () => {
  const whole = await formatNumbersLink({ name: 'x', values: AWKWARD, choice: { season: '7', transform: 'log' }, result: { ...RESULT, more: '12' } })
  for (let end = whole.indexOf('&name='); end < whole.length; end++) {
    const problem = (await readNumbersLink(whole.slice(0, end))) as LinkProblem
    assert.deepEqual([problem?.field, problem?.reason], ['seal', 'cut'], whole.slice(0, end))
  }
})

test('a link changed anywhere opens as it was, or is refused', async () => {
  const { FUZZ_MS = '0', FUZZ_SEED = '7' } = process.env
  const random = generator(Number(FUZZ_SEED))
  const sources = [
    await formatNumbersLink({ name: 'x', values: AWKWARD, result: RESULT }),
    await formatNumbersLink({ name: '', values: Float64Array.of(1, 2, 3) }),
    await formatNumbersLink({ name: '', values: Float64Array.of(1, 2, 3), result: { ...RESULT, more: '12' } }),
    await formatNumbersLink({ name: '', values: Float64Array.of(1, 2, 3), choice: { season: '7', transform: 'log' }, result: RESULT }),
  ]
  const pieces = [
    '&',
    '=',
    '%',
    '+',
    '-',
    '_',
    'A',
    '/',
    '\0',
    '\ud800',
    '&numbers=',
    '&name=',
    '&rung=',
    '&bits=',
    '&season=',
    '&transform=',
    'e',
    '.',
    '9'.repeat(300),
    '__proto__=1&',
    '#',
  ]
  const end = Date.now() + Number(FUZZ_MS)
  let changed = 0
  do {
    let hash = sources[random(sources.length)]!
    const whole = hash
    for (let n = 1 + random(3); n > 0; n--) {
      const [at, to] = [random(hash.length + 1), random(hash.length + 1)]
      if (random(2)) hash = hash.slice(0, at) + pieces[random(pieces.length)] + hash.slice(at + random(3))
      else if (random(2)) hash = hash.slice(0, Math.min(at, to)) + hash.slice(Math.max(at, to))
      // Text that unpacks, of which some is numbers: no change of the packed one comes that far.
      else hash = hash.replace(/numbers=[^&]*/, `numbers=${packed(['1,2', '-0', '1e5,', 'NaN', '\uffff', '5,'.repeat(random(2500))][random(6)]!)}`)
    }
    const read = await readNumbersLink(hash)
    changed++
    if (read === undefined) continue
    if (isLinkProblem(read)) {
      assert.ok(read.field !== '' && read.value.length <= 40, hash)
      continue
    }
    // What has the seal is what was sealed.
    const again = await formatNumbersLink(read)
    assert.ok(sources.includes(again), `${hash}\nopens as ${again}, was ${whole}`)
  } while (Date.now() < end || changed < 2000)
})
