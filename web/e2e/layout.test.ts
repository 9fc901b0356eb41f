// A phone and a desktop, English and Chinese, light and dark: everything fits,
// nothing moves under the reader's eyes.
// Not with --quick: the page is looked at in many sizes.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { engine, oneEngine, shots } from './environment'
import { crowded, overflowing, smallTargets } from './geometry'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand()

async function assertFits(lab: Lab, where: string): Promise<void> {
  assert.deepEqual({ where, overflowing: await lab.evaluate(overflowing), crowded: await lab.evaluate(crowded) }, { where, overflowing: [], crowded: [] })
}

for (const [device, width, height] of [
  ['phone', 360, 740],
  ['desktop', 1280, 800],
] as const) {
  for (const language of ['en-US', 'zh-CN'] as const) {
    const touch = device === 'phone'
    // Each device and each language meets the poster and the whole run once; pictures are made of whole runs only.
    const whole = shots !== null || touch === (language === 'en-US')
    const once = whole ? {} : oneEngine('each meets this device and this language')
    // The run that a bare link has is watched for eight seconds: once is enough for it.
    const link = whole && (shots !== null || engine === 'Chromium') ? '' : '#preset=adam&hidden=16&epochs=8'
    test(`${device}, ${language}: from the first paint to the last epoch`, once, async (t) => {
      const lab = await page.open(link, { width, height, language, touch })
      await lab.untilEpoch(1)
      await assertFits(lab, 'while it trains')
      await lab.untilDone()
      const { shifts, measured } = await lab.shifts()
      const sum = shifts.reduce((total, { value }) => total + value, 0)
      t.diagnostic(
        !measured
          ? `layout shift: ${page.browser.name} does not measure it`
          : `layout shift ${sum.toFixed(4)}${shifts
              .filter(({ value }) => value > 0.0005)
              .map(({ at, value, moved }) => `; ${value.toFixed(4)} at ${Math.round(at)} ms: ${moved.join(', ')}`)
              .join('')}`,
      )
      const { notes } = await lab.run()
      const during = shifts.filter(({ at }) => at > notes[0]!.at).reduce((total, { value }) => total + value, 0)
      await assertFits(lab, 'at its end')
      for (const colors of ['light', 'dark']) {
        await lab.choose('#theme', colors)
        await lab.frames(6)
        await lab.shot(`${device}-${colors}-${language.slice(0, 2)}`)
      }
      await lab.choose('#theme', 'light')
      if (touch) assert.deepEqual(await lab.evaluate(smallTargets), [], 'targets for a finger')

      await lab.tab.click('#pin-run')
      await lab.tab.click('#open-settings')
      await lab.evaluate(() => void (document.querySelector<HTMLDetailsElement>('#epochs-table')!.open = true))
      await lab.tour()
      await assertFits(lab, 'with the settings open, the table open and the findings computed')
      if (touch) assert.deepEqual(await lab.evaluate(smallTargets), [], 'targets for a finger, settings open')
      await lab.shot(`${device}-whole-${language.slice(0, 2)}`, true)
      // A reader whose language is not that of the address sees the words change first.
      assert.ok(sum < 0.02 && during <= 0.01, `things moved by ${sum}, by ${during} in the run`)
      await lab.close()
    })
  }
}

test('the first rung, with its second figure and its second curve, fits as well', oneEngine('other rungs fit in all of them, above'), async () => {
  for (const [device, width, height] of [
    ['phone', 360, 740],
    ['desktop', 1280, 800],
  ] as const) {
    const lab = await page.open('#preset=printed&epochs=2', { width, height, touch: device === 'phone' })
    await lab.untilDone()
    await assertFits(lab, device)
    await lab.shot(`${device}-printed`)
    await lab.close()
  }
})

test('any width between fits too', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2')
  await lab.untilDone()
  for (const width of [320, 414, 600, 721, 768, 901, 1024, 1101, 1440, 1920]) {
    await lab.tab.resize(width, 800)
    await lab.until(
      'the charts to follow the window',
      () =>
        [...document.querySelectorAll<HTMLElement>('.canvas canvas')].every(
          (canvas) => Math.abs(canvas.offsetWidth - canvas.closest<HTMLElement>('.canvas')!.offsetWidth) <= 1,
        ),
      null,
    )
    await assertFits(lab, `${width} px`)
  }
  await lab.close()
})

/** Where the parts of the lab stand on the page, and what is below them. */
function places(): Record<string, number> {
  const parts = '.panel, .chart, .said, .run-more, .mechanism, .files, .forecast, .inside, .equation, .epochs-table, .race, .tutorial, .footer'
  return Object.fromEntries(
    [...document.querySelectorAll(parts)].map((on, i) => [`${i} ${on.id || on.className}`, Math.round(on.getBoundingClientRect().top + scrollY)]),
  )
}

for (const [rung, settings, widths] of [
  ['printed', '&hidden=8', [360, 1280]],
  // As it is, so that at its end it says that it came to the bits of the build. In the others once in each of its layouts.
  ['weights', '', engine === 'Chromium' ? [320, 360, 768, 901, 1024, 1100, 1280, 1920] : [320, 768, 1280]],
] as const) {
  const once = settings ? oneEngine('the other rung keeps its layout in all of them') : {}
  test(`a run keeps its layout from its start to after its end: ${rung}`, once, async () => {
    const lab = await page.open(`#preset=${rung}${settings}&pace=step`)
    await lab.untilState('waiting')
    await lab.until('the run', () => document.querySelector('#loss-readout')!.textContent, null)
    const at = async (): Promise<Record<string, Record<string, number>>> => {
      const found: Record<string, Record<string, number>> = {}
      for (const language of ['zh', 'en']) {
        await lab.tab.click(`[data-language=${language}]`)
        await lab.until(language, (wanted) => document.documentElement.lang.startsWith(wanted), language)
        for (const width of widths) {
          await lab.tab.resize(width, 800)
          await lab.frames()
          found[`${language} ${width}`] = await lab.evaluate(places)
        }
      }
      return found
    }
    const before = await at()
    await lab.choose('#pace', 'full')
    await lab.tab.click('#play')
    await lab.untilDone()
    await lab.until('the verdict', () => /No network is needed/.test(document.querySelector('#verdict')!.textContent!), null)
    await lab.until(
      'what is said of the inside',
      () => document.querySelector('#gradient-text')!.textContent && document.querySelector('#forecast-text')!.textContent,
      null,
    )
    assert.equal(await lab.attribute(`#rung-${rung} .rung-check`, 'data-check'), settings ? 'none' : 'same')
    assert.deepEqual(await at(), before)
    await lab.close()
  })
}
