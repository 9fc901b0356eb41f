// Training that breaks down: told, explained, and a way on that works.
// One engine is enough: what is told and done is computed by the page alone; that the numbers are the same bits in every engine, same-bits asserts.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand()
const LINK = '#preset=weights&learningRate=10&clip=none'

const untilTrouble = (lab: Lab): Promise<void> => lab.until('the trouble to be told', () => !document.querySelector<HTMLElement>('#trouble')!.hidden, null)

test('a divergence names its cause, and halving the learning rate leads back to training', async (t) => {
  const lab = await page.open(LINK)
  await untilTrouble(lab)
  await lab.untilState('ended')
  const said = await lab.text('#trouble')
  t.diagnostic(`said: ${said}`)
  assert.match(said, /The numbers ran away/)
  assert.match(said, /likely cause is (the learning rate|clipping)/)
  assert.match(said, /weights of epoch \d+ are kept/)
  assert.doesNotMatch(await lab.text('main'), /NaN|∞|Infinity/)
  assert.match(await lab.text('#summary'), /broke down/)
  assert.equal(await lab.tab.evaluate(() => document.querySelector('#trouble')!.getAttribute('role'), null), 'alert')
  await lab.shot('diverged-desktop')

  let halvings = 0
  for (; halvings < 16; halvings++) {
    const before = (await lab.run()).notes.length
    await lab.tab.click('#trouble-actions button:first-child')
    // Either it diverges again or it trains: both end, or pass an epoch that the first never did.
    await lab.until(
      'the run to go on or break down again',
      (seen) => {
        const news = window.rnnlabProbe.runs.at(-1)!.notes.slice(seen)
        const ran = news.findIndex(({ state }) => state === 'running')
        return ran >= 0 && news.slice(ran).some(({ state, epoch }) => state === 'diverged' || state === 'done' || epoch >= 6)
      },
      before,
    )
    await lab.until(
      'the page to say so',
      () => {
        const { state } = window.rnnlabProbe.runs.at(-1)!.notes.at(-1)!
        return document.querySelector<HTMLElement>('#trouble')!.hidden === (state !== 'diverged')
      },
      null,
    )
    if (!(await lab.visible('#trouble'))) break
  }
  t.diagnostic(`trains on after ${halvings + 1} halvings, at ${(await lab.run()).notes.at(-1)!.rate}`)
  const run = await lab.untilDone()
  assert.ok(run.validation.every(Number.isFinite), 'every loss that is kept is a number')
  assert.ok(run.validation.at(-1)! < run.validation[0]!, 'it has learned something')
  assert.equal(run.validation.length, 26)
  await lab.close()
})

test('from a divergence back to the rung', async () => {
  const lab = await page.open(LINK)
  await untilTrouble(lab)
  await lab.tab.click('#trouble-actions button:last-child')
  await lab.until('the trouble to be over', () => document.querySelector<HTMLElement>('#trouble')!.hidden, null)
  await lab.untilEpoch(1)
  assert.equal(await lab.attribute('#rung-weights', 'aria-pressed'), 'true')
  assert.equal(await lab.evaluate(() => location.hash), '#preset=weights')
  await lab.close()
})

/** The learning rate, everywhere that the page says it, and as the trainer has it. */
const rates = (lab: Lab): Promise<number[]> =>
  lab.evaluate(() => [
    Number(document.querySelector<HTMLInputElement>('#learning-rate-number')!.value),
    Number(document.querySelector('#learning-rate')!.getAttribute('aria-valuetext')),
    Number(new URLSearchParams(location.hash.slice(1)).get('learningRate')),
    window.rnnlabProbe.runs.at(-1)!.notes.at(-1)!.rate,
  ])

test('after each halving box, slider, address and trainer have the rate that the button named, down to the least', async () => {
  // ReLU with weights from 0 to 1 breaks down at any rate.
  const lab = await page.open('#preset=weights&hidden=24&init=uniform01&activation=relu&clip=none&learningRate=7e-6&steps=6')
  for (const rate of [3.5e-6, 1.75e-6]) {
    await untilTrouble(lab)
    await lab.until('the offer', (wanted) => document.querySelector('#trouble-actions')!.textContent!.includes(`to ${wanted} `), rate.toExponential())
    await lab.evaluate(() =>
      [...document.querySelectorAll<HTMLButtonElement>('#trouble-actions button')].find((button) => button.textContent!.startsWith('Halve'))!.click(),
    )
    await lab.until(`the rate ${rate}`, (wanted) => window.rnnlabProbe.runs.at(-1)!.notes.at(-1)!.rate === wanted, rate)
    await lab.frames()
    assert.deepEqual(await rates(lab), [rate, rate, rate, rate])
  }
  await untilTrouble(lab)
  await lab.until('no further halving', () => !document.querySelector('#trouble-actions')!.textContent!.includes('Halve'), null)
  assert.equal(await lab.visible('#notices .notice'), false, 'nothing was refused')
  await lab.close()
})

for (const [language, colors] of [
  ['en', 'light'],
  ['zh', 'dark'],
] as const) {
  test(`a run that is broken from its first weights is told as such, with advice that helps (${language})`, async () => {
    const lab = await page.open(`#preset=weights&learningRate=1&clip=none&activation=relu&hidden=64&init=uniform01&lang=${language}`, { colors })
    await untilTrouble(lab)
    await lab.untilState('ended')
    await lab.tour()
    await lab.frames(10)
    const said = await lab.text('#trouble')
    assert.match(
      said,
      language === 'en'
        ? /^The numbers ran away Training could not begin\. The likely cause is the initial weights/
        : /^数值发散了 训练没能开始。多半是初始权重/,
    )
    assert.doesNotMatch(said, /Halve|减半/)
    assert.equal(await lab.visible('#notices .notice'), false, 'the page does not start it again by itself')
    assert.doesNotMatch(await lab.text('main'), /NaN|∞|Infinity/)
    await lab.shot(`diverged-first-${language}`, true)
    await lab.tab.click('#trouble-actions button:first-child')
    await lab.until('the trouble to be over', () => document.querySelector<HTMLElement>('#trouble')!.hidden, null)
    await lab.untilEpoch(1)
    await lab.close()
  })
}
