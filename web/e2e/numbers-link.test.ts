// A link with own numbers, opened elsewhere: the same numbers, and the same network to the bit; and what is said where that cannot be.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Lab } from './lab'
import { give, openNumbers, untilVerdict, verdictOf } from './numbers-page'
import { stand } from './stand'

const page = stand()

async function copied(lab: Lab): Promise<{ link: string | null; said: string }> {
  await lab.evaluate(() => {
    document.documentElement.dataset['copied'] = document.querySelector('#kept')!.textContent = ''
    navigator.clipboard.writeText = async (text) => void (document.documentElement.dataset['copied'] = text)
  })
  await lab.tab.click('#copy-link')
  await lab.until('an answer', () => document.querySelector('#kept')!.textContent !== '', null)
  return { link: await lab.attribute('html', 'data-copied'), said: await lab.text('#kept') }
}

const series = (n: number): string =>
  'flow, “m³”\n' + Array.from({ length: n }, (_, i) => (Math.sin(i) + Math.sin(0.37 * i) / 3 + (i % 7) / 1e3).toFixed(6)).join('\n')

test('a copied link opens elsewhere, in the other language, with the same numbers and the same network to the bit', async (t) => {
  const lab = await openNumbers(page)
  await give(lab, 'own.txt', series(60).replace('flow, ', 'flow '))
  await lab.tab.click('#try')
  await untilVerdict(lab)
  const { link, said } = await copied(lab)
  t.diagnostic(link!)
  assert.match(said, /carries your numbers and what this network came to/)
  assert.ok(link!.length < 1500, `${link!.length} characters`)
  const verdict = await lab.text('#results')
  await lab.close()

  const other = await openNumbers(page, 'zh/', link!.slice(link!.indexOf('#')))
  await untilVerdict(other)
  assert.match(await other.text('#sentence'), /链接里有 60 个数：第一个是 0，.*名称是“flow “m³””/)
  assert.match(await verdictOf(other), /与链接所说的相同，每一位都一样/)
  assert.deepEqual((await other.text('#results')).match(/\d+\.\d+/g), verdict.match(/\d+\.\d+/g), 'all errors are the same')
  await other.close()

  const damaged = await openNumbers(page, '', link!.slice(link!.indexOf('#')).replace('rmse=0', 'rmse=1'))
  await damaged.until('a word on it', () => document.querySelector('#trouble')!.textContent !== '', null)
  assert.match(await damaged.text('#trouble'), /The link was not opened\. seal: does not go with what the link carries/)
  await give(damaged, 'after.txt', '1 2 3 4 5 6')
  assert.equal(await damaged.evaluate(() => location.hash), '', 'the address is no longer of other numbers')
  assert.equal(await damaged.text('#trouble'), '')
  await damaged.close()

  const cut = await openNumbers(page, '', link!.slice(link!.indexOf('#')).replace(/(bits=.{5}).*/, '$1'))
  await cut.until('a word on it', () => document.querySelector('#trouble')!.textContent !== '', null)
  assert.match(await cut.text('#trouble'), /The link was not opened\. seal: here the link ends\. It was cut short on its way\./)
  await cut.close()
})

test('more numbers than a link carries are for a file', async () => {
  const lab = await openNumbers(page)
  await give(lab, 'long.rnn', readFileSync('rnn/task/testdata/long.rnn'))
  await untilVerdict(lab)
  const { link, said } = await copied(lab)
  assert.equal(link, '')
  assert.match(said, /up to 2000 numbers, and these are 2001\. Save the run instead/)
  await lab.close()
})
