// The last run survives a reload, can be discarded, and a browser that keeps
// nothing loses nothing else.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Host } from './host'
import { Lab } from './lab'
import { stand } from './stand'

const page = stand()
const untilKept = (lab: Lab): Promise<void> => lab.until('the run to be kept', () => document.querySelector('#keeping')!.textContent!.includes('keeps the run'), null)
const untilBack = (lab: Lab): Promise<void> => lab.until('the run to be back', () => document.querySelector('#kept-text')!.textContent!.includes('back from before'), null)

async function paused(lab: Lab, epoch: number): Promise<void> {
  await lab.clickAtEpoch('#play', epoch)
  await lab.until('the pause', () => document.querySelector('#time-left')!.textContent === 'Paused', null)
}

test('a run in training goes on after a reload, to the same bits', async (t) => {
  const LINK = '#preset=adam&hidden=64&epochs=150'
  const lab = await page.open(LINK)
  await lab.untilEpoch(3)
  await untilKept(lab)
  await lab.reload()
  await untilBack(lab)
  const [first] = (await lab.run()).notes
  t.diagnostic(`it came back at epoch ${first!.epoch}, update ${first!.update}`)
  assert.ok(first!.epoch > 0 || first!.update > 0, 'not from the start')
  assert.match(await lab.text('#kept'), /at epoch \d+ of 150, kept .*(ago|now)/)
  await lab.shot('kept-back')
  const resumed = await lab.untilDone()
  await lab.close()

  const other = await page.open(LINK)
  const whole = await other.untilDone()
  assert.deepEqual([resumed.train, resumed.validation, resumed.hash], [whole.train, whole.validation, whole.hash])
  await other.close()
})

test('a paused run is back where it stood, and can be discarded', async () => {
  const lab = await page.open('#preset=adam&hidden=64&epochs=90')
  await paused(lab, 4)
  await lab.tab.click('#step-update')
  const stood = await lab.resting()
  await untilKept(lab)
  await lab.reload()
  await untilBack(lab)
  assert.deepEqual(await lab.resting(), stood)
  assert.equal(await lab.text('#time-left'), 'Paused')

  const { number } = await lab.run()
  await lab.tab.click('#kept-actions button')
  await lab.until('a run from the start', (before) => window.rnnlabProbe.runs.at(-1)!.number > before, number)
  assert.equal(await lab.visible('#kept'), false)
  assert.deepEqual(await lab.resting(), { epoch: 0, update: 0 }, 'held, as the one before was')
  await lab.tab.click('#play')
  await lab.untilDone()
  await untilKept(lab)

  // From the panel too; then a reload has nothing to bring back.
  await lab.tab.click('#discard-kept')
  assert.match(await lab.text('#keeping'), /Nothing is kept/)
  await lab.reload()
  await lab.untilDone()
  assert.equal((await lab.run()).notes[0]!.epoch, 0)
  assert.equal(await lab.visible('#kept'), false)
  await lab.close()
})

test('on another visit the page begins as always, and offers the run that was kept', async () => {
  const LINK = '#preset=adam&hidden=64&epochs=90&seed=3'
  const lab = await page.open(LINK)
  await paused(lab, 5)
  const stood = await lab.resting()
  await untilKept(lab)
  await lab.tab.open('about:blank')
  await lab.tab.open(page.host.address + '#preset=weights&hidden=6&epochs=2')
  await lab.until('the offer', (words) => document.querySelector('#kept-text')!.textContent!.includes(words), `has kept a run of yours: epoch ${stood.epoch} of 90`)
  const { number } = await lab.untilDone()
  await lab.shot('kept-offer')
  await lab.tab.click('#kept-actions button')
  await lab.until('the kept run', (before) => window.rnnlabProbe.runs.at(-1)!.number > before, number)
  assert.deepEqual(await lab.resting(), stood)
  assert.equal(await lab.evaluate(() => location.hash), LINK)
  await lab.close()
})

test('where the browser refuses storage the page says so and does all the rest', async () => {
  const refuse = `Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('refused', 'SecurityError') } });`
  const host = await Host.start({ policy: true, probe: true, alter: (name, content) => (/main\.js$/.test(name) ? Buffer.concat([Buffer.from(refuse), content]) : content) })
  const lab = await Lab.open(page.browser, `${host.address}#preset=adam&hidden=8&epochs=3`)
  await lab.until('the end', () => document.querySelector<HTMLElement>('#play')!.dataset['state'] === 'ended', null)
  await lab.until('the note', () => document.querySelector('#keeping')!.textContent!.includes('keeps nothing for this page'), null)
  assert.equal(await lab.visible('#discard-kept'), false)
  assert.equal(await lab.visible('#kept'), false)
  await lab.close()
  await host.close()
})
