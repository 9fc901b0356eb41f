// English and Chinese, light and dark: as the browser asks, as the link asks,
// as the reader switches.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spans } from '../app/page/rich-text'
import { builtJson, engine, oneEngine } from './environment'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand({ policy: true, probe: true, everyFrame: true })
const texts = { en: builtJson<Record<string, string>>('en.json'), zh: builtJson<Record<string, string>>('zh.json') }
/** What the page makes of the browser's language, beyond what shows that it asks for it. */
const MORE = [
  ['zh-TW', '', 'zh-CN'],
  ['zh-CN', '&lang=en', 'en'],
] as const
const SHORT = '#preset=adam&hidden=8&epochs=3'

/** All that is on show, but for code and for names of languages, piece by piece. */
function words(lab: Lab): Promise<string[]> {
  return lab.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const on = walker.currentNode.parentElement!
      const text = walker.currentNode.nodeValue!.trim()
      if (text && on.getClientRects().length > 0 && !on.closest('code, pre, .languages, script, style, thead')) found.push(text)
    }
    for (const on of document.querySelectorAll('[aria-label]')) if (!on.closest('.languages')) found.push(on.getAttribute('aria-label')!)
    return found
  })
}

async function settled(lab: Lab): Promise<Lab> {
  await lab.untilDone()
  await lab.tab.click('#open-settings')
  await lab.tour()
  return lab
}

const untilLanguage = (lab: Lab, language: string): Promise<void> =>
  lab.until(`the page to be in ${language}`, (of) => document.documentElement.lang === of, language)

/** Every element that names its text has that text, in the language. */
async function assertTexts(lab: Lab, language: 'en' | 'zh'): Promise<void> {
  const shown = await lab.evaluate(() => [...document.querySelectorAll<HTMLElement>('[data-t]')].map((on) => [on.dataset['t']!, on.textContent!] as const))
  const plain = (text: string): string =>
    spans(text)
      .map((span) => span.text)
      .join('')
  // A few carry other words once there is something to say.
  const filled = new Set(['state.loading', 'summary.poster', 'finding.computing', 'tasks.floors', 'network.waiting'])
  const wrong = shown.filter(([key, text]) => !filled.has(key) && plain(texts[language][key] ?? '(none)') !== text)
  assert.deepEqual(wrong, [])
}

test('the reader switches the language: every word changes, and changes back', oneEngine('the words are the page’s own'), async () => {
  const lab = await settled(await page.open(SHORT))
  assert.equal(await lab.evaluate(() => document.documentElement.lang), 'en')
  assert.equal(await lab.evaluate(() => document.title), texts.en['page.title'])
  await assertTexts(lab, 'en')
  const english = await words(lab)

  await lab.tab.click('[data-language=zh]')
  await untilLanguage(lab, 'zh-CN')
  assert.equal(await lab.evaluate(() => document.title), texts.zh['page.title'])
  await assertTexts(lab, 'zh')
  // Two English words in a row are a text that was forgotten; the tutorial's title is a name.
  const chinese = (await words(lab)).filter((text) => text !== 'Build a Recurrent Neural Network from Scratch in Python')
  assert.deepEqual(
    chinese.filter((text) => /\b[A-Za-z]{2,} [A-Za-z]{2,}\b/.test(text.replace(/Faizan Shaikh|Analytics Vidhya/g, ''))),
    [],
  )
  assert.match(await lab.evaluate(() => location.hash), /lang=zh/)
  assert.match((await lab.attribute('[data-task=airline]', 'href'))!, /\/zh\/numbers\/\?task=airline$/)
  assert.match((await lab.attribute('[data-task=symbols]', 'href'))!, /\/zh\/symbols\/$/)

  await lab.tab.click('[data-language=en]')
  await untilLanguage(lab, 'en')
  assert.doesNotMatch((await lab.attribute('[data-task=airline]', 'href'))!, /zh/)
  assert.deepEqual(await words(lab), english)
  await lab.close()
})

test('the page follows the language of the browser, and a link goes before it', async () => {
  for (const [language, link, expected] of [
    ['zh-CN', '', 'zh-CN'],
    ['de-DE', '', 'en'],
    ['en-US', '&lang=zh', 'zh-CN'],
    ...(engine === 'Chromium' ? MORE : []),
  ] as const) {
    const lab = await page.open(SHORT + link, { language })
    await untilLanguage(lab, expected)
    await lab.untilDone()
    await assertTexts(lab, expected === 'en' ? 'en' : 'zh')
    await lab.close()
  }
})

test(
  'a Chinese reader at the English address never sees English, and nothing moves for it',
  oneEngine('how much moves no other of these engines tells'),
  async (t) => {
    for (const [width, height] of [
      [360, 740],
      [768, 1024],
      [1280, 800],
    ] as const) {
      const lab = await page.open(SHORT, { language: 'zh-CN', width, height })
      await lab.untilDone()
      const { titles, shifts, measured } = await lab.evaluate(() => ({
        titles: window.rnnlabProbe.titles,
        shifts: window.rnnlabProbe.shifts.reduce((sum, { value }) => sum + value, 0),
        measured: window.rnnlabProbe.measures.includes('layout-shift'),
      }))
      assert.deepEqual(titles, [texts.zh['hero.title']], `${width} px: titles that were to be seen`)
      if (!measured) t.diagnostic('this engine measures no layout shifts')
      assert.ok(shifts <= 0.01, `${width} px: layout shift ${shifts}`)
      await lab.close()
    }
  },
)

test(
  'the page in Chinese has an address of its own: not a word of English is fetched, whatever the browser asks for',
  oneEngine('the address decides, not the browser'),
  async () => {
    const html = await (await fetch(page.host.address + 'zh/')).text()
    assert.match(html, /<html lang="zh-CN"/)
    assert.match(html, new RegExp(`<h1[^>]*>${texts.zh['hero.title']}</h1>`))

    const lab = await settled(await page.open(`zh/${SHORT}`, { language: 'en-US' }))
    assert.equal(await lab.evaluate(() => document.documentElement.lang), 'zh-CN')
    await assertTexts(lab, 'zh')
    assert.ok(lab.tab.requests.some((url) => url.endsWith('/zh.json')))
    assert.deepEqual(
      lab.tab.requests.filter((url) => url.endsWith('/en.json')),
      [],
    )
    assert.equal(await lab.attribute('[data-language=zh]', 'aria-pressed'), 'true')

    // Switching keeps the run, and the link says which language it is in now.
    await lab.tab.click('[data-language=en]')
    await untilLanguage(lab, 'en')
    await assertTexts(lab, 'en')
    assert.match(await lab.evaluate(() => location.href), /\/zh\/#.*lang=en/)
    await lab.close()
  },
)

test('a chosen language and theme are kept for the next visit', async () => {
  const lab = await page.open(SHORT)
  await lab.untilDone()
  await lab.tab.click('[data-language=zh]')
  await untilLanguage(lab, 'zh-CN')
  await lab.choose('#theme', 'dark')
  await lab.tab.open('about:blank')
  await lab.tab.open(page.host.address + SHORT)
  // The language is laid before the first paint, and so is the theme.
  await untilLanguage(lab, 'zh-CN')
  const theme = (): Promise<string | undefined> => lab.evaluate(() => document.documentElement.dataset['theme'])
  assert.equal(await theme(), 'dark')
  await lab.untilDone() // leaving cuts off what is still to come
  await lab.tab.open(`${page.host.address}numbers/`)
  assert.equal(await theme(), 'dark')
  await lab.close()
})

test('light and dark: as the system has it, or as the reader does', async () => {
  const paper = (lab: Lab): Promise<number> =>
    lab.evaluate(() => {
      const [r = 0, g = 0, b = 0] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)!.map(Number)
      return (r + g + b) / 3
    })
  for (const colors of ['light', 'dark'] as const) {
    const lab = await page.open(SHORT, { colors })
    await lab.untilDone()
    const auto = await paper(lab)
    assert.ok(colors === 'light' ? auto > 200 : auto < 60, `${colors}: ${auto}`)
    await lab.choose('#theme', 'light')
    assert.ok((await paper(lab)) > 200)
    assert.match(await lab.evaluate(() => location.hash), /theme=light/)
    await lab.choose('#theme', 'dark')
    assert.ok((await paper(lab)) < 60)
    await lab.choose('#theme', 'auto')
    assert.equal(await paper(lab), auto)
    await lab.close()
  }
})
