// A race takes the machine for itself, and gives it back.
//
// One engine is enough: workers that start, pause and end are tested in all of them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand()

/** A page whose run was in training when a race began. */
async function racing(): Promise<Lab> {
  const lab = await page.open('#preset=adam&hidden=8&epochs=1000&pace=slow')
  await lab.untilState('running')
  await lab.show('#race')
  await lab.tab.click('#race-start')
  await lab.untilState('waiting')
  await lab.until('the race', () => document.querySelectorAll('#race-lanes li').length === 3, null)
  return lab
}

test('the run above pauses for a race and goes on after it', async () => {
  const lab = await racing()
  await lab.tab.click('#race-start')
  await lab.untilState('running')
  await lab.close()
})

test('a run that the reader holds during the race stays held after it', async () => {
  const lab = await racing()
  for (const state of ['running', 'waiting']) {
    await lab.evaluate(() => document.querySelector<HTMLElement>('#play')!.click())
    await lab.untilState(state)
  }
  await lab.tab.click('#race-start')
  await lab.until('the end of the race', () => document.querySelector('#race-start')!.textContent === 'Start the race', null)
  const held = await lab.resting()
  await lab.frames(30)
  assert.equal((await lab.resting()).update, held.update)
  assert.equal(await lab.attribute('#play', 'data-state'), 'waiting')
  await lab.close()
})
