// Play, pause, step, reset: the run stands when it is told to, and an
// interrupted run ends in the same bits as one that was left alone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEngine } from './environment'
import type { Place } from './lab'
import { stand } from './stand'

const page = stand()
/** Long enough that a pause finds it under way. */
const LINK = '#preset=adam&hidden=128&epochs=20'

test('pause stands still, steps are single, and the interrupted run ends in the same bits', async (t) => {
  const lab = await page.open(LINK)
  const whole = await lab.untilDone()
  assert.match(whole.hash ?? '', /^[0-9a-f]{16}$/)

  await lab.tab.click('#reset')
  await lab.untilState('waiting')
  assert.equal(await lab.text('#epoch'), '0')
  assert.deepEqual(await lab.resting(), { epoch: 0, update: 0 })
  assert.equal(
    await lab.tab.evaluate(() => document.querySelector('#reset')!.matches(':disabled, [aria-disabled=true]'), null),
    true,
    'there is nothing to reset',
  )
  await lab.until('the loss of the initial weights', () => window.rnnlabProbe.runs.at(-1)!.train.length === 1, null)
  const fresh = await lab.run()
  assert.notEqual(fresh.number, whole.number)
  assert.deepEqual([fresh.train[0], fresh.validation[0]], [whole.train[0], whole.validation[0]])

  await lab.clickAtEpoch('#play', 3)
  await lab.tab.click('#play')
  await lab.until('the pause', () => document.querySelector('#time-left')!.textContent === 'Paused', null)
  const paused = await lab.resting()
  assert.ok(paused.epoch >= 3 && paused.epoch < 20, `paused at epoch ${paused.epoch}`)
  t.diagnostic(`paused at epoch ${paused.epoch} of 20`)

  await lab.tab.click('#step-update')
  const updated = await lab.resting(paused)
  const updates = ({ epoch, update }: Place): number => epoch * 100 + update
  assert.equal(updates(updated), updates(paused) + 1)

  await lab.tab.click('#step-epoch')
  assert.deepEqual(await lab.resting(updated), { epoch: updated.epoch + 1, update: 0 })
  await lab.untilState('waiting')

  await lab.tab.click('#play')
  const interrupted = await lab.untilDone()
  assert.deepEqual(interrupted.train, whole.train)
  assert.deepEqual(interrupted.validation, whole.validation)
  assert.equal(interrupted.hash, whole.hash)

  // The play button of a run that has ended is "again", from the same weights.
  await lab.tab.click('#play')
  await lab.until('another run', (before) => window.rnnlabProbe.runs.at(-1)!.number > before, interrupted.number)
  assert.equal((await lab.untilDone()).hash, whole.hash)
  await lab.close()
})

test(
  'a run that has ended goes on for 25 epochs, to the bits of the longer run, and its link is that one',
  oneEngine('same-bits asserts the bits in all of them'),
  async () => {
    const lab = await page.open('#preset=weights&hidden=8&epochs=2')
    const short = await lab.untilDone()
    assert.equal(await lab.text('#step-epoch'), '+25 epochs')
    await lab.tab.click('#step-epoch')
    await lab.until('another run', (before) => window.rnnlabProbe.runs.at(-1)!.number > before, short.number)
    const extended = await lab.untilDone()
    assert.equal(extended.train.length, 28)
    assert.deepEqual(extended.train.slice(0, 3), short.train)
    assert.match(await lab.evaluate(() => location.hash), /epochs=27/)
    assert.equal(await lab.text('#epochs'), '/ 27')
    await lab.close()
    const whole = await page.open('#preset=weights&hidden=8&epochs=27')
    assert.equal((await whole.untilDone()).hash, extended.hash)
    await whole.close()
  },
)

test('new weights are new, and their link reproduces them', oneEngine('same-bits asserts the bits in all of them'), async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2')
  const first = await lab.untilDone()
  await lab.tab.click('#new-weights')
  await lab.until('another run', (before) => window.rnnlabProbe.runs.at(-1)!.number > before, first.number)
  const second = await lab.untilDone()
  assert.notEqual(second.train[0], first.train[0])
  const link = await lab.evaluate(() => location.hash)
  assert.match(link, /seed=\d+/)
  await lab.close()

  const again = await page.open(link)
  const third = await again.untilDone()
  assert.deepEqual([third.train, third.validation, third.hash], [second.train, second.validation, second.hash])
  await again.close()
})
