// The row of the page of own numbers that stays in view in small windows: the button that trains and stops, and what is under way. As
// thin as the lab's, and over nothing that has the focus.
//
// One engine is enough: the rows of the lab and of the page of symbols stay by the same rules in all of them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { underRow } from './geometry'
import { judgeFew, openNumbers } from './numbers-page'
import { stand } from './stand'

const page = stand({ policy: true })

test('it is thin and at the top wherever one is in what the numbers are worth, and holds all its words', async () => {
  for (const [width, height, address] of [
    [360, 740, 'numbers/?task=airline'],
    [320, 640, 'zh/numbers/?task=mackey-glass'],
    [740, 360, 'numbers/?task=airline'],
    [768, 1024, 'numbers/?task=mackey-glass'],
  ] as const) {
    const lab = await page.open(address, { width, height })
    await lab.until('an epoch', () => /[1-9]/.test(document.querySelector('#working')!.textContent!), null)
    for (const part of ['#results', '#post']) {
      await lab.show(part)
      await lab.until(
        `the row at the top of ${part}, ${width} px`,
        () => {
          const { top, bottom } = document.querySelector('.numbers-run')!.getBoundingClientRect()
          return top >= 0 && top < 1 && bottom <= 56
        },
        null,
      )
      // The longest that it says, in whatever language.
      const sticksOut = await lab.evaluate(() => {
        const [row, words] = ['.numbers-run', '#working'].map((of) => document.querySelector<HTMLElement>(of)!)
        return words!.getBoundingClientRect().bottom > row!.getBoundingClientRect().bottom || words!.scrollWidth > words!.clientWidth
      })
      assert.equal(sticksOut, false, `${await lab.text('#working')}, ${width} px`)
    }
    await lab.tab.click('#try')
    await lab.until('its end', () => !document.querySelector('#working')!.textContent, null)
    await lab.close()
  }
})

test('what gets the focus on the way back is not under it', async () => {
  const lab = await openNumbers(page, '', '', { width: 360, height: 740 })
  await judgeFew(lab)
  const covered = await lab.evaluate(underRow, { rows: '.numbers-run', part: '#worth', fewest: 5 })
  assert.deepEqual(covered, [])
  await lab.close()
})
