// Small windows and large text: the sine on a phone's first screen, one thin
// row that stays, settings with the chart in view, nothing beyond the edge.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { engine, oneEngine } from './environment'
import { overflowing } from './geometry'
import { judgeFew, openNumbers } from './numbers-page'
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

test('on its side a phone has the settings beside the chart, and both whole', async () => {
  for (const [width, height, language] of [
    [740, 360, 'en-US'],
    [568, 320, 'zh-CN'],
  ] as const) {
    const lab = await page.open('#preset=adam&hidden=8&epochs=2', { width, height, language, touch: true })
    await lab.untilDone()
    await lab.show('#open-settings')
    await lab.tab.click('#open-settings')
    await lab.until(
      `the chart beside the sheet, ${width} px`,
      () => {
        const [chart, sheet, row] = ['#prediction-validation .chart', '#settings', '.run-bar'].map((of) => document.querySelector(of)!.getBoundingClientRect())
        return chart!.right <= sheet!.left + 1 && chart!.bottom <= innerHeight && chart!.top >= row!.bottom - 1 && sheet!.height >= 0.9 * innerHeight
      },
      null,
    )
    assert.deepEqual(await lab.evaluate(overflowing), [], `${width} px`)
    await lab.shot(`settings-on-its-side-${width}`)
    await lab.tab.press('Escape')
    await lab.until('the whole width', () => document.querySelector('#prediction-validation .chart')!.getBoundingClientRect().width > 0.8 * innerWidth, null)
    await lab.close()
  }
})

test('the row that stays is thin, upright, on its side and on a tablet', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2')
  await lab.untilDone()
  for (const [width, height] of [
    [600, 800],
    [740, 360],
    [360, 740],
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
  for (const width of engine === 'Chromium' ? [360, 640, 1280] : [360]) {
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
    await lab.evaluate(() => document.querySelector<HTMLElement>('.ladder-head a[href="#path"]')!.click())
    for (const language of ['en', 'zh']) {
      await lab.tab.click(`[data-language=${language}]`)
      await lab.until(language, (wanted) => document.documentElement.lang.startsWith(wanted), language)
      await lab.frames(4)
      assert.deepEqual(await lab.evaluate(overflowing), [], `${width} px, ${language}`)
      await lab.shot(`text-200-${width}-${language}`)
    }
    await lab.tab.click('#open-settings')
    await lab.frames(4)
    assert.deepEqual(await lab.evaluate(overflowing), [], `${width} px, with the settings`)
    await lab.shot(`text-200-${width}-settings`)
    await lab.close()
  }
})

test('and so it does on the pages of numbers and of symbols', oneEngine('it is the style sheet that wraps'), async () => {
  for (const task of ['grammar', 'counting', 'adding', 'order', 'translation', 'text']) {
    const lab = await page.open(`symbols/#task=${task}`, { width: 370 })
    await lab.until('a picture', () => document.querySelector('#views canvas, #views td, #views input') !== null, null)
    await lab.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    await lab.tab.resize(360, 800)
    await lab.frames(4)
    assert.deepEqual(await lab.evaluate(overflowing), [], task)
    await lab.close()
  }
  const lab = await openNumbers(page, '', '', { width: 370 })
  await judgeFew(lab)
  await lab.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  await lab.tab.resize(360, 800)
  await lab.frames(4)
  assert.deepEqual(await lab.evaluate(overflowing), [], 'numbers')
  await lab.close()
})

test('the words of every picture have one size, and a lecture hall’s are larger', oneEngine('the sizes are computed by the page alone'), async () => {
  for (const [width, size] of [
    [1280, 11],
    [1920, 13],
  ] as const) {
    const lab = await page.open('#preset=adam&hidden=8&epochs=2', { width, height: 1000 })
    await lab.untilDone()
    await lab.show('#state-space')
    await lab.tab.click('#state-space summary')
    await lab.until('the path', () => document.querySelector('#state-space .readout')?.textContent?.includes('sin('), null)
    await lab.show('#network')
    await lab.tab.click('#network-drawing')
    await lab.until('the weights', () => !document.querySelector<HTMLElement>('#unit-weights')!.hidden, null)
    await lab.evaluate(() => {
      const found = ((window as { sizes?: Record<string, string[]> }).sizes = {} as Record<string, string[]>)
      const { fillText } = CanvasRenderingContext2D.prototype
      CanvasRenderingContext2D.prototype.fillText = function (...text) {
        const sizes = (found[this.canvas.closest('#unit-weights, #network-drawing, #state-space')?.id ?? 'charts'] ??= [])
        const [size] = this.font.split(' ', 1)
        if (!sizes.includes(size!)) sizes.push(size!)
        fillText.apply(this, text)
      }
    })
    // Everything is painted again.
    await lab.choose('#theme', 'dark')
    await lab.tab.press('ArrowDown')
    await lab.frames() // only what is in view is painted
    await lab.show('#state-space')
    await lab.until('all of them', () => Object.keys((window as { sizes?: object }).sizes!).length === 4, null)
    const px = [`${size}px`]
    assert.deepEqual(await lab.evaluate(() => (window as { sizes?: object }).sizes), {
      charts: px,
      'network-drawing': px,
      'unit-weights': px,
      'state-space': px,
    })
    await lab.close()
  }
})

test('on a tablet the settings stand in the row of what steps, in both languages', async () => {
  for (const language of ['en-US', 'zh-CN']) {
    const lab = await page.open('#preset=adam&hidden=8&epochs=2', { width: 768, height: 1024, language })
    await lab.untilDone()
    const [steps, settings] = await lab.evaluate(() =>
      ['#reset', '#open-settings'].map((of) => {
        const { top, bottom } = document.querySelector(of)!.getBoundingClientRect()
        return (top + bottom) / 2
      }),
    )
    assert.ok(Math.abs(steps! - settings!) < 12, `${language}: ${steps} and ${settings}`)
    await lab.close()
  }
})
