// Little room and long words: nothing is cut off, and nothing pushes the page
// out of its window.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEngine } from './environment'
import { crowded, overflowing } from './geometry'
import { Lab } from './lab'
import { Post } from './post'
import { stand } from './stand'

const page = stand()

test('a file name of 250 letters stays within the page', oneEngine('where words break the embed below shows in all of them'), async () => {
  for (const width of [360, 1280]) {
    const lab = await page.open('#preset=adam&hidden=8&epochs=2', { width })
    await lab.untilDone()
    const said = await lab.give(`${'w'.repeat(246)}.rnn`, new TextEncoder().encode('no run at all'))
    assert.match(said, /^w{246}\.rnn/)
    const wide = await lab.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.ok(wide <= 0, `${wide} px too wide at ${width}`)
    await lab.show('#files')
    await lab.shot(`long-name-${width}`)
    await lab.close()
  }
})

test('an embed 280 pixels wide says everything in full, whatever its state', async () => {
  for (const [preset, language] of [
    ['adam', 'en'],
    ['printed&controls=presets,play,step,reset,weights,lr&charts=loss,validation,train', 'en'],
    ['printed', 'zh'],
    ['weights&learningRate=10&clip=none&colour=red', 'en'],
  ] as const) {
    // In a frame: windows are not that narrow in every engine.
    const address = `${page.host.address}embed.html#preset=${preset}&epochs=2&follow=on&lang=${language}`
    const post = await Post.open(page.browser, page.host.address, `<iframe src="${address}" width="280" height="900" title="rnnlab"></iframe>`, { height: 950 })
    await post.enter()
    const lab = new Lab(post.tab)
    await lab.until('the end', () => document.querySelector<HTMLElement>('#play')!.dataset['state'] === 'ended', null)
    const cut = await lab.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.legend li')]
        .filter((on) => on.getClientRects().length > 0)
        .filter((on) => {
          const [name, head] = [on.getBoundingClientRect(), on.closest('.panel-head')!.getBoundingClientRect()]
          return name.right > head.right + 0.5 || name.bottom > head.bottom + 0.5
        })
        .map((on) => on.innerText),
    )
    assert.deepEqual([cut, await lab.evaluate(crowded), await lab.evaluate(overflowing)], [[], [], []], `${preset} ${language}`)
    await post.shot(`embed-280-${preset.split('&', 1)}-${language}`)
    await post.close()
  }
})
