// All networks of an exercise beside each other, to their end or until the reader stops them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEngine } from './environment'
import { stand } from './stand'
import { begun, outcomes } from './symbols-page'

const page = stand()

test('each network comes to what it comes to alone, and opens as a run', async () => {
  const lab = await begun(page, 'race', '#task=grammar&rung=elman&seed=2')
  await lab.until('the end', () => /Elman.*LSTM/.test(document.querySelector('#live')!.textContent!), null, 120_000)
  const [elman, lstm] = await outcomes(lab, 'race')
  assert.match(elman!, /^Elman \d+(\.\d)?%\. 0\.\d+ nats a symbol: /)
  assert.match(lstm!, /^LSTM 100%\. 0\.44\d nats a symbol: better than knowing the grammar/)
  assert.equal(await lab.evaluate(() => document.querySelectorAll('#race-plot path').length), 2)
  // Each line has its key, in its colour.
  const colours = await lab.evaluate(() => [
    Array.from(document.querySelectorAll('#race-plot path'), (on) => getComputedStyle(on).stroke),
    Array.from(document.querySelectorAll('#race-list .symbols-key'), (on) => getComputedStyle(on, '::before').borderTopColor),
  ])
  assert.deepEqual(colours[1], colours[0])
  assert.equal(new Set(colours[0]).size, 2)
  // The page's own network was left as it was.
  assert.match(await lab.text('#progress'), /^Epoch 0 of 20/)

  await lab.tab.click('#race-list li:nth-child(2) a')
  await lab.until('its run', () => /rung=lstm/.test(location.hash) && /20 of 20/.test(document.querySelector('#progress')!.textContent!), null, 120_000)
  await lab.until(
    'the same verdict',
    (all) => {
      const standing = document.querySelector('#standing')!.textContent!
      return standing !== '' && all.endsWith(standing)
    },
    lstm!,
  )
  assert.deepEqual(await outcomes(lab, 'race'), [elman, lstm], 'what was found is still there')
  await lab.tab.click('#next-seed')
  await lab.until('another seed', () => document.querySelector<HTMLElement>('#race-found')!.hidden, null)
  await lab.close()
})

test('a race is stopped where it is, of a text too', oneEngine('stopping is the page’s own'), async () => {
  const lab = await begun(page, 'race', '#task=text')
  await lab.until('a first loss', () => document.querySelectorAll('#race-plot path').length > 0, null)
  await lab.tab.click('#race-start')
  await lab.until('the stop', () => document.querySelector('#race-start')!.textContent === 'Train them all', null)
  const found = await outcomes(lab, 'race')
  assert.equal(found.length, 3)
  for (const outcome of found) assert.match(outcome, /^(Elman|LSTM|GRU) (stopped in epoch 0 of [46]|not begun)$/)
  await lab.close()
})
