// A link with its author's result says whether the run came out the same.
// One engine is enough: hashes are compared by the page's own code, which asks nothing of the engine.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatResult } from '../app/settings/result'
import { parseHash, type Schema } from '../app/settings/settings'
import { builtJson } from './environment'
import { stand } from './stand'

const page = stand()
const schema = builtJson<Schema>('schema.json')
const LINK = '#preset=adam&hidden=11&epochs=4&seed=5'

test('a copied link carries the result, and opening it comes to the same bits', async () => {
  const author = await page.open(LINK)
  assert.equal(await author.visible('#result'), false)
  const { validation, hash: bits } = await author.untilDone()
  const link = await author.copiedLink()
  assert.match(await author.text('#files-status'), /with this run’s result/)
  await author.close()
  const last = validation.at(-1)!
  const { hash } = new URL(link)
  assert.ok(hash.startsWith(`${LINK.replace('&epochs=4&seed=5', '')}&epochs=4&seed=5&loss=${last}&bits=${bits}&seal=`), hash)

  const reader = await page.open(hash)
  await reader.until('the author’s result', () => !document.querySelector<HTMLElement>('#result')!.hidden, null)
  assert.equal((await reader.untilDone()).hash, bits)
  assert.equal(await reader.attribute('#result', 'data-outcome'), 'same')
  assert.match(await reader.text('#result-text'), /^Same loss at epoch 4 as the author’s, to the bit: 0\.\d+/)
  assert.equal(await reader.evaluate(() => location.hash), hash, 'the address still holds it')
  await reader.shot('result-same')

  // The same again, and then not the author's run any more.
  await reader.tab.click('#reset')
  await reader.until('another wait', () => document.querySelector<HTMLElement>('#result')!.dataset['outcome'] === 'waiting', null)
  assert.match(await reader.text('#result-text'), /ended with a validation loss of/)
  await reader.choose('#learning-rate', '300')
  await reader.until('the change to be told', () => document.querySelector<HTMLElement>('#result')!.dataset['outcome'] === 'altered', null)
  assert.match(await reader.text('#result-text'), /cannot be compared/)
  await reader.tab.click('#new-weights')
  await reader.until('the result to go', () => document.querySelector<HTMLElement>('#result')!.hidden, null)
  assert.doesNotMatch(await reader.evaluate(() => location.hash), /bits=/)
  await reader.close()
})

test('a run that comes out differently is told with both losses', async () => {
  const { config } = parseHash(LINK, schema)
  const lab = await page.open(LINK + formatResult({ loss: 0.25, hash: '0123456789abcdef' }, config, schema))
  await lab.untilDone()
  assert.equal(await lab.attribute('#result', 'data-outcome'), 'different')
  assert.match(await lab.text('#result-text'), /came out differently here: .* at epoch 4, and 0\.250 at the author’s\. They are 0\.\d+ apart/)
  await lab.shot('result-different')
  await lab.tab.click('#result-dismiss')
  assert.equal(await lab.visible('#result'), false)
  await lab.close()
})

test('a damaged result, and one of other settings, are named and not compared with', async () => {
  const { config } = parseHash(LINK, schema)
  const result = formatResult({ loss: 0.00012345, hash: '0123456789abcdef' }, config, schema)
  for (const [link, words] of [
    [LINK + result.replace('12345', '12354'), /not as it was copied/],
    [LINK + result.replace('cdef', 'cdee'), /not as it was copied/],
    [LINK + result.replace(/ef&seal=.*/, ''), /Here the link ends: it was cut short/],
    [LINK + result.replace(/loss=[^&]*/, 'loss=none'), /none.*not as it was copied/],
    [LINK.replace('seed=5', 'seed=6') + result, /other settings/],
  ] as const) {
    const lab = await page.open(link)
    await lab.until('the notice', () => document.querySelectorAll('.notice li').length > 0, null)
    const lines = await lab.evaluate(() => [...document.querySelectorAll<HTMLElement>('.notice li')].map((on) => on.innerText))
    assert.equal(lines.length, 1, lines.join('\n'))
    assert.match(lines[0]!, /^The author’s result = /)
    assert.match(lines[0]!, words)
    assert.equal(await lab.visible('#result'), false)
    await lab.untilDone()
    assert.equal(await lab.visible('#result'), false)
    await lab.close()
  }
})
