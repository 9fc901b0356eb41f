// The keyboard in the preview of the dialog "Embed": Tab goes in and out,
// Escape closes the dialog; and in a post Escape is the post's.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Post, scriptOf } from './post'
import { stand } from './stand'

const page = stand({ policy: true, probe: true, shared: true })
const RUN = '#preset=adam&hidden=8&epochs=3'

/** Firefox's driver sends keys to the page's document, even when the focus is in a frame. */
const deaf = (): boolean => page.browser.name.startsWith('Firefox')

test('in the preview Tab leads in and out, and Escape closes the dialog', async () => {
  const lab = await page.open(RUN)
  await lab.untilDone()
  await lab.tab.click('#open-embed')
  await lab.until(
    'the preview',
    () => {
      const frame = document.querySelector('.embed-dialog rnn-lab')?.shadowRoot?.querySelector('iframe')
      return frame && !frame.classList.contains('waiting')
    },
    null,
  )
  // From the last of the options.
  await lab.evaluate(() => [...document.querySelectorAll<HTMLElement>('.embed-options input')].at(-1)!.focus())
  const focus = (): Promise<string> => lab.evaluate(() => document.activeElement!.getAttribute('data-tab') ?? document.activeElement!.localName)
  const visited = [await focus()]
  for (let presses = 0; visited.at(-1) !== 'element' && presses < 20; presses++) {
    await lab.tab.press('Tab')
    await lab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
    visited.push(await focus())
  }
  assert.deepEqual([...new Set(visited)], ['input', 'rnn-lab', 'element'], visited.join(' '))

  await lab.evaluate((told) => {
    const play = document.querySelector('.embed-dialog rnn-lab')!.shadowRoot!.querySelector('iframe')!.contentDocument!.querySelector<HTMLElement>('#play')!
    play.focus()
    if (told) play.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
  }, deaf())
  if (!deaf()) await lab.tab.press('Escape')
  await lab.until('the dialog to be closed', () => !document.querySelector<HTMLDialogElement>('.embed-dialog')!.open, null)
  assert.equal(await lab.evaluate(() => document.activeElement!.id), 'open-embed', 'the focus is where it was')
  await lab.close()
})

test('Escape in a frame is heard around the element, once; and the frame’s title is what the attribute says', async () => {
  const post = await Post.open(
    page.browser,
    page.host.address,
    `${scriptOf(page.host.address)}<rnn-lab id="lab" preset="adam" autoplay="off" title="First"></rnn-lab>`,
    {
      height: 900,
    },
  )
  await post.event('ready')
  const title = (): Promise<string> => post.tab.evaluate(() => document.querySelector('rnn-lab')!.shadowRoot!.querySelector('iframe')!.title, null)
  assert.equal(await title(), 'First')
  await post.attribute('rnn-lab', 'title', 'Second')
  assert.equal(await title(), 'Second')

  if (!deaf()) {
    await post.tab.evaluate(() => {
      document.addEventListener('keydown', ({ key, target }) => window.blog.events.push({ on: (target as Element).id, event: key, detail: {} }))
      document.querySelector('rnn-lab')!.shadowRoot!.querySelector('iframe')!.focus()
    }, null)
    await post.forget()
    for (const key of ['a', 'Escape']) await post.tab.press(key)
    await post.event('Escape', 'lab')
    await post.rest(300)
    assert.deepEqual(
      (await post.record()).events.map(({ event }) => event),
      ['Escape'],
      'no other key, and that one once',
    )
  }
  await post.close()
})
