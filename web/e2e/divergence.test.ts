// Training that breaks down: told, explained, and a way on that works.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand()
const LINK = '#preset=weights&learningRate=10&clip=none'

const untilTrouble = (lab: Lab): Promise<void> => lab.until('the trouble to be told', () => !document.querySelector<HTMLElement>('#trouble')!.hidden, null)

test('a divergence names its cause, and halving the learning rate leads back to training', async (t) => {
  const lab = await page.open(LINK)
  await untilTrouble(lab)
  await lab.untilState('ended')
  const said = await lab.text('#trouble')
  t.diagnostic(`said: ${said}`)
  assert.match(said, /The numbers ran away/)
  assert.match(said, /likely cause is (the learning rate|clipping)/)
  assert.match(said, /weights of epoch \d+ are kept/)
  assert.doesNotMatch(await lab.text('main'), /NaN|∞|Infinity/)
  assert.match(await lab.text('#summary'), /broke down/)
  assert.equal(await lab.tab.evaluate(() => document.querySelector('#trouble')!.getAttribute('role'), null), 'alert')
  await lab.shot('diverged-desktop')

  let halvings = 0
  for (; halvings < 16; halvings++) {
    const before = (await lab.run()).notes.length
    await lab.tab.click('#trouble-actions button:first-child')
    // Either it diverges again or it trains: both end, or pass an epoch that the first never did.
    await lab.until(
      'the run to go on or break down again',
      (seen) => {
        const news = window.rnnlabProbe.runs.at(-1)!.notes.slice(seen)
        const ran = news.findIndex(({ state }) => state === 'running')
        return ran >= 0 && news.slice(ran).some(({ state, epoch }) => state === 'diverged' || state === 'done' || epoch >= 6)
      },
      before,
    )
    await lab.until(
      'the page to say so',
      () => {
        const { state } = window.rnnlabProbe.runs.at(-1)!.notes.at(-1)!
        return document.querySelector<HTMLElement>('#trouble')!.hidden === (state !== 'diverged')
      },
      null,
    )
    if (!(await lab.visible('#trouble'))) break
  }
  t.diagnostic(`trains on after ${halvings + 1} halvings, at ${(await lab.run()).notes.at(-1)!.rate}`)
  const run = await lab.untilDone()
  assert.ok(run.validation.every(Number.isFinite), 'every loss that is kept is a number')
  assert.ok(run.validation.at(-1)! < run.validation[0]!, 'it has learned something')
  assert.equal(run.validation.length, 26)
  await lab.close()
})

test('from a divergence back to the rung', async () => {
  const lab = await page.open(LINK)
  await untilTrouble(lab)
  await lab.tab.click('#trouble-actions button:last-child')
  await lab.until('the trouble to be over', () => document.querySelector<HTMLElement>('#trouble')!.hidden, null)
  await lab.untilEpoch(1)
  assert.equal(await lab.attribute('#rung-weights', 'aria-pressed'), 'true')
  assert.equal(await lab.evaluate(() => location.hash), '#preset=weights')
  await lab.close()
})
