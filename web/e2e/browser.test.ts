// What the other tests rely on: that the browser tells of everything that goes
// wrong, and is what a test asks it to be.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stand } from './stand'
import type { Tab } from './tab'

const FILES: Record<string, string> = {
  'index.html': `<!doctype html><html lang="en"><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><link rel="icon" href="data:," /><title>Noise</title>
    <button type="button">Press</button><script src="assets/main.js"></script>`,
  'assets/main.js': `
    console.log('said in the page')
    fetch('assets/none.json')
    new Worker('assets/trainer-worker.js', { type: 'module' })
    document.querySelector('button').addEventListener('click', () => { throw new Error('thrown in the page') })
    addEventListener('keydown', ({ key }) => document.body.append(key))`,
  'assets/trainer-worker.js': `
    console.warn('said in the worker')
    fetch('none.wasm')
    setTimeout(() => { throw new Error('thrown in the worker') })`,
}
const page = stand({ policy: true, alter: (name, content) => (FILES[name] ? Buffer.from(FILES[name]) : content) })

async function until(tab: Tab, what: string, condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !condition(); await new Promise((resolve) => setTimeout(resolve, 40))) {
    if (Date.now() > end) assert.fail(`never told of: ${what}; of these: ${tab.complaints.join(' | ')}; requests: ${tab.requests.join(' ')}`)
  }
}

test('what is logged, thrown and not found is told, in the page and in its workers', async () => {
  const tab = await page.browser.tab()
  await tab.open(page.host.address)
  await tab.click('button')
  for (const words of [
    /console\.log: said in the page/,
    /console\.warn\w*: said in the worker/,
    /thrown in the page/,
    /thrown in the worker/,
    /404: .*none\.json/,
    /404: .*none\.wasm/,
  ]) {
    await until(tab, String(words), () => tab.complaints.some((complaint) => words.test(complaint)))
  }
  for (const name of ['', 'assets/main.js', 'assets/trainer-worker.js', 'assets/none.json', 'assets/none.wasm']) {
    await until(tab, `a request for ${name}`, () => tab.requests.includes(page.host.address + name))
  }
  await tab.close()
})

test('a tab has the size, language, colours, motion and keys that it is asked for', async () => {
  for (const asked of [
    { width: 360, height: 640, language: 'zh-CN', colors: 'dark', reducedMotion: true, touch: true },
    { width: 1920, height: 900, language: 'de-DE', colors: 'light', reducedMotion: false, touch: false },
  ] as const) {
    const tab = await page.browser.tab(asked)
    await tab.open(page.host.address)
    const { touch, ...found } = await tab.evaluate(
      () => ({
        width: innerWidth,
        height: innerHeight,
        language: navigator.language,
        colors: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
        reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
        touch: matchMedia('(pointer: coarse)').matches,
      }),
      null,
    )
    assert.deepEqual({ ...found, touch: asked.touch }, asked)
    // WebKitGTK has no finger; see webkit.ts.
    if (!page.browser.name.startsWith('WebKit')) assert.equal(touch, asked.touch, 'touch')
    await tab.evaluate(() => document.body.replaceChildren(), null)
    for (const key of ['Tab', 'Escape', 'ArrowLeft', 'End', 'x']) await tab.press(key)
    await tab.type('12')
    assert.equal(await tab.evaluate(() => document.body.textContent, null), 'TabEscapeArrowLeftEndx12')
    await tab.close()
  }
})
