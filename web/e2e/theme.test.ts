// The pages of own numbers and of symbols have the lab's switch between light and dark: what is chosen on one page holds on all.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand({ policy: true })

/** How light the ground is, from 0 to 255, and what the switch says. */
const looks = async (lab: Lab): Promise<{ isDark: boolean; says: string }> =>
  lab.evaluate(() => {
    const [r = 0, g = 0, b = 0] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)!.map(Number)
    return { isDark: r + g + b < 200, says: document.querySelector<HTMLSelectElement>('#theme')!.value }
  })

test('what is chosen on one page holds on the others, and in the other language', async () => {
  const lab = await page.open('symbols/#task=adding', { colors: 'light' })
  const painted = (): Promise<string> => lab.evaluate(() => document.querySelector<HTMLCanvasElement>('.symbols-strip-wide')!.toDataURL())
  await lab.until('what the network keeps', () => document.querySelector<HTMLCanvasElement>('.symbols-strip-wide')?.width === 100, null)
  assert.deepEqual(await looks(lab), { isDark: false, says: 'auto' })
  assert.equal(await lab.evaluate(() => document.querySelector('.theme')!.textContent!.trim().split(/\s+/).join(' ')), 'Colours Auto Light Dark')
  const day = await painted()
  await lab.choose('#theme', 'dark')
  assert.deepEqual(await looks(lab), { isDark: true, says: 'dark' })
  // What a script has painted is painted again.
  await lab.until('the colours of night', (day) => document.querySelector<HTMLCanvasElement>('.symbols-strip-wide')!.toDataURL() !== day, day)
  for (const address of ['zh/numbers/', 'zh/symbols/', 'numbers/']) {
    await lab.tab.open(page.host.address + address)
    await lab.until('its script', (of) => document.querySelector<HTMLSelectElement>('#theme')!.value === of, 'dark')
    assert.deepEqual(await looks(lab), { isDark: true, says: 'dark' }, address)
  }
  await lab.choose('#theme', 'auto')
  assert.deepEqual(await looks(lab), { isDark: false, says: 'auto' })
  await lab.tab.open(`${page.host.address}symbols/`)
  await lab.until('an exercise', () => !document.querySelector<HTMLElement>('#attempt')!.hidden, null)
  assert.deepEqual(await looks(lab), { isDark: false, says: 'auto' })
  await lab.tab.close() // leaving a page cuts off what is still to come, which is a complaint
})

test('a link may say it, and keeps nothing', async () => {
  const lab = await page.open('numbers/?theme=dark', { colors: 'light' })
  await lab.until('the switch', () => document.querySelector<HTMLSelectElement>('#theme')!.value === 'dark', null)
  assert.equal((await looks(lab)).isDark, true)
  assert.equal(await lab.evaluate(() => localStorage.getItem('rnnlab.theme')), null)
  await lab.close()
})
