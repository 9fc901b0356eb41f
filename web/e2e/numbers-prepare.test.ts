// What the reader knows better than the page finds it: the season, what is done to the numbers, and a number that stands for none.
// It comes back with a link and with a saved run, to the bit.
// Not with --quick: networks are trained to the verdict in it, again and again.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lab } from './lab'
import { drop, FEW, give, handedOut, openNumbers, untilSaid, untilVerdict, verdictOf } from './numbers-page'
import { stand } from './stand'

const page = stand({ policy: true })

/** Chooses, and waits until the page says what follows from it. */
async function prepare(lab: Lab, field: string, value: string, said: RegExp): Promise<void> {
  await lab.choose(field, value)
  await lab.until(`${said}`, (said) => new RegExp(said).test(document.querySelector('#parts')!.textContent!), said.source)
}

async function chooseSeason(lab: Lab, length: string): Promise<void> {
  await lab.choose('#season', 'other')
  await lab.choose('#season-length', length)
  await lab.until('the season', (of) => document.querySelector('#parts')!.textContent!.includes(`By your choice a season has ${of} values`), length)
}

const choice = (lab: Lab): Promise<string[]> =>
  lab.evaluate(() => ['#season', '#season-length', '#transform'].map((field) => document.querySelector<HTMLInputElement>(field)!.value))

test('another season and another preparation come back by a link and by a file, to the bit', async (t) => {
  const lab = await openNumbers(page)
  await give(lab, 'airline.csv', FEW)
  assert.deepEqual(await choice(lab), ['', '', ''])
  assert.match(await lab.evaluate(() => document.querySelector<HTMLSelectElement>('#season')!.selectedOptions[0]!.text), /found: none/)
  await chooseSeason(lab, '6')
  assert.match(await lab.text('#results'), /the value 6 before/)
  await prepare(lab, '#transform', 'log', /By your choice the networks .* get: the logarithm\./)
  await lab.tab.click('#try')
  await untilVerdict(lab)
  await lab.evaluate(() => {
    navigator.clipboard.writeText = async (text) => void (document.documentElement.dataset['copied'] = text)
  })
  await lab.tab.click('#copy-link')
  await lab.until('the link', () => document.documentElement.dataset['copied'], null)
  const link = (await lab.attribute('html', 'data-copied'))!
  t.diagnostic(link)
  assert.match(link, /&season=6&transform=log&rung=/)
  const results = await lab.text('#results')
  const { content } = await handedOut(lab, '#save-run')

  // Whoever has seen the test and chooses then is told so.
  await chooseSeason(lab, '4')
  await lab.tab.click('#try')
  await untilVerdict(lab)
  assert.match(await verdictOf(lab), /was chosen after the test had been opened/)
  await lab.close()

  const other = await openNumbers(page, 'zh/', link.slice(link.indexOf('#')))
  await untilVerdict(other)
  assert.deepEqual(await choice(other), ['other', '6', 'log'])
  assert.match(await verdictOf(other), /与链接所说的相同，每一位都一样/)
  assert.deepEqual((await other.text('#results')).match(/\d+\.\d+/g), results.match(/\d+\.\d+/g), 'all errors are the same')
  // What the link's run says still stands until the file has been read.
  await other.evaluate(() => document.querySelector('#parts')!.replaceChildren())
  await drop(other, 'run.rnn', content)
  await other.until(
    'the file',
    () => document.querySelector('#parts')!.checkVisibility() && /一个周期有 6 个值/.test(document.querySelector('#parts')!.textContent!),
    null,
  )
  await untilVerdict(other)
  assert.deepEqual(await choice(other), ['other', '6', 'log'])
  await other.close()
})

test('a number that stands for none is missing where the reader says so, and a new file is read afresh', async () => {
  const lab = await openNumbers(page)
  const content = 'x\n1\n2\n-999\n4\n5\n6\n7\n'
  await give(lab, 'gaps.csv', content)
  assert.match(await lab.text('#sentence'), /7 numbers/)
  await lab.evaluate(() => {
    document.querySelector('#sentence')!.textContent = ''
    const field = document.querySelector<HTMLInputElement>('#nodata')!
    field.value = ' -999 '
    field.dispatchEvent(new Event('change', { bubbles: true }))
  })
  await untilSaid(lab)
  assert.match(await lab.text('#sentence'), /6 numbers.*1 cell has no number/)
  await give(lab, 'again.csv', content)
  assert.match(await lab.text('#sentence'), /7 numbers/)
  await lab.close()
})
