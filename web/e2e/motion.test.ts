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
  const curve = (): Promise<number> =>
    lab.evaluate(() => document.querySelector<SVGPathElement>('#prediction-validation .poster .prediction')?.getAttribute('d')?.split('L').length ?? 0)
  assert.equal(await curve(), 50, 'a point for each validation record')
  assert.equal(await lab.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto')
  await lab.shot('poster-reduced-motion')

  await lab.tab.click('#play')
  await lab.untilEpoch(1)
  await lab.until('the poster to give way', () => document.querySelectorAll('#loss-chart .poster, #prediction-validation .poster').length === 0, null)
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
  const { bar, chart } = await lab.evaluate(() => ({
    bar: document.querySelector('.run-bar')!.getBoundingClientRect().bottom <= innerHeight,
    chart: ['#loss-chart', '#prediction-validation .chart'].some((on) => {
      const { top, height } = document.querySelector(on)!.getBoundingClientRect()
      return top + height / 2 < innerHeight
    }),
  }))
  assert.deepEqual({ bar, chart }, { bar: true, chart: false })
  await lab.close()
})
