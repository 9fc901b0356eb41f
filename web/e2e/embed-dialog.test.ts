// "Embed" on the page: pick, see, copy; and what is copied works where it is
// pasted.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEngine } from './environment'
import { crowded, overflowing, smallTargets } from './geometry'
import type { Lab } from './lab'
import { Post } from './post'
import { stand } from './stand'

const page = stand({ policy: true, probe: true, shared: true })
const RUN = '#preset=adam&hidden=8&epochs=3'

async function openDialog(lab: Lab): Promise<void> {
  await lab.untilDone()
  await lab.tab.click('#open-embed')
  await lab.until(
    'the preview',
    () => {
      // On a phone the code comes first, and what is out of sight is not fetched.
      const preview = document.querySelector('.embed-dialog rnn-lab')
      preview?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
      const frame = preview?.shadowRoot?.querySelector('iframe')
      return frame && !frame.classList.contains('waiting')
    },
    null,
  )
}

const snippet = (lab: Lab, key: string): Promise<string> => lab.evaluate((name) => document.querySelector(`[data-snippet="${name}"]`)!.textContent!, key)

test('what is picked is what the preview and the snippets have, and they work in a post', oneEngine('the snippets are written by the page alone'), async () => {
  const lab = await page.open(RUN)
  const { hash } = await lab.untilDone()
  await openDialog(lab)
  await lab.shot('embed-dialog')
  assert.match(await snippet(lab, 'element'), /<rnn-lab preset="adam" hidden-units="8" epochs="3" style="display:block;padding-bottom:clamp\(/)

  for (const name of ['lr', 'validation']) {
    await lab.evaluate((which) => {
      const labels: Record<string, string> = { lr: 'Learning rate', validation: 'Predictions, validation' }
      ;[...document.querySelectorAll<HTMLElement>('.embed-box')].find((on) => on.textContent!.trim() === labels[which])!.click()
    }, name)
  }
  assert.equal(
    await lab.evaluate(() => document.querySelector('.embed-dialog rnn-lab')!.outerHTML.replace(/ style="[^"]*"/, '')),
    '<rnn-lab preset="adam" hidden-units="8" epochs="3" controls="play,reset" charts="loss"></rnn-lab>',
  )
  const element = await snippet(lab, 'element')
  await lab.tab.click('[data-tab="frame"]')
  const frame = await snippet(lab, 'frame')
  for (const tab of ['hugo', 'markdown', 'wordpress']) {
    await lab.tab.click(`[data-tab="${tab}"]`)
    await lab.shot(`embed-dialog-${tab}`)
  }
  assert.match(
    await snippet(lab, 'wordpress'),
    /^http:\/\/127\.0\.0\.1:\d+\/blog\/2026\/rnnlab\/embed\.html#preset=adam&hidden=8&epochs=3&controls=play,reset&charts=loss$/,
  )
  await lab.tab.press('Escape')
  await lab.until('the dialog to be closed', () => !document.querySelector<HTMLDialogElement>('.embed-dialog')!.open, null)
  await lab.close()

  // Before its script has run, the snippet's style gives the element the height that it will have: the post does not move.
  const reserved = await Post.open(page.browser, page.host.address, element.replace(/<script.*<\/script>/, ''), { height: 900, theme: 'p {}' })
  const high = await reserved.tab.evaluate(() => document.querySelector('rnn-lab')!.getBoundingClientRect().height, null)
  await reserved.close()
  const withElement = await Post.open(page.browser, page.host.address, element, { height: 900, theme: 'p {}' })
  assert.equal((await withElement.event('done'))['hash'], hash, 'the element’s run is the page’s, to the bit')
  assert.equal(await withElement.tab.evaluate(() => document.querySelector('rnn-lab')!.getBoundingClientRect().height, null), high)
  assert.match(await withElement.tab.evaluate(() => document.querySelector('rnn-lab')!.shadowRoot!.querySelector('iframe')!.title, null), /^rnnlab: /)
  await withElement.close()
  // Its style is for themes; a policy without inline styles would say in the console that it has no use for it.
  const withFrame = await Post.open(page.browser, page.host.address, frame, { height: 900, theme: 'iframe { max-width: 100%; height: auto }' })
  const { messages } = await withFrame.until('the frame’s run', ({ messages }) => messages.some(({ data }) => data.event === 'done'))
  assert.equal(messages.find(({ data }) => data.event === 'done')!.data.detail!['hash'], hash)
  assert.equal(
    await withFrame.tab.evaluate(() => String(document.querySelector('iframe')!.getBoundingClientRect().height), null),
    /height="(\d+)"/.exec(frame)![1],
  )
  await withFrame.close()
})

test('on the page in Chinese what is copied names the lab, not that page', oneEngine('the snippets are written by the page alone'), async () => {
  const lab = await page.open(`zh/${RUN}`)
  await openDialog(lab)
  assert.ok((await snippet(lab, 'element')).startsWith(`<script type="module" src="${page.host.address}embed.js"></script>`))
  await lab.close()
})

test('copying says so, or selects what is to be copied', async () => {
  const lab = await page.open(RUN)
  await openDialog(lab)
  await lab.tab.click('[data-copy="element"]')
  await lab.until('an answer', () => /Copied|Selected/.test(document.querySelector('[data-copy="element"]')!.textContent!), null)
  await lab.close()
})

for (const { name, ...options } of [
  { name: 'on a desktop', width: 1280, height: 800 },
  { name: 'on a phone, dark, in Chinese', width: 390, height: 844, touch: true, colors: 'dark', language: 'zh-CN' },
] as const) {
  test(`the dialog fits ${name}`, async () => {
    const lab = await page.open(RUN, options)
    await openDialog(lab)
    await lab.shot(`embed-dialog-${options.width}`)
    assert.deepEqual(await lab.evaluate(overflowing), [])
    assert.deepEqual(
      (await lab.evaluate(crowded)).filter((words) => words.includes('embed')),
      [],
    )
    if ('touch' in options)
      assert.deepEqual(
        (await lab.evaluate(smallTargets)).filter((words) => words.includes('embed')),
        [],
      )
    await lab.close()
  })
}
