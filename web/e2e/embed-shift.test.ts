// A post on a slow line does not move when its embeds come: not when their
// script runs, not when a frame answers, not when it trains. However wide the
// post's column is, and whatever the window.
// Not with --quick: lines are slow in it.
// One engine is enough: the heights are sums of the page's own; that a frame has its height, embed asserts in all of them.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DEFAULT_SHOWN, heightOf, reserving, type Shown } from '../app/embed/shown'
import { launch } from './environment'
import { Host } from './host'
import { Post, scriptOf } from './post'
import type { Browser } from './tab'

let browser: Browser
let host: Host
let lab: string

before(async () => {
  // Some 3 Mbit/s of what is compressed elsewhere: the script comes a second after the post, the trainer seconds later.
  host = await Host.start({ policy: true, shared: true, line: { delay: 400, rate: 1_500_000 } })
  lab = host.address.replace('127.0.0.1', 'localhost')
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await host?.close()
})

const ALL: Shown = { controls: ['presets', 'play', 'step', 'reset', 'weights', 'lr'], charts: ['loss', 'validation', 'train'] }

/** As the dialog writes it. */
const snippet = (shown: Shown, style = reserving(shown)): string =>
  `<rnn-lab id="lab" preset="adam" hidden-units="8" epochs="3" controls="${shown.controls.join()}" charts="${shown.charts.join()}" style="${style}"><a href="${lab}" style="float:left">Watch it train</a></rnn-lab>`

const below = (post: Post): Promise<number> => post.tab.evaluate(() => document.querySelector('#below')!.getBoundingClientRect().top + scrollY, null)

for (const { name, column, shown, ...options } of [
  { name: 'in a wide column', column: 720, width: 1280, shown: DEFAULT_SHOWN },
  { name: 'in a narrow column of a wide window', column: 560, width: 1280, shown: DEFAULT_SHOWN },
  { name: 'on a phone', column: 720, width: 390, shown: DEFAULT_SHOWN },
  { name: 'with all there is', column: 600, width: 1280, shown: ALL },
] as const) {
  test(`nothing moves ${name}`, async (t) => {
    // A theme beside a sidebar, with more in its margins than most.
    const theme = `article { max-width: ${column}px } rnn-lab { margin: 24px 0 }`
    const html = `<p>Before.</p>${snippet(shown)}`
    const still = await Post.open(browser, lab, html, { ...options, height: 1400, theme })
    const before = await below(still)
    await still.close()

    const post = await Post.open(browser, lab, scriptOf(lab) + html, { ...options, height: 1400, theme })
    await post.event('done')
    await post.rest(500)
    const { height, inner } = await post.tab.evaluate(() => {
      const on = document.querySelector('rnn-lab')!
      return { height: on.getBoundingClientRect().height, inner: on.clientWidth }
    }, null)
    assert.equal(height, heightOf(shown, inner))
    assert.equal(await below(post), before, 'what comes below is where it was')
    const { shifts } = await post.record()
    t.diagnostic(`${inner} px wide, ${height} px high, layout shifts of the post: ${shifts}`)
    assert.ok(shifts <= 0.01, `layout shifts: ${shifts}`)
    await post.shot(`embed-shift-${column}-${options.width}`)
    await post.close()
  })
}

test('snippets of older days take the height that they will have', async () => {
  const style = 'display:block;min-height:clamp(474px,(640px - 100vw)*100,748px)'
  const post = await Post.open(browser, lab, scriptOf(lab) + snippet(DEFAULT_SHOWN, style), {
    width: 1280,
    height: 1400,
    theme: 'article { max-width: 560px }',
  })
  await post.event('done')
  const { height, left } = await post.tab.evaluate(() => {
    const on = document.querySelector<HTMLElement>('rnn-lab')!
    return { height: on.getBoundingClientRect().height, left: on.style.cssText }
  }, null)
  assert.deepEqual({ height, left }, { height: heightOf(DEFAULT_SHOWN, 560), left: `display: block; height: ${height}px;` })
  await post.close()
})
