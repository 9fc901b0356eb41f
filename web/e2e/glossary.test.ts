// A word of the field has one line beside it: by a tap, by the keyboard, for a
// screen reader, within the window in any size.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand()

/** The line that is open, or nothing. */
const line = (lab: Lab): Promise<string> => lab.evaluate(() => document.querySelector('.gloss:popover-open')?.textContent ?? '')

const until = (lab: Lab, start: string): Promise<void> =>
  lab.until(`the line “${start}”`, (of) => (document.querySelector('.gloss:popover-open')?.textContent ?? 'none').startsWith(of), start)

const WORDS = [
  ['.epoch .term', 'Epoch: '],
  ['#prediction-validation .term', 'RMSE: '],
  ['.rate-name .term', 'Learning rate: '],
  ['#network .term', 'Gradient: '],
  ['.panel-loss h3 .term', 'Loss: '],
  ['.panel-loss .legend .term', 'Validation: '],
  ['.ladder-note .term', 'RMSE: '],
] as const

test('a tap holds the line of a word until the next, all of it in the window, in text of twice the size too', async () => {
  for (const size of ['100%', '200%']) {
    const lab = await page.open('#preset=adam&hidden=8&epochs=2', { width: 360, height: 740, touch: true })
    await lab.untilDone()
    await lab.evaluate((to) => document.documentElement.style.setProperty('font-size', to), size)
    for (const [word, start] of WORDS) {
      await lab.show(word)
      await lab.tab.click(word)
      await until(lab, start)
      const cut = await lab.evaluate(() => {
        const on = document.querySelector<HTMLElement>('.gloss:popover-open')!
        const { left, top, right, bottom } = on.getBoundingClientRect()
        const outside = left < 0 || top < 0 || right > document.documentElement.clientWidth || bottom > innerHeight
        return {
          outside,
          cut: on.scrollHeight > on.clientHeight || on.scrollWidth > on.clientWidth,
          lines: document.querySelectorAll('.gloss:popover-open').length,
        }
      })
      assert.deepEqual(cut, { outside: false, cut: false, lines: 1 }, `${word} at ${size}`)
      if (start === 'Gradient: ') await lab.shot(`glossary-${size.slice(0, -1)}`)
      await lab.tab.click(word)
      assert.equal(await line(lab), '', 'a second tap lets it go')
    }
    await lab.close()
  }
})

test('the keyboard comes upon words and steps, and each has its line, which Escape closes', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2')
  await lab.untilDone()
  await lab.tab.click('#reset') // at the end of a run there is no step to take
  await lab.until('steps', () => document.querySelector('#step-epoch:not(:disabled, [aria-disabled=true])') !== null, null)
  await lab.evaluate(() => document.querySelector<HTMLElement>('#play')!.focus())
  await lab.tab.press('Tab')
  await until(lab, 'Epoch: ')
  // Its own element is what a screen reader says with the word.
  assert.equal(await lab.evaluate(() => document.getElementById(document.activeElement!.getAttribute('aria-describedby')!)!.textContent), await line(lab))
  await lab.tab.press('Enter')
  await until(lab, 'Epoch: ')
  await lab.tab.press('Escape')
  await lab.until('no line', () => !document.querySelector('.gloss:popover-open'), null)
  assert.equal(await lab.evaluate(() => document.activeElement!.className), 'term', 'the focus stays')
  await lab.tab.press('Tab')
  await lab.tab.press('Tab')
  await until(lab, 'Epoch: ')
  assert.equal(await lab.evaluate(() => document.activeElement!.id), 'step-epoch')
  await lab.tab.press('Tab')
  await until(lab, 'Update: ')
  await lab.tab.press('Tab')
  assert.equal(await line(lab), '')
  await lab.tab.click('[data-language="zh"]')
  await lab.until('the other language', () => document.documentElement.lang === 'zh-CN', null)
  await lab.tab.click('.panel-loss h3 .term')
  await until(lab, '损失：')
  await lab.shot('glossary-zh')
  await lab.close()
})
