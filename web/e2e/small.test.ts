// Small windows and large text: the sine on a phone's first screen, one thin
// row that stays, settings with the chart in view, nothing beyond the edge.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { overflowing } from './geometry'
import { stand } from './stand'

const page = stand()

test('a phone shows the sine on its first screen, and settings beside it', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2', { width: 360, height: 740, touch: true })
  await lab.untilDone()
  const chart = (): Promise<{ top: number; bottom: number; height: number }> =>
    lab.evaluate(() => {
      const { top, bottom } = document.querySelector('#prediction-validation .chart')!.getBoundingClientRect()
      return { top, bottom, height: innerHeight }
    })
  const first = await chart()
  assert.ok(first.top > 0 && first.bottom <= first.height, JSON.stringify(first))
  await lab.show('#open-settings')
  await lab.tab.click('#open-settings')
  await lab.until(
    'the chart above the sheet',
    () =>
      document.querySelector('#prediction-validation .chart')!.getBoundingClientRect().bottom <=
        document.querySelector('#settings')!.getBoundingClientRect().top + 1 &&
      document.querySelector('#prediction-validation .chart')!.getBoundingClientRect().top >=
        document.querySelector('.run-bar')!.getBoundingClientRect().bottom - 1,
    null,
  )
  await lab.close()
})

test('the row that stays is thin, upright, on its side and on a tablet', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2')
  await lab.untilDone()
  for (const [width, height] of [
    [600, 800],
    [740, 500],
    [1024, 768],
  ] as const) {
    await lab.tab.resize(width, height)
    await lab.show('#forecast-chart')
    await lab.until(
      'the row at the top',
      () => {
        const { top, height } = document.querySelector('.run-bar')!.getBoundingClientRect()
        return Math.abs(top) < 1 && height <= 56
      },
      null,
    )
  }
  await lab.close()
})

test('text of twice the size stays within the page', async () => {
  for (const width of [360, 640, 1280]) {
    const lab = await page.open('#preset=adam&hidden=8&epochs=2', { width: width + 10 })
    await lab.untilDone()
    await lab.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    // Firefox asks its container queries again only when a size has changed; a reader's own text size is there from the start.
    await lab.tab.resize(width, 800)
    for (const panel of ['#slow-motion', '#state-space']) {
      await lab.show(panel)
      await lab.tab.click(`${panel} summary`)
      await lab.until(panel, (of) => document.querySelector(`${of} .readout`)?.textContent?.includes('sin('), panel)
    }
    await lab.frames(4)
    assert.deepEqual(await lab.evaluate(overflowing), [], `${width} px`)
    await lab.shot(`text-200-${width}`)
    await lab.close()
  }
})
