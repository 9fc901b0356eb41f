// Going back goes through the runs; keys for a lecture press the buttons.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand()

const untilRung = (lab: Lab, rung: string): Promise<void> =>
  lab.until(`the rung ${rung}`, (of) => document.querySelector(`#rung-${of}`)!.getAttribute('aria-pressed') === 'true', rung)

test('back and forward go through the runs', async () => {
  const lab = await page.open('#preset=adam')
  await lab.untilDone()
  await lab.tab.click('#rung-weights')
  await untilRung(lab, 'weights')
  await lab.until('its address', () => location.hash.includes('preset=weights'), null)
  await lab.evaluate(() => history.back())
  await untilRung(lab, 'adam')
  await lab.evaluate(() => history.forward())
  await untilRung(lab, 'weights')
  assert.match(await lab.evaluate(() => location.hash), /preset=weights/)
  await lab.close()
})

test('space, the right arrow, R and 1 to 4 work where no control has the focus', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=400&pace=slow')
  await lab.untilState('running')
  await lab.tab.press(' ')
  await lab.until('the pause', () => document.querySelector('#time-left')!.textContent === 'Paused', null)
  const before = await lab.resting()
  await lab.tab.press('ArrowRight')
  await lab.until('one update', (update) => window.rnnlabProbe.runs.at(-1)!.notes.at(-1)!.update !== update, before.update)
  await lab.tab.press('r')
  await lab.untilState('waiting')
  await lab.until('the beginning', () => document.querySelector('#epoch')!.textContent === '0', null)
  await lab.tab.press('1')
  await untilRung(lab, 'printed')
  await lab.close()
})
