// What is pushed along sideways says so: it fades out at the sides where there is more of it, and nowhere else. Where the style sheet
// cannot follow the scrolling, shadows lie below instead, with covers that are pushed along.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lab } from './lab'
import { give, openNumbers } from './numbers-page'
import { stand } from './stand'

const page = stand({ policy: true })

/** Of each kind that can be seen: whether it is longer than its room, and at which sides it fades at its beginning, in between and at its end. */
const fades = (lab: Lab): Promise<Record<string, string[]>> =>
  lab.evaluate(async () => {
    const found: Record<string, string[]> = {}
    for (const on of document.querySelectorAll<HTMLElement>('main :not(textarea)')) {
      const style = getComputedStyle(on)
      if (!on.checkVisibility() || !/auto|scroll/.test(style.overflowX) || on.clientWidth === 0) continue
      const most = on.scrollWidth - on.clientWidth
      const at: string[] = []
      for (const left of [0, most / 2, most]) {
        on.scrollTo({ left, behavior: 'instant' })
        for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame)
        at.push(['--before', '--after'].filter((side) => Number.parseFloat(style.getPropertyValue(side)) > 0).join(''))
      }
      on.scrollLeft = 0
      const follows = CSS.supports('animation-timeline: scroll()')
      const how = follows ? `${most > 1 ? 'longer' : 'whole'}: ${at.join(', ')}` : `shadows: ${style.backgroundAttachment}`
      const kind = (found[on.classList[0]!] ??= [])
      if (!kind.includes(how)) kind.push(how)
    }
    return found
  })

async function assertFades(lab: Lab, want: Record<string, readonly string[]>): Promise<void> {
  const found = await fades(lab)
  const follows = await lab.evaluate(() => CSS.supports('animation-timeline: scroll()'))
  assert.deepEqual(found, follows ? want : Object.fromEntries(Object.keys(want).map((kind) => [kind, ['shadows: local, local, scroll, scroll']])))
}

const LONGER = 'longer: --after, --before--after, --before'
/** With a column that stays on its side. */
const STAYS = 'longer: --after, --after, '
const WHOLE = 'whole: , , '

for (const [address, ready, width, want] of [
  ['symbols/#task=grammar', '.symbols-grid-table', 360, { tasks: [LONGER], 'symbols-scroll': [LONGER, WHOLE] }],
  ['symbols/#task=grammar', '.symbols-grid-table', 1280, { tasks: [WHOLE], 'symbols-scroll': [WHOLE] }],
  ['symbols/#task=translation', '.symbols-way', 360, { tasks: [LONGER], 'symbols-scroll': [STAYS] }],
] as const)
  test(`${address}, ${width} px`, async () => {
    const lab = await page.open(address, { width, height: 740 })
    await lab.until('what is to be pushed along', (of) => document.querySelector(of)?.checkVisibility(), ready)
    await assertFades(lab, want)
    await lab.close()
  })

test('a wide table of a reader’s', async () => {
  const lab = await openNumbers(page, '', '', { width: 360, height: 740 })
  const row = (cell: (column: number) => string): string => Array.from({ length: 12 }, (_, i) => cell(i)).join(',')
  await give(lab, 'wide.csv', [row((i) => `column ${i}`), ...Array.from({ length: 30 }, (_, y) => row((i) => String((y * 7 + i) % 11)))].join('\n'))
  await lab.until('its rows', () => document.querySelector('#preview td'), null)
  await assertFades(lab, { tasks: [LONGER], 'numbers-scroll': [LONGER, WHOLE] })
  await lab.close()
})

test('in a frame, too', async () => {
  const lab = await page.open('symbols/embed.html#task=grammar', { width: 320, height: 820 })
  await lab.until('the exercise', () => !document.querySelector<HTMLButtonElement>('#train')!.disabled, null)
  await lab.tab.click('#train')
  await lab.until('a first loss', () => document.querySelector('#standing')!.textContent!.includes('nats'), null)
  await lab.tab.click('#inside summary')
  await lab.until('the strings', () => document.querySelector('.symbols-grid-table'), null)
  await assertFades(lab, { 'symbols-scroll': [LONGER] })
  await lab.close()
})

test('what was pushed along stays there while the network learns', async () => {
  const lab = await page.open('symbols/#task=grammar&rung=elman', { width: 360, height: 740 })
  await lab.until('the strings', () => document.querySelector('.symbols-grid-table'), null)
  await lab.evaluate(() => {
    const on = document.querySelector<HTMLElement>('.symbols-scroll:has(.symbols-grid-table)')!
    on.focus()
    on.scrollLeft = 40
    on.firstElementChild!.classList.add('before')
  })
  await lab.evaluate(() => document.querySelector<HTMLElement>('#train')!.click())
  await lab.until('other figures', () => !document.querySelector('.symbols-grid-table.before'), null)
  assert.deepEqual(
    await lab.evaluate(() => {
      const on = document.querySelector('.symbols-scroll:has(.symbols-grid-table)')!
      return [on.scrollLeft, document.activeElement === on]
    }),
    [40, true],
  )
  await lab.close()
})
