// The row of the page of symbols that stays in view while the page scrolls by: as thin as the lab's, and over nothing that has the focus.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { underRow } from './geometry'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand({ policy: true })

const opened = async (address: string, width: number, height: number): Promise<Lab> => {
  const lab = await page.open(address, { width, height })
  await lab.until('an exercise', () => document.querySelector('.symbols-view table, .symbols-found:not(:empty)'), null)
  return lab
}

test('it is thin and at the top wherever one is in the exercise, upright, on its side, on a tablet and on a desk', async () => {
  for (const [width, height] of [
    [360, 740],
    [320, 640],
    [740, 360],
    [600, 800],
    [1024, 768],
    [1280, 500],
  ] as const) {
    for (const language of ['', 'zh/']) {
      const lab = await opened(`${language}symbols/#task=order&rung=elman&train=yes`, width, height)
      await lab.until('its way', () => /[1-9]/.test(document.querySelector('#seen')!.textContent!), null)
      for (const part of ['#views', '#race']) {
        await lab.show(part)
        await lab.until(
          `the row at the top of ${part}, ${width} px`,
          () => {
            const { top, bottom } = document.querySelector('.symbols-row')!.getBoundingClientRect()
            return top >= 0 && top < 4 && bottom <= 56
          },
          null,
        )
      }
      await lab.close()
    }
  }
})

test('what gets the focus on the way back is not under it', async () => {
  for (const [width, height] of [
    [360, 740],
    [740, 360],
    [1280, 800],
  ] as const) {
    const lab = await opened('symbols/#task=translation&rung=lstm', width, height)
    const covered = await lab.evaluate(underRow, { rows: '.symbols-run, .symbols-row', part: '#attempt', fewest: 12 })
    assert.deepEqual(covered, [], `${width} px`)
    await lab.close()
  }
})
