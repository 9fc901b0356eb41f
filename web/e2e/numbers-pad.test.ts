// Numbers that are drawn: with a pointer, with a finger, and with the keyboard.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lab } from './lab'
import { openNumbers, untilSaid } from './numbers-page'
import { stand } from './stand'

const page = stand({ policy: true })

async function openPad(language: '' | 'zh/', touch: boolean): Promise<Lab> {
  const lab = await openNumbers(page, language, '', touch ? { width: 360, height: 740, touch } : {})
  await lab.tab.click('.numbers-draw summary')
  return lab
}

const value = (lab: Lab): Promise<string | null> => lab.attribute('#pad', 'aria-valuetext')

for (const [language, touch, half] of [
  ['', false, /point 3[01] of 60: 50|point 3[01] of 60: 49\.5|point 3[01] of 60: 50\.5/],
  ['zh/', true, /第 3[01] 个点，共 60 个：(50|49\.5|50\.5)/],
] as const) {
  test(`a pointer sets points, the arrows move and raise them${touch ? ', a finger and in Chinese' : ''}`, async () => {
    const lab = await openPad(language, touch)
    await lab.tab.click('#pad')
    assert.match((await value(lab))!, half)
    assert.equal(await lab.attribute('#pad', 'role'), 'slider')
    assert.notEqual(await lab.attribute('#pad', 'aria-label'), null)
    // A hand that goes from the left bottom to the right top, with nothing between.
    await lab.evaluate(() => {
      const pad = document.querySelector<HTMLElement>('#pad')!
      pad.setPointerCapture = () => {} // no pointer is real
      pad.hasPointerCapture = () => true
      const { left, top, width, height } = pad.getBoundingClientRect()
      const at = (kind: string, x: number, y: number): boolean =>
        pad.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerId: 1, clientX: left + x * width, clientY: top + y * height }))
      at('pointerdown', 0, 1)
      at('pointermove', 1, 0)
      pad.focus()
    })
    assert.match((await value(lab))!, touch ? /第 60 个点.*：100$/ : /point 60 of 60: 100$/)
    for (const key of ['Home', 'ArrowRight', 'ArrowUp', 'ArrowUp', 'PageUp', 'ArrowDown']) await lab.tab.press(key)
    const second = Math.round((100 / 59) * 2) / 2 + 2 + 2 + 10 - 2
    assert.match((await value(lab))!, touch ? new RegExp(`第 2 个点.*：${second}$`) : new RegExp(`point 2 of 60: ${second}$`))
    await lab.tab.click('#pad-take')
    await untilSaid(lab)
    assert.match(
      await lab.text('#sentence'),
      touch ? /画板上有 60 个数：第一个是 0，最后一个是 100/ : /60 numbers drawn on the pad: the first is 0, the last 100/,
    )
    assert.equal(await lab.visible('#try'), true)
    await lab.tab.click('#pad-clear')
    await lab.tab.click('#pad-take')
    await lab.until('a word on a flat line', () => document.querySelector('#trouble')!.textContent !== '', null)
    await lab.close()
  })
}
