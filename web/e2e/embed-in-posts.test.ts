// The lab in posts as they are: with a tag that is not closed, attributes with
// blanks, a theme that has its own mind about frames, a page that isolates
// itself.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEngine } from './environment'
import { postStand, scriptOf } from './post'

const small = 'preset="adam" hidden-units="8" epochs="3"'

const posts = postStand()

const REST = '<h2 id="rest">The rest of the post</h2><p>And its last words.</p>'

for (const [name, html] of [
  ['as in JSX', `<rnn-lab id="lab" ${small} />\n${REST}`],
  ['without an end tag', `<rnn-lab id="lab" ${small}><a href="LAB">Watch</a>\n${REST}`],
  ['with a paragraph alone behind it', `<section><rnn-lab id="lab" ${small} />\n<p id="rest">The rest of the post.</p></section>`],
] as const) {
  test(`a tag that is not closed, ${name}, hides nothing of the post`, async () => {
    const post = await posts.post(scriptOf(posts.lab) + html.replace('LAB', posts.lab), { height: 1400 })
    await post.event('done', 'lab')
    const seen = await post.tab.evaluate(() => {
      const frame = document.querySelector('rnn-lab')!.shadowRoot!.querySelector('iframe')!.getBoundingClientRect()
      const hit = (on: Element): boolean => {
        const { left, top, width, height } = on.getBoundingClientRect()
        return document.elementFromPoint(left + Math.min(width / 2, 20), top + height / 2) === on
      }
      return {
        frame: frame.height > 400,
        rest: hit(document.querySelector('#rest')!),
        below: hit(document.querySelector('#below')!),
        after: document.querySelector('#rest')!.getBoundingClientRect().top >= frame.bottom,
      }
    }, null)
    assert.deepEqual(seen, { frame: true, rest: true, below: true, after: true })
    await post.shot(`embed-not-closed-${name.replaceAll(' ', '-')}`)
    await post.closeSaying(/console\.warn\w*: rnnlab: <rnn-lab> has no end tag/)
  })
}

test('what stands in the place of the frame goes when it is there, as ever', async () => {
  for (const html of [
    `<rnn-lab id="lab" ${small}><a href="https://elsewhere.example/">Watch it train</a></rnn-lab>`,
    `<rnn-lab id="lab" ${small}><h3>An experiment</h3><p>It needs a script.</p></rnn-lab>\n`,
    `<div><rnn-lab id="lab" ${small}><p>See <a href="${posts.lab}#preset=adam">the lab</a>.</p></rnn-lab></div>`,
    `<div><rnn-lab id="lab" ${small}>Loading</rnn-lab></div>`,
  ]) {
    const post = await posts.post(scriptOf(posts.lab) + html, { height: 900 })
    await post.event('done', 'lab')
    assert.ok(await post.tab.evaluate(() => [...document.querySelectorAll('rnn-lab > *')].every((on) => !on.checkVisibility()), null), html)
    assert.equal(await post.tab.evaluate(() => document.querySelector('rnn-lab')!.shadowRoot!.querySelector('slot'), null), null, html)
    await post.close()
  }
})

test('attributes with blanks in them and around them are taken', oneEngine('attributes are read by the element alone'), async () => {
  const post = await posts.post(
    `${scriptOf(posts.lab)}<rnn-lab id="lab" preset=" adam" hidden-units="8 " epochs=" 3 " controls="play, reset" charts=" loss  validation " height=" 500 "></rnn-lab>`,
    { height: 900 },
  )
  const { settings } = (await post.event('ready')) as { settings: Record<string, unknown> }
  assert.deepEqual([settings['optimizer'], settings['hidden'], settings['epochs']], ['adam', 8, 3])
  await post.event('done')
  assert.deepEqual(
    (await post.record()).events.filter(({ event }) => event === 'error'),
    [],
  )
  assert.equal(await post.tab.evaluate(() => document.querySelector('rnn-lab')!.getBoundingClientRect().height, null), 500)
  // And under way.
  await post.forget()
  await post.attribute('rnn-lab', 'controls', 'play, lr')
  await post.attribute('rnn-lab', 'hidden-units', ' 9 ')
  assert.equal(((await post.event('ready')) as { settings: Record<string, unknown> }).settings['hidden'], 9)
  await post.enter()
  assert.deepEqual(
    await post.tab.evaluate(
      () => [...document.querySelectorAll<HTMLElement>('.embed-bar [data-part]')].filter((on) => !on.hidden).map((on) => on.dataset['part']),
      null,
    ),
    ['play', 'lr'],
  )
  await post.close()
})

test('hidden with a number hides the element, and the console says what was meant', oneEngine('attributes are read by the element alone'), async () => {
  const post = await posts.post(`${scriptOf(posts.lab)}<rnn-lab id="lab" preset="adam" hidden="32"></rnn-lab>`)
  await post.tab.evaluate(() => customElements.whenDefined('rnn-lab').then(() => {}), null)
  assert.equal(await post.tab.evaluate(() => document.querySelector('rnn-lab')!.checkVisibility(), null), false)
  await post.closeSaying(/console\.warn\w*: rnnlab: hidden="32" hides the element; the number of hidden units is hidden-units="32"/)
})

for (const isolation of ['require-corp', 'credentialless'] as const) {
  test(`in a post that isolates itself, with ${isolation}, element and frame train`, async (t) => {
    if (isolation === 'credentialless' && posts.browser.name.startsWith('WebKit')) return t.skip('this engine does not know it, and isolates nothing')
    const html = `${scriptOf(posts.lab)}<rnn-lab id="lab" ${small}></rnn-lab><iframe src="${posts.lab}embed.html#preset=adam&hidden=8&epochs=3" width="700" height="474" title="rnnlab"></iframe>`
    const post = await posts.post(html, { height: 1400, isolation })
    const { hash } = await post.event('done', 'lab')
    const { messages } = await post.until('the frame’s run', ({ messages }) => messages.some(({ data }) => data.event === 'done'))
    assert.equal(messages.find(({ data }) => data.event === 'done')!.data.detail!['hash'], hash)
    await post.close()
  })
}

/** What many a theme has for videos. */
const THEME = 'iframe { max-width: 100%; height: auto } article iframe { width: 100%; height: auto; border: 3px solid red }'

test('a theme does not take the frame’s height', async () => {
  const style = 'border:0;max-width:100%;height:474px!important' // as the snippet and oEmbed have it
  const post = await posts.post(
    `<iframe src="${posts.lab}embed.html#preset=adam&hidden=8&epochs=3" width="720" height="474" title="rnnlab" loading="lazy" style="${style}"></iframe>`,
    { height: 900, theme: THEME },
  )
  await post.until('the run’s end', ({ messages }) => messages.some(({ data }) => data.event === 'done'))
  const { width, height } = await post.tab.evaluate(() => {
    const { width, height } = document.querySelector('iframe')!.getBoundingClientRect()
    return { width, height }
  }, null)
  assert.equal(height, 474)
  assert.ok(width <= 720 && width > 600, `${width} px wide`)
  await post.shot('embed-frame-in-theme')
  await post.close()
})
