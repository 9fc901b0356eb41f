// The trainer's worker dies under the run: the page says so, and goes on from
// the last good weights to the very same end.
// One engine is enough: the page notices by its own clock; that workers start and end, embed-rest asserts in all of them.
// Not with --quick: the page waits before it calls a worker dead.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { builtJson, defaultPreset } from './environment'
import { Host } from './host'
import { Lab } from './lab'
import { stand } from './stand'

const { hash } = builtJson<{ hash: Record<string, string> }>('poster.json')
const page = stand()

test('a killed worker is noticed, and the run goes on from its last good weights to the same bits', async (t) => {
  // Started by hand, so that the end can be set before.
  const lab = await page.open('', { reducedMotion: true })
  await lab.untilState('waiting')
  // The run is kept from its first update on, and then once a second.
  // The counter has 8 for certain once the ninth is known of: an epoch counts when its losses have been measured.
  await lab.evaluate(() => window.rnnlabProbe.atEpoch(9, () => window.rnnlabProbe.killTrainer()))
  await lab.tab.click('#play')
  await lab.untilEpoch(8)
  const killed = Date.now()
  await lab.until('the death to be told', () => !document.querySelector<HTMLElement>('#trouble')!.hidden, null)
  t.diagnostic(`noticed after ${((Date.now() - killed) / 1000).toFixed(1)} s of silence`)
  assert.match(await lab.text('#trouble'), /The trainer has stopped working.*no longer answers/)
  assert.notEqual(await lab.attribute('#play', 'data-state'), 'running', 'the page does not pretend to train')
  await lab.shot('dead-desktop')

  const dead = await lab.run()
  await lab.tab.click('#trouble-actions button')
  await lab.until('the new worker', (before) => window.rnnlabProbe.runs.at(-1)!.number > before, dead.number)
  await lab.untilState('waiting')
  assert.equal(await lab.visible('#trouble'), false)
  const from = (await lab.run()).notes.at(-1)!
  assert.equal(from.state, 'paused')
  assert.ok(from.epoch > 0 || from.update > 0, `goes on from epoch ${from.epoch}, update ${from.update}, not from the start`)
  t.diagnostic(`killed at epoch ${dead.notes.at(-1)!.epoch}, went on from epoch ${from.epoch}`)

  await lab.tab.click('#play')
  const run = await lab.untilDone()
  assert.equal(run.hash, hash[defaultPreset])
  assert.equal(run.validation.length, 26)
  assert.equal(await lab.attribute(`#rung-${defaultPreset} .rung-check`, 'data-check'), 'same')
  await lab.close()
})

test('a trainer that cannot be loaded is told, with a reason', async () => {
  for (const [what, alter] of [
    ['missing', (name: string, content: Buffer) => (name.endsWith('.wasm') ? null : content)],
    ['cut off', (name: string, content: Buffer) => (name.endsWith('.wasm') ? content.subarray(0, 1000) : content)],
  ] as const) {
    const host = await Host.start({ alter })
    const lab = await Lab.open(page.browser, host.address)
    await lab.until(
      `the page to tell of the ${what} trainer`,
      () => [...document.querySelectorAll('#trouble, #failed')].some((on) => on.getClientRects().length > 0),
      null,
    )
    const said = `${await lab.text('#trouble')} ${await lab.text('#failed')}`
    assert.match(said, /rnn(-simd)?\.wasm/, `${what}: “${said}”`)
    await lab.tab.close()
    await host.close()
  }
})
