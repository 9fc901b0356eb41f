// The page where something that it counts on is missing: the connection,
// WebAssembly, an origin of its own. It says so, and does what it can.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEngine } from './environment'
import { Host } from './host'
import { Lab } from './lab'
import { Post } from './post'
import { stand } from './stand'

const page = stand()

const sandboxed = (address: string): string => `<iframe sandbox="allow-scripts" src="${address}" width="1000" height="900" title="rnnlab"></iframe>`

/** In a sandbox WebKit takes 'self', in the page's policy, to be nobody: scripts and style sheets of the page's own host are refused. */
const refusesItself = (): boolean => page.browser.name.startsWith('WebKit')

test('words or a dialog that cannot be fetched are told of, and a language is chosen once it is there', async () => {
  let connected = true
  const host = await Host.start({ policy: true, probe: true, alter: (name, content) => (connected || !/zh\.json$|embed\.js$/.test(name) ? content : null) })
  const lab = await Lab.open(page.browser, `${host.address}#preset=adam&hidden=8&epochs=2`)
  await lab.untilDone()
  connected = false
  const told = (): Promise<void> => lab.until('the notice', () => document.querySelector('#notices')!.textContent!.includes('could not be fetched'), null)
  const stored = (): Promise<string | null> => lab.evaluate(() => localStorage.getItem('rnnlab.lang'))
  await lab.tab.click('[data-language="zh"]')
  await told()
  assert.deepEqual([await stored(), await lab.attribute('html', 'lang'), await lab.attribute('[data-language="en"]', 'aria-pressed')], [null, 'en', 'true'])
  assert.doesNotMatch(await lab.evaluate(() => location.hash), /lang/)
  await lab.shot('not-fetched')
  await lab.tab.click('#notices button')
  await lab.tab.click('#open-embed')
  await told()
  assert.equal(await lab.visible('.embed-dialog'), false)

  connected = true
  await lab.tab.click('[data-language="zh"]')
  await lab.until('the other language', () => document.documentElement.lang === 'zh-CN', null)
  assert.equal(await stored(), 'zh')
  await lab.tab.close() // what was not there is a complaint
  await host.close()
})

test('a browser without WebAssembly is told so, and can read the rest', async () => {
  const host = await Host.start({
    policy: true,
    probe: true,
    alter: (name, content) => (/trainer-worker\.js$/.test(name) ? Buffer.concat([Buffer.from('delete self.WebAssembly;'), content]) : content),
  })
  for (const [language, title, reason] of [
    ['en', 'This browser cannot train', /WebAssembly, which this browser does not run/],
    ['zh', '这个浏览器无法训练网络', /WebAssembly，而这个浏览器没有启用/],
  ] as const) {
    const lab = await Lab.open(page.browser, `${host.address}#lang=${language}`)
    await lab.until('the reason', () => document.querySelector<HTMLElement>('#trouble')?.hidden === false, null)
    assert.equal(await lab.text('#trouble-title'), title)
    assert.match(await lab.text('#trouble-text'), reason)
    assert.equal(await lab.evaluate(() => document.querySelectorAll('#trouble-actions button').length), 0, 'trying again is of no use')
    assert.equal(await lab.visible('#notices .notice'), false, 'said once')
    assert.equal(await lab.visible('#failed'), false)
    assert.doesNotMatch(await lab.text('#time-left'), /Loading|载入/)
    assert.match(await lab.text('#rung-adam .rung-rmse'), /\d/, 'what the build computed is there')
    await lab.shot(`no-wasm-${language}`)
    await lab.close()
  }
  await host.close()
})

test(
  'without scripts the ladder has its figures, the code is there to read, and nothing is left empty',
  oneEngine('the others cannot be told to run none'),
  async () => {
    const host = await Host.start({ policy: true })
    for (const [address, words] of [
      ['', 'Sane weights'],
      ['zh/', '换好初值'],
    ] as const) {
      const lab = await Lab.open(page.browser, host.address + address, { scriptless: true })
      const { errors, findings, empty } = await lab.evaluate(() => ({
        errors: [...document.querySelectorAll('.rung-rmse')].map((on) => on.textContent!.trim()),
        findings: [...document.querySelectorAll('.finding')].map((on) => ({
          code: on.querySelectorAll('pre').length,
          figures: on.querySelectorAll('svg, table').length,
        })),
        empty: [...document.querySelectorAll<HTMLElement>('main button, main h2, main h3, main td, main p, main figcaption, main select')]
          .filter(
            (on) =>
              on.checkVisibility({ visibilityProperty: true }) && !on.textContent!.trim() && !on.getAttribute('aria-label') && !on.closest('[role=status]'),
          )
          .map((on) => on.outerHTML.slice(0, 120)),
      }))
      assert.deepEqual(errors, ['0.751', '0.705', '0.00170', '0.000325'])
      assert.ok(findings.length === 4 && findings.every(({ code }) => code > 0), JSON.stringify(findings))
      assert.deepEqual(empty, [])
      assert.ok((await lab.text('.ladder')).includes(words))
      assert.match(await lab.text('.hero .failed'), /JavaScript/)
      assert.deepEqual([await lab.visible('.stage'), await lab.visible('#controls')], [false, false])
      await lab.shot(`no-scripts-${address.slice(0, 2) || 'en'}`, true)
      await lab.tab.close()
    }
    await host.close()
  },
)

test('the page itself works in a sandbox that allows scripts and nothing else, where its host lets other sites read its files', async () => {
  const host = await Host.start({ shared: true, policy: true })
  const post = await Post.open(page.browser, host.address, sandboxed(`${host.address}index.html#preset=adam&hidden=8&epochs=3`), { height: 950 })
  await post.enter()
  const lab = new Lab(post.tab)
  if (refusesItself()) {
    await lab.until('the reason', () => document.querySelector('.unstyled')!.getClientRects().length > 0, null)
    assert.match(await lab.text('.unstyled'), /files were not loaded.*opened in a tab of its own the page works/)
    await post.leave()
  } else {
    await lab.until('the end', () => document.querySelector<HTMLElement>('#play')?.dataset['state'] === 'ended', null)
    assert.match(await lab.text('#summary'), /^Done, 3 epochs/)
    assert.match(await lab.text('#keeping'), /keeps nothing/)
    assert.deepEqual([await lab.visible('#failed'), await lab.visible('.unstyled')], [false, false])
    await post.close()
  }
  await host.close()
})

test('in a sandbox on any other host it says why it cannot start', async (t) => {
  if (refusesItself()) return t.skip('in this engine no host can let it start')
  const host = await Host.start({ policy: true })
  const post = await Post.open(page.browser, host.address, sandboxed(`${host.address}index.html`), { height: 950 })
  await post.enter()
  const lab = new Lab(post.tab)
  await lab.until('the reason', () => document.querySelector<HTMLElement>('#failed')?.hidden === false, null)
  assert.match(await lab.text('#failed'), /main\.js \(in a sandboxed frame the host must send Access-Control-Allow-Origin/)
  await post.leave()
  await host.close()
})
