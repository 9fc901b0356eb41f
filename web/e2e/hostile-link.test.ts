// Links that nobody means well with, or that were put together wrongly: the
// page and the frame of an embed start all the same and say what they left out.
// One engine is enough: links are read by the page's own code, which asks nothing of the engine.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { defaultPreset } from './environment'
import { Host } from './host'
import { Lab } from './lab'
import { stand } from './stand'

const page = stand()
/** The page again, in other surroundings: what is written down of it is of the page itself alone. */
let other: Host

before(async () => {
  other = await Host.start({ shared: true, policy: true })
})
after(() => other?.close())

const INHERITED = Object.getOwnPropertyNames(Object.prototype)
const lines = (lab: Lab): Promise<string[]> => lab.evaluate(() => [...document.querySelectorAll<HTMLElement>('#link-problems li')].map((on) => on.innerText))

test('keys that every object has are unknown settings, on the page and in a frame', async () => {
  const hash = `#preset=adam&hidden=8&epochs=2&${INHERITED.join('&')}`
  const lab = await page.open(hash)
  await lab.untilDone()
  const named = await lines(lab)
  assert.equal(named.length, INHERITED.length)
  for (const name of INHERITED)
    assert.ok(
      named.some((line) => line.startsWith(`${name} `) && line.includes('no such setting')),
      name,
    )
  assert.equal(await lab.evaluate(() => location.hash), '#preset=adam&hidden=8&epochs=2')
  await lab.close()

  const frame = await Lab.open(page.browser, `${other.address}embed.html${hash}`)
  await frame.until('the end', () => document.querySelector<HTMLElement>('#play')!.dataset['state'] === 'ended', null)
  assert.equal((await lines(frame)).length, INHERITED.length)
  await frame.close()
})

test('of forty thousand unknown keys twenty are named and the others counted', async () => {
  const lab = await page.open(`#hidden=8&epochs=2&${Array.from({ length: 40_000 }, (_, i) => `k${i}`).join('&')}`)
  await lab.untilDone()
  const named = await lines(lab)
  assert.equal(named.filter((line) => line.includes('no such setting')).length, 20)
  assert.match(named.at(-2)!, /^… and [\d,]+ more\.$/)
  assert.match(named.at(-1)!, /first 65,536 characters/)
  await lab.shot('link-many')
  await lab.tab.click('[data-language="zh"]')
  await lab.until('the other language', () => document.documentElement.lang === 'zh-CN', null)
  assert.match((await lines(lab)).at(-2)!, /^……另外还有 [\d,]+ 项。$/)
  await lab.close()
})

test('settings in the query are taken, and from then on are in the hash; those after a # go before them', async () => {
  const lab = await Lab.open(page.browser, `${page.host.address}?preset=adam&hidden=8&epochs=2&utm_source=mail`)
  await lab.untilDone()
  const place = (): Promise<string> => lab.evaluate(() => location.search + location.hash)
  assert.equal(await place(), '?utm_source=mail#preset=adam&hidden=8&epochs=2')
  assert.equal(await lab.visible('.notice'), false)

  await lab.tab.open(`${page.host.address}?hidden=16&epochs=2#preset=weights&hidden=7&epochs=2`)
  await lab.untilDone()
  assert.equal(await place(), '#preset=weights&hidden=7&epochs=2')
  assert.match((await lines(lab)).join(), /before its # and after it; those after it count/)

  await lab.tab.open(`${page.host.address}?v=3`)
  await lab.untilEpoch(1)
  assert.equal(await place(), `?v=3#preset=${defaultPreset}`)
  await lab.close()
})
