// The path: guess, watch, read what came of it; each step is a link.
//
// One engine is enough: its buttons and sentences are the page's own.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand()

const outcome = (lab: Lab, words: RegExp): Promise<void> =>
  lab.until(String(words), (of) => new RegExp(of).test(document.querySelector('#path-outcome')!.textContent!), words.source)

test('a step asks, runs its rung when the reader has guessed, and says what that came to', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2&pace=full')
  await lab.untilDone()
  assert.equal(await lab.visible('#path'), false)
  await lab.tab.click('.ladder-head a[href="#path"]')
  await lab.until('the path', () => document.querySelector('#path-step')!.textContent!.includes('Step 1 of 6'), null)
  assert.match(await lab.text('#path-outcome'), /Guess first/)
  assert.match(await lab.evaluate(() => location.hash), /step=1/)
  // The question stands beside what answers it, and both are in view.
  await lab.until(
    'question and answer, side by side',
    () => {
      const boxes = ['#path', '#network-drawing', '#prediction-validation .chart'].map((of) => document.querySelector(of)!.getBoundingClientRect())
      return boxes.every(({ top, bottom }) => top >= -1 && bottom <= innerHeight + 1) && boxes[1]!.left > boxes[0]!.left
    },
    null,
  )
  await lab.tab.click('#path-answers button')
  await outcome(lab, /You guessed: “It follows the wave”\. .*0\.751\. Always predicting 0 has 0\.705/)
  await lab.shot('path-printed')
  // The same run, looked at again.
  await lab.tab.click('#path-next')
  await lab.tab.click('#path-answers button')
  await outcome(lab, /all 50 predictions lie between \S+ and \S+\./)
  assert.match(await lab.evaluate(() => location.hash), /^#preset=printed.*step=2/)
  await lab.tab.click('#path-leave')
  assert.equal(await lab.visible('#path'), false)
  assert.doesNotMatch(await lab.evaluate(() => location.hash), /step=/)
  await lab.close()
})

test('that the four ways are tried beforehand, and where the story starts, is said right above them, on the first screen', async () => {
  for (const [width, height, language] of [
    [360, 740, 'en'],
    [360, 740, 'zh'],
    [740, 360, 'en'],
    [1280, 800, 'zh'],
  ] as const) {
    const lab = await page.open(language === 'zh' ? 'zh/' : '', { width, height })
    await lab.until('the recording', () => /\d/.test(document.querySelector('#prediction-epoch')!.textContent!), null)
    const { said, above, seen } = await lab.evaluate(() => {
      const [head, ladder] = ['.ladder-head', '.ladder'].map((of) => document.querySelector<HTMLElement>(of)!)
      const [from, to] = [head!.getBoundingClientRect(), ladder!.getBoundingClientRect()]
      return { said: head!.innerText, above: to.top - from.bottom, seen: from.top > 0 && to.bottom <= innerHeight }
    })
    assert.match(said, language === 'zh' ? /事先.*第 3 种.*第 1 种/s : /tried beforehand.*opens with 3.*starts with 1/s)
    assert.ok(above >= 0 && above <= 12 && seen, `${width} px: ${above} px above the ladder, on the first screen: ${seen}`)
    await lab.tab.click('.ladder-head a[href="#path"]')
    await lab.until('the first way', () => document.querySelector('#rung-printed')!.getAttribute('aria-pressed') === 'true', null)
    assert.match(await lab.evaluate(() => location.hash), /step=1/)
    await lab.close()
  }
})

test('a link opens a step; the last one runs on its own', async () => {
  const lab = await page.open('#preset=adam&pace=full&step=6&lang=zh')
  await lab.until('the step', () => document.querySelector('#path-step')!.textContent!.includes('第 6 步'), null)
  await lab.tab.click('#path-answers button')
  await outcome(lab, /你猜的是“.+”。60 步里有 \d+ 步/)
  // What it came to is not scrolled away from; the reader goes to the chart, and the address stays.
  assert.equal(await lab.evaluate(() => document.querySelector('#path-outcome')!.getBoundingClientRect().bottom <= innerHeight), true)
  await lab.tab.click('#path-outcome a')
  await lab.until('the chart', () => document.querySelector('#forecast-chart')!.getBoundingClientRect().top < innerHeight, null)
  assert.match(await lab.evaluate(() => location.hash), /step=6/)
  await lab.shot('path-alone')
  await lab.close()
})

/** Nothing is trained before the reader has guessed. */
async function assertHeld(lab: Lab, rung: string): Promise<void> {
  await lab.until('the run of the step', (rung) => document.querySelector(`#rung-${rung}`)!.getAttribute('aria-pressed') === 'true', rung)
  await lab.untilState('waiting')
  for (let look = 0; look < 5; look++) await lab.frames(3)
  assert.equal(await lab.text('#epoch'), '0')
  const notes = await lab.evaluate(() => window.rnnlabProbe.runs.at(-1)?.notes.filter(({ epoch, update }) => epoch + update > 0).length ?? 0)
  assert.equal(notes, 0, 'the answer is not given before the guess')
}

test('a step waits for the guess, by a link and by a click, whatever was trained before', async () => {
  for (const [step, rung] of [
    [1, 'printed'],
    [4, 'weights'],
  ] as const) {
    const lab = await page.open(`#preset=${rung}&pace=full&step=${step}`)
    await assertHeld(lab, rung)
    assert.match(await lab.text('#path-outcome'), /Guess first/)
    await lab.tab.click('#path-answers button')
    await lab.untilState('ended')
    await lab.close()
  }
  const lab = await page.open('')
  await lab.until('the film or its run', () => Number(document.querySelector('#epoch')!.textContent) > 0, null)
  await lab.evaluate(() => document.querySelector<HTMLElement>('.ladder-head a[href="#path"]')!.click())
  await assertHeld(lab, 'printed')
  assert.match(await lab.evaluate(() => location.hash), /preset=printed.*step=1/)
  await lab.close()
})

test('where all stands in one column the question comes before what answers it', async () => {
  for (const [width, height] of [
    [360, 740],
    [768, 1024],
  ] as const) {
    const lab = await page.open('#preset=printed&step=1', { width, height })
    await lab.until(
      'the path under the row that stays',
      () => {
        const { top, height } = document.querySelector('#path')!.getBoundingClientRect()
        return height > 0 && top < 150
      },
      null,
    )
    const tops = await lab.evaluate(() =>
      ['.run-bar', '#path', '#prediction-validation .chart'].map((of) => document.querySelector(of)!.getBoundingClientRect().top),
    )
    assert.ok(tops[0]! < tops[1]! && tops[1]! < tops[2]! && tops[2]! < height, `${width} px: ${tops}`)
    await lab.close()
  }
})

test('the sentence keeps the figures of its step when another run is started', async () => {
  const lab = await page.open('#preset=adam&pace=full&step=5')
  await lab.tab.click('#path-answers button')
  await outcome(lab, /0\.000325, .* times smaller/)
  const { number } = await lab.run()
  await lab.tab.click('#rung-weights')
  await lab.until('another run', (of) => window.rnnlabProbe.runs.at(-1)!.number > of, number)
  await lab.untilState('ended')
  assert.match(await lab.text('#path-outcome'), /0\.000325/)
  await lab.close()
})
