// What the axes of the charts are called: written on every chart, whole, in
// both languages and as narrow as it gets, and in the picture that is kept.
//
// One engine is enough: names are painted as all words of charts are, whose picture charts.test.ts compares in all of them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import en from '../app/text/en.json'
import zh from '../app/text/zh.json'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand()
const words: Record<string, Record<string, string>> = { en, zh }

/** The names of the axes of each chart, x and y, by the id of what it stands in. */
const axes: Record<string, [x: string, y: string]> = {
  'loss-chart': ['epoch', 'loss'],
  'prediction-validation': ['n', 'value'],
  'prediction-train': ['n', 'value'],
  residual: ['n', 'error'],
  'forecast-chart': ['n', 'value'],
  'hidden-chart': ['step', 'unit'],
  'gradient-chart': ['step', 'gradient'],
  'race-chart': ['epoch', 'validationLoss'],
}

interface Written {
  chart: string
  text: string
  /** how far it stands out of its canvas, px */
  out: number
  /** whether it lies over another text */
  over: boolean
}

declare global {
  interface Window {
    written: (Written & { left: number; right: number; y: number })[]
  }
}

/** From now on writes down what is written on canvases. */
function listen(lab: Lab): Promise<void> {
  return lab.evaluate(() => {
    window.written = []
    const write = CanvasRenderingContext2D.prototype.fillText
    CanvasRenderingContext2D.prototype.fillText = function (text: string, x: number, y: number, most?: number) {
      const { a: scale, e, f } = this.getTransform()
      const {
        actualBoundingBoxLeft: before,
        actualBoundingBoxRight: after,
        actualBoundingBoxAscent: up,
        actualBoundingBoxDescent: down,
      } = this.measureText(text)
      const [left, right] = [(x - before) * scale + e, (x + after) * scale + e]
      const [top, bottom] = [(y - up) * scale + f, (y + down) * scale + f]
      const { width, height } = this.canvas
      const out = Math.max(-left, right - width, -top, bottom - height) / scale
      window.written.push({ chart: '', text, out, over: false, left, right, y: (top + bottom) / 2 })
      write.call(this, text, x, y, ...(most === undefined ? [] : [most]))
    }
    // What is painted on no canvas of the page is copied to one of it: that says whose it was.
    const copy = CanvasRenderingContext2D.prototype.drawImage as (...of: unknown[]) => void
    CanvasRenderingContext2D.prototype.drawImage = function (this: CanvasRenderingContext2D, ...of: unknown[]) {
      const chart = this.canvas.closest('[id]:not(.canvas)')?.id ?? 'picture'
      const mine = window.written.filter((one) => one.chart === '')
      for (const one of mine) {
        one.chart = chart
        one.over = mine.some((other) => other !== one && Math.abs(other.y - one.y) < 6 && one.left < other.right && other.left < one.right)
      }
      copy.apply(this, of)
    } as typeof CanvasRenderingContext2D.prototype.drawImage
  }, null)
}

/** What has been written since, of each chart the names of its axes. */
async function check(lab: Lab, language: string, charts: string[]): Promise<void> {
  const written: Written[] = await lab.evaluate(() => window.written.splice(0))
  for (const chart of charts) {
    for (const key of axes[chart]!) {
      const name = words[language]![`axis.${key}`]!
      const found = written.filter((one) => one.chart === chart && one.text === name)
      assert.ok(found.length > 0, `${language}: ${chart} does not say ${name}`)
      for (const { out, over } of found) {
        assert.ok(out <= 0.5, `${language}: ${name} stands ${out} px out of ${chart}`)
        assert.ok(!over, `${language}: ${name} lies over another text of ${chart}`)
      }
    }
  }
}

for (const width of [360, 1280]) {
  test(`every chart names its axes, in both languages, ${width} px wide`, async () => {
    // So high that everything is on the screen.
    const lab = await page.open('#preset=adam&hidden=8&epochs=2&lang=en', { width, height: 8000 })
    await lab.untilDone()
    await lab.tab.click('#race-start')
    await lab.until('the race to be over', () => document.querySelector('#race-start')!.textContent === 'Start the race', null)
    await listen(lab)
    for (const language of ['zh', 'en']) {
      await lab.tab.click(`[data-language=${language}]`)
      await lab.until('the words', (wanted) => document.documentElement.lang.startsWith(wanted), language)
      // Charts share out frames among them: on a busy machine it takes some.
      const names = Object.fromEntries(Object.entries(axes).map(([chart, [key]]) => [chart, words[language]![`axis.${key}`]!]))
      await lab.until(
        'all charts to be painted again',
        (wanted) => Object.entries(wanted).every(([chart, name]) => window.written.some((one) => one.chart === chart && one.text === name)),
        names,
      )
      await check(lab, language, Object.keys(axes))
    }
    await lab.tab.close()
  })
}

test('the picture that is kept names the axes too, in its language', async () => {
  for (const language of ['en', 'zh']) {
    const lab = await page.open(`#preset=adam&hidden=8&epochs=2&lang=${language}`)
    await lab.untilDone()
    await listen(lab)
    await lab.download('#save-charts')
    const written = await lab.evaluate(() => window.written.map(({ text }) => text))
    for (const key of ['epoch', 'loss', 'n', 'value', 'error']) {
      const name = words[language]![`axis.${key}`]!
      assert.ok(written.includes(name), `${language}: the picture does not say ${name} among ${written.join(' | ')}`)
    }
    await lab.tab.close()
  }
})

test('in the narrowest embed the names have room', async () => {
  const narrowest = 280
  const lab = await page.open('embed.html#preset=adam&hidden=8&epochs=2&charts=loss,validation,train&lang=en', { width: narrowest, height: 900 })
  await lab.untilState('ended')
  await listen(lab)
  // Another width, and all is painted anew.
  await lab.tab.resize(narrowest + 1, 900)
  await lab.until('the charts to be painted again', () => new Set(window.written.map(({ chart }) => chart)).size >= 3, null)
  await check(lab, 'en', ['loss-chart', 'prediction-validation', 'prediction-train'])
  await lab.tab.close()
})
