// The pages of own numbers and of symbols where something that they count on is missing: they say so, and which.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEngine } from './environment'
import { overflowing } from './geometry'
import { Host } from './host'
import { Lab } from './lab'
import { untilVerdict } from './numbers-page'
import { Post } from './post'
import { stand } from './stand'

const page = stand()

/** The host of a build in which a file is altered or missing. */
async function withFile(file: RegExp, alter: (content: Buffer) => Buffer | null, look: (host: Host) => Promise<void>): Promise<void> {
  const host = await Host.start({ policy: true, alter: (name, content) => (file.test(name) ? alter(content) : content) })
  await look(host)
  await host.close()
}

const said = (lab: Lab, on: string): Promise<void> =>
  lab.until(`a word in ${on}`, (on) => document.querySelector(on)!.checkVisibility() && document.querySelector(on)!.textContent !== '', on)

for (const [name, task] of [
  ['numbers', '?task=airline'],
  ['symbols', '?task=grammar'],
] as const) {
  test(`${name}: words that do not come are said to be missing`, () =>
    withFile(
      /-en\.json$/,
      () => null,
      async (host) => {
        const lab = await Lab.open(page.browser, `${host.address}${name}/`)
        await said(lab, '#failed')
        assert.match(await lab.text('#failed'), new RegExp(`${name}-en\\.json: 404`))
        await lab.tab.close() // what was not there is a complaint
      },
    ))

  test(`${name}: a browser without WebAssembly is told so`, () =>
    withFile(
      /-worker\.js$/,
      (content) => Buffer.concat([Buffer.from('delete self.WebAssembly;'), content]),
      async (host) => {
        for (const [language, reason] of [
          ['', /WebAssembly, which this browser does not run/],
          ['zh/', /WebAssembly，而这个浏览器没有启用/],
        ] as const) {
          const lab = await Lab.open(page.browser, `${host.address}${language}${name}/${task}`)
          await said(lab, '#trouble')
          assert.match(await lab.text('#trouble'), reason)
          if (name === 'symbols') assert.equal(await lab.text('#progress'), '', 'nothing is coming any more')
          await lab.tab.close()
        }
      },
    ))

  test(`${name}: a worker whose script is not there is named`, () =>
    withFile(
      /-worker\.js$/,
      () => null,
      async (host) => {
        const lab = await Lab.open(page.browser, `${host.address}${name}/${task}`)
        await said(lab, '#trouble')
        assert.match(await lab.text('#trouble'), new RegExp(`could not be fetched: ${name}-worker\\.js`))
        await lab.tab.close()
      },
    ))
}

test('in a sandbox, where the host lets other sites read its files, both train', async (t) => {
  // In a sandbox WebKit takes 'self', in a page's policy, to be nobody.
  if (page.browser.name.startsWith('WebKit')) return t.skip('in this engine no page is styled there')
  const host = await Host.start({ policy: true, shared: true })
  for (const address of ['numbers/index.html?task=share-price', 'symbols/index.html#task=grammar&train=yes']) {
    const html = `<iframe sandbox="allow-scripts" src="${host.address}${address}" width="1000" height="900" title="rnnlab"></iframe>`
    const post = await Post.open(page.browser, host.address, html, { height: 950 })
    await post.enter()
    const lab = new Lab(post.tab)
    if (address.startsWith('numbers')) await untilVerdict(lab)
    else await lab.until('what the judge says', () => document.querySelector('#score')!.textContent !== '', null)
    assert.equal(await lab.text('#trouble'), '')
    await post.close()
  }
  await host.close()
})

test('without scripts every task has its figures, and the other language its link', oneEngine('the others cannot be told to run none'), async () => {
  const host = await Host.start({ policy: true })
  for (const [address, task, figures] of [
    ['symbols/', 'grammar', /^Grammar.*guessing \d.*forgets \d.*100% of strings/],
    ['zh/symbols/', 'text', /^文本.*5 个字母 1\.\d.*不要求/],
    ['numbers/', 'airline', /^Airline passengers.*last value \d.*RMSE of at most 16/],
    ['zh/numbers/', 'share-price', /^股价.*没有要求/],
  ] as const) {
    for (const width of [360, 1280]) {
      const lab = await Lab.open(page.browser, host.address + address, { scriptless: true, width })
      assert.match(await lab.text('.hero .failed'), /JavaScript/)
      assert.match(await lab.text(`#known-${task}`), figures)
      assert.deepEqual([await lab.visible('.languages a'), await lab.visible('#theme')], [true, false], address)
      assert.deepEqual(await lab.evaluate(overflowing), [], `${address}, ${width} px`)
      await lab.tab.close()
    }
  }
  await host.close()
})

test('settings that a page does not have are named, and what it has is taken', oneEngine('what a link says is read by the page alone'), async () => {
  for (const [address, name] of [
    ['numbers/?task=airline&sed=3', 'sed'],
    ['numbers/#hiden=8', 'hiden'],
    ['symbols/#task=grammar&sed=3', 'sed'],
    ['symbols/#rung=lstm', 'rung'],
    ['zh/symbols/?task=grammar&sed=3', 'sed'],
  ] as const) {
    const lab = await page.open(address)
    await said(lab, '#trouble')
    assert.match(await lab.text('#trouble'), address.startsWith('zh') ? /没有采用：sed/ : new RegExp(`Not taken from the link: ${name}\\.`), address)
    await lab.close()
  }
  // A frame takes its settings out of the query as well, and an anchor of a page is none.
  const frame = await page.open('symbols/embed.html?task=counting')
  await frame.until('the exercise', () => /^Counting/.test(document.querySelector('h1')!.textContent!), null)
  await frame.close()
  const anchor = await page.open('numbers/#numbers')
  await anchor.until('its script', () => document.querySelector('#gap')?.childElementCount, null)
  await anchor.frames()
  assert.equal(await anchor.text('#trouble'), '')
  await anchor.close()
})
