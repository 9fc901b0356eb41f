// Nothing moves while a page is made and a network trains, as the browser counts it: in the lab, on the page of symbols, on
// that of numbers and in frames, on a phone, a tablet, a laptop and in a lecture hall.
// Not with --quick: pages are looked at in many sizes.
// One engine is enough: no other of these measures it.

import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Lab } from './lab'
import { untilVerdict } from './numbers-page'
import { stand } from './stand'

const page = stand({ policy: true, probe: true, probeFrames: true })

const MOST = 0.01

async function assertStill(t: TestContext, lab: Lab, where: string): Promise<void> {
  const { shifts, measured } = await lab.shifts()
  assert.ok(measured, 'this engine measures no layout shifts')
  const sum = shifts.reduce((total, { value }) => total + value, 0)
  t.diagnostic(`${where}: ${sum.toFixed(4)}`)
  assert.ok(sum <= MOST, `${where}: layout shift ${sum}: ${shifts.map(({ at, value, moved }) => `${value} at ${at} ms: ${moved.join(', ')}`).join('; ')}`)
}

test('in the lab', async (t) => {
  for (const [width, height] of [
    [320, 640],
    [768, 1024],
    [1024, 768],
    [1920, 1080],
  ] as const) {
    const lab = await page.open('#preset=adam&hidden=16&epochs=8&pace=full', { width, height })
    await lab.untilDone()
    await assertStill(t, lab, `${width} px`)
    await lab.close()
  }
})

test('on the page of symbols', async (t) => {
  // Each exercise, with its own views, on a narrow screen and on a wide one.
  for (const [exercise, width, height, language] of [
    ['grammar', 320, 640, ''],
    ['grammar', 1280, 800, ''],
    ['adding', 360, 740, ''],
    ['adding', 768, 1024, ''],
    ['translation', 360, 740, 'zh/'],
    ['translation', 1280, 800, 'zh/'],
  ] as const) {
    const lab = await page.open(`${language}symbols/#task=${exercise}&rung=lstm`, { width, height })
    await lab.until('a picture', () => document.querySelector('#views canvas, #views td, #views input') !== null, null)
    await lab.evaluate(() => document.querySelector<HTMLElement>('#train')!.click())
    await lab.until('what the judge says', () => document.querySelector('#score')!.textContent !== '', null)
    await assertStill(t, lab, `${exercise}, ${width} px`)
    await lab.close()
  }
})

test('on the page of numbers, which opens with a task', async (t) => {
  // To the verdict on a narrow screen and on a wide one, and in between while networks are trained.
  for (const [width, height, address, whole] of [
    [320, 640, 'numbers/?task=airline', true],
    [360, 740, 'zh/numbers/?task=share-price', false],
    [768, 1024, 'zh/numbers/?task=airline', false],
    [1280, 800, 'numbers/?task=sine', true],
  ] as const) {
    const lab = await page.open(address, { width, height })
    await lab.until('the button', () => document.querySelector<HTMLElement>('#try')!.offsetHeight > 0, null)
    // Where one looks while the networks are trained.
    await lab.evaluate(() => document.querySelector('#try')!.scrollIntoView({ block: 'center' }))
    if (whole) await untilVerdict(lab)
    else {
      await lab.until('some epochs', () => /[1-9]\d/.test(document.querySelector('#working')!.textContent!), null)
      await lab.tab.click('#try')
      await lab.until('the stop', () => document.querySelector('#working')!.textContent === '', null)
    }
    await assertStill(t, lab, `${address}, ${width} px`)
    await lab.close()
  }
})

test('in a frame', async (t) => {
  for (const [width, height] of [
    [320, 820],
    [480, 780],
    [720, 640],
  ] as const) {
    const frame = await page.open('embed.html#preset=adam&epochs=8', { width, height })
    await frame.untilState('ended')
    await frame.frames()
    await assertStill(t, frame, `the lab, ${width} px`)
    await frame.close()
    for (const [address, button, said] of [
      ['numbers/embed.html#task=airline&lang=zh', '#try', '#verdict'],
      ['symbols/embed.html#task=counting', '#train', '#score'],
    ] as const) {
      const lab = await page.open(address, { width, height })
      await lab.until('its button', (button) => document.querySelector<HTMLElement>(button)!.checkVisibility({ visibilityProperty: true }), button)
      await lab.evaluate((button) => document.querySelector<HTMLElement>(button)!.click(), button)
      await lab.until('a word on it', (said) => /\d/.test(document.querySelector(said)!.textContent!), said)
      await assertStill(t, lab, `${address}, ${width} px`)
      await lab.close()
    }
  }
})
