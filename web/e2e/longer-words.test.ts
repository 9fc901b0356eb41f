// A language with longer words: nothing is cut off, nothing lies on anything
// else, and nothing pushes the page out of its window.
// Not with --quick: each state of the page is looked at as a whole.
// One engine is enough: how long a line may be is said by the styles, which are the same in every engine.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crowded, overflowing } from './geometry'
import { Lab } from './lab'
import { give } from './numbers-page'
import { stand } from './stand'

/** What is no word of a text: placeholders, addresses, keys of the glossary, code. */
const NO_WORDS = /(\{(?:[^{}]|\{[^{}]*\})*\}|\]\([^)]*\)|\[\[(?:truth|prediction|\?\w+)\||`[^`]*`)/

/** Each word of three letters and more is longer by two fifths. */
function longer(text: string): string {
  return text
    .split(NO_WORDS)
    .map((part, i) => (i % 2 ? part : part.replace(/(?<![&#\p{L}])\p{L}{3,}/gu, (word) => word + word.slice(0, Math.ceil(0.4 * word.length)).toLowerCase())))
    .join('')
}

const MARKUP = /(<script[^]*?<\/script>|<style[^]*?<\/style>|<[^>]+>)/

const page = stand({
  policy: true,
  probe: true,
  alter: (name, content) => {
    if (/\.html$/.test(name)) {
      const parts = content.toString().split(MARKUP)
      return Buffer.from(parts.map((part, i) => (i % 2 ? part : longer(part))).join(''))
    }
    if (!/(^|[/-])en\.json$/.test(name)) return content
    const texts = JSON.parse(content.toString()) as Record<string, string>
    return Buffer.from(JSON.stringify(Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, longer(text)]))))
  },
})

async function assertFits(lab: Lab, where: string): Promise<void> {
  // The row that stays lies on what scrolls below it.
  await lab.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
  await lab.frames()
  assert.deepEqual({ where, overflowing: await lab.evaluate(overflowing), crowded: await lab.evaluate(crowded) }, { where, overflowing: [], crowded: [] })
}

for (const width of [320, 768, 1280]) {
  test(`the lab, ${width} px`, async () => {
    const lab = await page.open('#preset=adam&hidden=8&epochs=3', { width, height: 800 })
    await lab.untilDone()
    assert.match(await lab.text('h1'), /^Watchwa a recurrentrecu networknet /)
    await lab.tab.click('#pin-run')
    await lab.tour()
    await assertFits(lab, 'at the end of a run')
    await lab.shot(`longer-${width}`, true)
    await lab.tab.click('#open-settings')
    await assertFits(lab, 'with the settings open')
    await lab.shot(`longer-settings-${width}`)
    await lab.tab.click('#close-settings')
    await lab.tab.click('#open-embed')
    await assertFits(lab, 'with the embed dialog open')
    await lab.shot(`longer-embed-${width}`)
    await lab.close()
  })

  test(`the page of own numbers, ${width} px`, async () => {
    const lab = await Lab.open(page.browser, `${page.host.address}numbers/`, { width, height: 800 })
    await lab.until('its script', () => document.querySelector('#gap')?.childElementCount, null)
    await give(lab, 'numbers.csv', Array.from({ length: 120 }, (_, i) => (100 + i + 10 * Math.sin((i * Math.PI) / 6)).toFixed(1)).join('\n'))
    assert.match(await lab.text('h1'), /^Doesdo a networknet /)
    await assertFits(lab, 'with numbers read')
    await lab.shot(`longer-numbers-${width}`, true)
    await lab.close()
  })
}
