// The charts as they are painted while a run trains, beside what ECharts makes
// of the same definitions; and what ECharts is fetched for.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stand } from './stand'

const page = stand()

test('what is painted is what ECharts draws', async (t) => {
  const lab = await page.open('#preset=printed&epochs=12', { height: 1400 })
  await lab.untilDone()
  await lab.tab.click('#pin-run')
  // As many pixels as the picture that is kept has; at this width the charts' own are whole numbers.
  await lab.evaluate(() => void Object.defineProperty(window, 'devicePixelRatio', { value: 2 }))
  await lab.tab.resize(1216, 1400)
  await lab.until(
    'the charts to be painted again',
    () => [...document.querySelectorAll<HTMLCanvasElement>('.charts .canvas canvas')].every((canvas) => canvas.width === 2 * canvas.offsetWidth),
    null,
  )
  await lab.download('#save-charts')
  const charts = await lab.evaluate(async () => {
    const kept = await createImageBitmap(window.rnnlabProbe.downloads.at(-1)!.content as Blob)
    const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper')
    const pixels = (image: CanvasImageSource, x: number, y: number, width: number, height: number): Uint8ClampedArray => {
      const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')!
      pen.fillStyle = paper
      pen.fillRect(0, 0, width, height)
      pen.drawImage(image, -x, -y)
      return pen.getImageData(0, 0, width, height).data
    }
    // Where web/app/files/picture.ts puts them: the loss at the left, the predictions under each other beside it.
    const [loss, validation, residual, train] = ['#loss-canvas', '#prediction-validation .canvas', '#residual .canvas', '#prediction-train .canvas'].map((of) =>
      document.querySelector<HTMLCanvasElement>(`${of} canvas`)!,
    )
    const [first, top, beside, below] = [2 * 28, 2 * (28 + 52 + 34), 2 * 40, 2 * (22 + 34)]
    const second = first + loss!.width + beside
    const places: [HTMLCanvasElement, number, number][] = [
      [loss!, first, top],
      [validation!, second, top],
      [residual!, second, top + validation!.height + below],
      [train!, second, top + validation!.height + below + residual!.height + below],
    ]
    return places.map(([canvas, x, y]) => {
      const { width, height } = canvas
      const [ours, theirs] = [pixels(canvas, 0, 0, width, height), pixels(kept, x, y, width, height)]
      let [drawn, other] = [0, 0]
      for (let i = 0; i < ours.length; i += 4) {
        const apart = (a: Uint8ClampedArray, b: Uint8ClampedArray, at: number): number =>
          Math.max(...[0, 1, 2].map((part) => Math.abs(a[i + part]! - b[at + part]!)))
        if (apart(ours, ours, 0) > 24) drawn++
        if (apart(ours, theirs, i) > 24) other++
      }
      return { drawn, other }
    })
  })
  for (const { drawn, other } of charts) {
    t.diagnostic(`${other} pixels differ of ${drawn} that are not as in the corner`)
    assert.ok(drawn > 1500 && other < 0.01 * drawn, `${other} of ${drawn}`)
  }
  await lab.close()
})

test('ECharts comes when a chart is pointed at, and goes with the pointer', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2')
  await lab.untilDone()
  await lab.show('#forecast-chart')
  const fetched = (): boolean => lab.tab.requests.some((url) => url.endsWith('echarts.js'))
  assert.equal(fetched(), false)
  const layers = (): Promise<number> => lab.evaluate(() => document.querySelectorAll('.inspector').length)
  await lab.tab.click('#forecast-chart .canvas')
  await lab.until(
    'the words under the pointer',
    () => {
      const canvas = document.querySelector<HTMLCanvasElement>('#forecast-chart .inspector canvas')
      if (!canvas) return false
      const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height }).getContext('2d', {
        willReadFrequently: true,
      })!
      copy.drawImage(canvas, 0, 0)
      return copy.getImageData(0, 0, canvas.width, canvas.height).data.some((part) => part > 0)
    },
    null,
  )
  assert.ok(fetched())
  assert.equal(await layers(), 1)
  await lab.tab.click('#forecast-title')
  await lab.until('it to be gone', () => document.querySelectorAll('.inspector').length === 0, null)
  await lab.close()
})
