// The page of own numbers: what is pasted, dropped and opened is read rightly, networks are tried on it, and the test part stays
// closed until one is chosen.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { oneEngine } from './environment'
import type { Lab } from './lab'
import { give, openNumbers, untilSaid, untilVerdict, verdictOf } from './numbers-page'
import { stand } from './stand'

const page = stand({ policy: true })

const choose = (lab: Lab, field: string, value: string): Promise<void> =>
  lab.evaluate(
    ([field, value]) => {
      document.querySelector('#sentence')!.textContent = ''
      const select = document.querySelector<HTMLSelectElement>(field)!
      select.value = value
      select.dispatchEvent(new Event('change', { bubbles: true }))
    },
    [field, value] as const,
  )

test('files as people have them are read, and what is wrong is said with line and cell', async () => {
  const lab = await openNumbers(page)
  for (const [name, content, ...said] of [
    ['plain.csv', '1\n2\n3\n4\n5\n6\n', /6 numbers in one column, in the order in which they stand: the first is 1, the last 6\./],
    [
      'german.csv',
      'Datum;Wert\n01.02.2026;1,5\n02.02.2026;2,5\n03.02.2026;?\n04.02.2026;3,5\n05.02.2026;4,5\n06.02.2026;5\n',
      /5 numbers in column “Wert”.* 1\.5, the last 5\. 1 cell has no number/,
    ],
    ['newest.csv', 'Date,Close\n2026-03-05,5\n2026-03-04,4\n2026-03-03,3\n2026-03-02,2\n2026-03-01,1\n', /turned round.*the first is 1, the last 5\./],
    ['utf16.csv', Buffer.from('\ufeffx\n1\n2\n3\n4\n5\n', 'utf16le'), /5 numbers in column “x”/],
    ['line.txt', '1 2 3 4 5 6 7', /7 numbers/],
  ] as const) {
    await give(lab, name, content)
    const sentence = await lab.text('#sentence')
    for (const words of said) assert.match(sentence, words, `${name}: ${await lab.text('#trouble')}`)
    assert.equal(await lab.visible('#worth'), true)
  }
  for (const [name, content, said] of [
    ['empty.csv', '', /nothing in it/],
    ['words.csv', 'to be or not to be\nthat is the question\n', /no numbers/],
    ['commas.csv', 'a,b\n1,2\n1,234,5\n3,4\n', /Line 3.*3 cells, where the table has 2/],
    ['few.csv', '1\n2\n3\n', /at least 5/],
    ['alike.csv', '7\n'.repeat(40), /differ/],
    ['nul.csv', 'a\n1\n\0\n', /Line 3.*byte 0/],
  ] as const) {
    await give(lab, name, content)
    assert.match(await lab.text('#trouble'), said, name)
    assert.equal(await lab.visible('#worth'), false, `${name}: there is nothing to try`)
  }
  await lab.close()

  const chinese = await openNumbers(page, 'zh/')
  for (const [name, content] of [
    ['few.csv', '1\n2\n3\n'],
    ['alike.csv', '7\n'.repeat(40)],
  ] as const) {
    await give(chinese, name, content)
    assert.doesNotMatch(await chinese.text('#trouble'), /[a-z]/i, `${name}: not a word of English`)
  }
  // A series that no scale can hold: each network says so, and nothing breaks.
  await give(chinese, 'far.csv', '1e308\n-1e308\n'.repeat(20))
  await chinese.tab.click('#try')
  await chinese.until('a word on each network', () => document.querySelector('#worth')!.textContent!.split('这些数对它来说太大').length === 5, null)
  assert.equal(await chinese.text('#trouble'), '')
  await chinese.close()
})

test('what was understood can be chosen otherwise', oneEngine('what is understood is computed by the page alone'), async () => {
  const lab = await openNumbers(page)
  await give(lab, 'two.csv', 'open,close\n1,10\n2,20\n3,\n4,40\n5,50\n6,60\n7,70\n')
  assert.match(await lab.text('#sentence'), /6 numbers in column “close”.*last 70/)
  await choose(lab, '#column', '0')
  await untilSaid(lab)
  assert.match(await lab.text('#sentence'), /7 numbers in column “open”.*last 7\./)
  await choose(lab, '#column', '1')
  await untilSaid(lab)
  await choose(lab, '#gap', 'fillIn')
  await untilSaid(lab)
  assert.match(await lab.text('#sentence'), /7 numbers in column “close”/)
  await choose(lab, '#gap', 'stop')
  await lab.until('the cell without a number', () => /Line 4, cell 2/.test(document.querySelector('#trouble')!.textContent!), null)
  await choose(lab, '#gap', 'leaveOut')
  await untilSaid(lab)
  await choose(lab, '#order', 'yes')
  await untilSaid(lab)
  assert.match(await lab.text('#sentence'), /turned round.*the first is 70, the last 10/)
  // However it is read, the column stays that of the reader.
  await choose(lab, '#column', '0')
  await untilSaid(lab)
  for (const [field, value] of [
    ['#order', 'no'],
    ['#nodata', '-999'],
    ['#decimal', '.'],
    ['#header', 'yes'],
  ] as const) {
    await choose(lab, field, value)
    await untilSaid(lab)
    assert.equal(await lab.evaluate(() => document.querySelector<HTMLSelectElement>('#column')!.value), '0', field)
  }
  await lab.close()
})

/** Changes that follow nothing: a generator of Lehmer's, summed up. */
function walk(n: number): string {
  let state = 1
  let level = 100
  return Array.from({ length: n }, () => {
    state = (state * 48271) % 2147483647
    level += state / 2147483647 - 0.5
    return level.toFixed(4)
  }).join('\n')
}

test(
  'four networks are tried on a random walk, and none is said to beat the last value; the test part is opened last',
  oneEngine('what is trained and said is computed by the page alone'),
  async (t) => {
    const lab = await openNumbers(page)
    await give(lab, 'walk.csv', walk(120))
    await lab.until('the button', () => document.querySelector('#try')!.getClientRects().length, null)
    await lab.tab.click('#try')
    await lab.until('training', () => /epoch/.test(document.querySelector('#working')!.textContent!), null)
    assert.match(await lab.text('#results'), /test \(not opened yet\)/)
    assert.equal(await verdictOf(lab), '')
    await lab.until('a curve', () => document.querySelector('#learning path.numbers-learner-0')?.getAttribute('d')?.includes('L'), null)
    assert.match(
      await lab.evaluate(() => document.querySelector('#learning svg')!.textContent!),
      /last value.*drift.*linear rule/s,
      'the rules are named on it',
    )
    await lab.until('the verdict', () => document.querySelector('#verdict')!.textContent !== '', null, 240_000)
    const verdict = await verdictOf(lab)
    t.diagnostic(verdict)
    assert.match(verdict, /the rule will do|use the rule/)
    assert.doesNotMatch(verdict, /That is less than the best rule/)
    assert.doesNotMatch(await lab.text('#results'), /not opened yet|better/)
    const learned = (await lab.attribute('#learning svg', 'aria-label'))!
    t.diagnostic(learned)
    assert.match(
      learned,
      /rules that need no network: mean [\d.]+, last value [\d.]+.*network “prepared”: [\d.]+ at first, [\d.]+ at its best, after \d+ epoch/,
    )
    assert.equal(await lab.evaluate(() => document.querySelectorAll('#learning .numbers-legend > span').length), 4)
    assert.equal(await lab.text('#trouble'), '')
    await lab.close()
  },
)

/** Hares that foxes eat, a number a week: a law that is no straight line, with weather. */
function hares(weeks: number): string {
  let [state, hares, foxes] = [9, 1, 0.5]
  return Array.from({ length: weeks }, () => {
    for (let part = 0; part < 18; part++) {
      const eaten = (hares * foxes) / (0.6 + hares)
      const [born, grown] = [hares * (1 - hares / 4) - eaten, 0.55 * eaten - 0.25 * foxes]
      hares += 0.12 * born
      foxes += 0.12 * grown
    }
    state = (state * 48271) % 2147483647
    hares *= 0.97 + (0.06 * state) / 2147483647
    return String(Math.round(hares * 1000))
  }).join('\n')
}

test(
  'a network is worth it where the law is no straight line, and the page says that the test agrees',
  oneEngine('what is trained and said is computed by the page alone'),
  async (t) => {
    const lab = await openNumbers(page, '', '', { width: 1280, height: 1240 })
    await give(lab, 'hares.csv', `hares\n${hares(320)}`)
    await lab.tab.click('#try')
    await untilVerdict(lab)
    const verdict = await verdictOf(lab)
    t.diagnostic(verdict)
    assert.match(verdict, /That is less than the best rule, and more than chance\..*What validation said holds there\./)
    await lab.evaluate(() => scrollBy({ top: document.querySelector('#worth-title')!.getBoundingClientRect().top - 20, behavior: 'instant' }))
    await lab.shot('own-numbers') // README's picture of this page
    await lab.close()
  },
)

test('training can be stopped, and the page in Chinese does the same', async () => {
  const lab = await openNumbers(page, 'zh/')
  await give(lab, 'airline.csv', readFileSync('rnn/task/testdata/airline.csv'))
  assert.match(await lab.text('#sentence'), /“Passengers”列中有 144 个数.*第一个是 112，最后一个是 432/)
  await lab.until('the button', () => document.querySelector('#try')!.getClientRects().length, null)
  await lab.tab.click('#try')
  await lab.until('training', () => /轮/.test(document.querySelector('#working')!.textContent!), null)
  await lab.tab.click('#try')
  await lab.until('the stop', () => /已停止/.test(document.querySelector('#results')!.textContent!), null)
  assert.equal(await verdictOf(lab), '')
  await lab.close()
})
