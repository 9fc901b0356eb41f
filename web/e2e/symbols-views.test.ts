// What is to be seen inside a network that counts, remembers or translates; a reader changes what it is given.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEngine } from './environment'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand({ policy: true, probe: true })

const untilFound = (lab: Lab, words: RegExp): Promise<void> =>
  lab.until(
    String(words),
    (source) => Array.from(document.querySelectorAll('.symbols-found'), (on) => on.textContent!).some((text) => new RegExp(source).test(text)),
    words.source,
  )

const slide = (lab: Lab, selector: string, to: number): Promise<void> =>
  lab.evaluate(
    ([of, value]) => {
      const slider = document.querySelector<HTMLInputElement>(of)!
      slider.value = String(value)
      slider.dispatchEvent(new Event('input', { bubbles: true }))
    },
    [selector, to] as const,
  )

test('how far a network counts is drawn for every length, and any of them is followed, far beyond those it learned', async (t) => {
  const lab = await page.open('symbols/#task=counting&rung=lstm&train=yes')
  await lab.until('the judge', () => document.querySelectorAll('.symbols-plot :is(.symbols-right, .symbols-wrong)').length >= 100, null)
  await untilFound(lab, /^Right to n = \d+, trained to 10\.$/)
  await lab.until('the end of training', () => document.querySelector('#train')!.textContent === 'Train again', null)
  t.diagnostic(await lab.text('#score'))
  for (const n of [3, 80]) {
    await slide(lab, '#counting-n', n)
    await untilFound(lab, new RegExp(`^n = ${n}: (right, from the first b to the end|after \\d+ b it says .*, where .* comes)\\.$`))
  }
  assert.match((await lab.attribute('.symbols-plot:has(.symbols-chosen) svg', 'aria-label'))!, /along 80 a and 80 b/)
  await lab.evaluate(() => void (document.querySelector<HTMLDetailsElement>('.symbols-view .symbols-numbers')!.open = true))
  await lab.until('a row a symbol', () => document.querySelectorAll('.symbols-view .symbols-numbers tbody tr').length === 161, null)
  await lab.close()
})

test('a number that is typed is read and written in either language, and what is none is named', oneEngine('words are cut by the page alone'), async () => {
  const lab = await page.open('symbols/#task=translation')
  await untilFound(lab, / is [\d,]+, and it writes /) // one of those that it has not seen
  assert.equal((await lab.evaluate(() => document.querySelectorAll('.symbols-examples button').length)) >= 4, true)
  for (const [typed, said] of [
    ['two hundred and five', /^two hundred and five is 205, and it writes .*, where 二百零五 is asked for\.$/],
    ['二百零五', /^二百零五 is 205, and it writes .*, where two hundred and five is asked for\.$/],
  ] as const) {
    await lab.enter('#translation-text', typed)
    await untilFound(lab, said)
  }
  for (const [typed, said] of [
    ['two apples', /“apples” is no word of such a number/],
    ['', /Type a number from 1 to 9,999/],
  ] as const) {
    await lab.evaluate(() => (document.querySelector<HTMLInputElement>('#translation-text')!.value = ''))
    await lab.enter('#translation-text', typed)
    await lab.until(String(said), (source) => new RegExp(source).test(document.querySelector('#translation-error')!.textContent!), said.source)
  }
  await untilFound(lab, /205/) // what was there stays
  await lab.close()
})

test(
  'what is to be remembered is said beside the answer, and may be changed',
  oneEngine('what is changed goes through the same commands in all of them'),
  async () => {
    const lab = await page.open('symbols/#task=adding&rung=lstm')
    const sum = /^(\d\.\d+) \+ (\d\.\d+) = (\d\.\d+)\. The network says −?[\d.]+: off by [\d.]+\.$/
    await untilFound(lab, sum)
    await slide(lab, '#memory-0', 0.25)
    await slide(lab, '#memory-1', 0.5)
    await untilFound(lab, /^0\.25 \+ 0\.50 = 0\.75/)
    const order = await page.open('symbols/#task=order&rung=lstm')
    await untilFound(order, /^The order is [XY][XY], and the network says [XY][XY] \([\d.]+%\)\./)
    const asked = (): Promise<string> => order.evaluate(() => document.querySelector('.symbols-found')!.textContent!.slice(0, 'The order is XY'.length))
    const before = await asked()
    await order.tab.click('.symbols-view [role=group] button')
    await order.until('another order', (said) => !document.querySelector('.symbols-found')!.textContent!.startsWith(said), before)
    assert.match(await asked(), /^The order is [XY][XY]$/)
    await order.close()
    await lab.close()
  },
)
