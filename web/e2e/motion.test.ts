// Training starts by itself where somebody sees it and movement is welcome;
// elsewhere the poster waits: at its last frame where movement is not welcome, at its first where nobody sees it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand()

/** Waits until everything is there that a start would need, and well past the moment at which it would have come. */
async function assertWaits(lab: Lab, epoch: number): Promise<void> {
  await lab.untilState('waiting')
  await lab.until('the poster', (at) => document.querySelector('#loss-readout')!.textContent!.includes(`epoch ${at} of 25`), epoch)
  await lab.until('the trainer', () => window.rnnlabProbe.runs.at(-1)?.train.length === 1, null)
  await lab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)))
  assert.equal(await lab.attribute('#play', 'data-state'), 'waiting')
  assert.ok((await lab.run()).notes.every(({ state, epoch, update }) => state === 'ready' && epoch === 0 && update === 0))
}

test('with reduced motion the poster stands at its last frame until play is pressed', async () => {
  const lab = await page.open('', { reducedMotion: true })
  await assertWaits(lab, 25)
  assert.equal(await lab.text('#prediction-epoch'), 'after epoch 25')
  // A prediction for each validation record: its line goes from the left of the plot to the right.
  const wide = await lab.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('#prediction-validation .canvas canvas')!
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    const colour = getComputedStyle(document.documentElement).getPropertyValue('--prediction').trim()
    const want = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    const columns = new Set<number>()
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3]! > 200 && want.every((part, k) => Math.abs(data[i + k]! - part) < 40)) columns.add((i / 4) % canvas.width)
    }
    return columns.size / canvas.width
  })
  assert.ok(wide > 0.75, `the prediction takes ${wide} of the chart's width`)
  assert.equal(await lab.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto')
  await lab.shot('poster-reduced-motion')

  await lab.tab.click('#play')
  await lab.untilEpoch(1)
  await lab.until('the poster to give way', () => !document.querySelector('#loss-readout')!.textContent!.includes('of 25'), null)
  await lab.close()
})

test('out of sight nothing starts; in sight it does', async () => {
  const lab = await page.open('', { width: 360, height: 300, touch: true })
  await assertWaits(lab, 0)
  await lab.show('#loss-chart')
  await lab.untilEpoch(1)
  await lab.close()
})

test('who sees the epochs counted need not scroll to a chart for the run to start', async () => {
  const lab = await page.open('', { width: 740, height: 360, touch: true })
  await lab.untilEpoch(1)
  const halfSeen = await lab.evaluate(() =>
    ['.run-bar', '#loss-chart', '#prediction-validation .chart'].map((on) => {
      const { top, height } = document.querySelector(on)!.getBoundingClientRect()
      return top + height / 2 < innerHeight
    }),
  )
  assert.deepEqual(halfSeen, [true, false, false])
  await lab.close()
})
