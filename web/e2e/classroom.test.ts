// What a lecture needs: going back goes through the runs, keys press the buttons,
// and a link takes away what would distract.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEngine } from './environment'
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

test('space, the right arrow, R and 1 to 4 work where no control has the focus', oneEngine('keyboard has keys in all of them'), async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=400&pace=slow')
  await lab.untilState('running')
  await lab.tab.press(' ')
  await lab.until('the pause', () => document.querySelector('#time-left')!.textContent === 'Paused', null)
  const before = await lab.resting()
  // A click has left the focus on a button.
  await lab.evaluate(() => document.querySelector<HTMLElement>('#play')!.focus())
  await lab.tab.press('ArrowRight')
  await lab.until('one update', (update) => window.rnnlabProbe.runs.at(-1)!.notes.at(-1)!.update !== update, before.update)
  await lab.tab.press('r')
  await lab.untilState('waiting')
  await lab.until('the beginning', () => document.querySelector('#epoch')!.textContent === '0', null)
  await lab.tab.press('1')
  await untilRung(lab, 'printed')
  await lab.close()
})

test(
  'a teacher’s link hides parts and locks the settings; the run can still be played',
  oneEngine('what is hidden is a matter of the link alone'),
  async () => {
    const lab = await page.open('#preset=adam&hidden=8&epochs=3&hide=race,files,nothing&lock=on')
    await lab.untilDone()
    assert.match(await lab.text('#link-problems'), /hide/, 'a name that is none is said')
    await lab.close()
    const locked = await page.open('#preset=adam&hidden=8&epochs=3&hide=race,files&lock=on')
    await locked.untilDone()
    assert.deepEqual([await locked.visible('#race'), await locked.visible('#files'), await locked.visible('#loss-chart')], [false, false, true])
    await locked.tab.press('1')
    await locked.tab.click('#play')
    await locked.untilDone()
    assert.match(await locked.evaluate(() => location.hash), /^#preset=adam&hidden=8&epochs=3.*lock=on.*hide=files,race/)
    await locked.close()
  },
)
