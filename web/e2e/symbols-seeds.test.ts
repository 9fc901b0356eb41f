// In how many of ten seeds: beside the page, until all are over or the reader stops it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEngine } from './environment'
import { stand } from './stand'
import { begun, outcomes } from './symbols-page'

const page = stand({ policy: true, probe: true })

test('what was found until it is stopped stays, and a seed opens as a run', async () => {
  const lab = await begun(page, 'seeds', '#task=grammar&rung=lstm')
  await lab.until('the first to be solved', () => /solved after/.test(document.querySelector('#seeds-list')?.textContent ?? ''), null)
  await lab.tab.click('#seeds-start')
  await lab.until('the end', () => document.querySelector('#seeds-start')!.textContent === 'Train ten seeds', null)
  const found = await outcomes(lab, 'seeds')
  assert.equal(found.length, 10)
  for (const outcome of found) assert.match(outcome, /^Seed \d+ (solved after [\d,]+ sequences: 100%|not solved in |stopped in epoch \d+ of 20|not begun)/)
  assert.match(await lab.text('#seeds-summary'), /^\d+ of \d+ solved it, half of those after at most [\d,]+ sequences\.$/)

  await lab.tab.click('#seeds-list li:nth-child(3) a')
  await lab.until(
    'its run',
    () => document.querySelector<HTMLInputElement>('#seed')!.value === '3' && document.querySelector('#score')!.textContent !== '',
    null,
  )
  assert.deepEqual(await outcomes(lab, 'seeds'), found, 'what was found is still there')
  assert.match(await lab.evaluate(() => location.hash), /task=grammar&rung=lstm&seed=3/)
  // Of another network nothing is known yet.
  await lab.tab.click('#ladder button:first-child')
  await lab.until('Elman’s network', () => /rung=elman/.test(location.hash) && document.querySelector<HTMLElement>('#seeds-found')!.hidden, null)
  assert.equal(await lab.text('#seeds-summary'), '')
  await lab.close()
})

test('all ten come to their end, each with the seed’s own result', oneEngine('each seed is trained as the run of the page is'), async (t) => {
  const lab = await begun(page, 'seeds', '#task=grammar&rung=lstm')
  await lab.until('all of them', () => document.querySelector('#seeds-start')!.textContent === 'Train ten seeds', null, 240_000)
  const summary = await lab.text('#seeds-summary')
  t.diagnostic(summary)
  assert.match(summary, /^10 of 10 solved it/)
  assert.match((await lab.attribute('#seeds-plot svg', 'aria-label'))!, /10 of 10 solved it/)
  assert.match(await lab.text('#live'), /10 of 10 solved it/)
  await lab.close()
})

test('where nobody has said what is solved, ten are not offered', oneEngine('the exercise says it'), async () => {
  const lab = await page.open('symbols/#task=text')
  await lab.until(
    'the text',
    () => document.querySelector('#exercise-title')!.textContent === 'Text' && !document.querySelector<HTMLElement>('#attempt')!.hidden,
    null,
  )
  assert.equal(await lab.visible('#seeds'), false)
  await lab.close()
})
