// The lab in somebody else's page: another origin, a strict policy.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEngine } from './environment'
import { postStand, scriptOf } from './post'
import type { Tab } from './tab'

const small = 'preset="adam" hidden-units="8" epochs="3"'
const SETTINGS = 'preset=adam&hidden=8&epochs=3'
const LINK = '<a href="https://lab.example/">Watch it train</a>'
const element = (attributes: string, id = 'lab'): string => `<rnn-lab id="${id}" ${attributes}>${LINK}</rnn-lab>`
/** A run that does not end by itself within a test. */
const LONG = 'preset="weights" epochs="1000"'

const posts = postStand()

const heightOf = (tab: Tab): Promise<number> => tab.evaluate(() => document.querySelector('rnn-lab')!.getBoundingClientRect().height, null)
const heavy = (requests: readonly string[]): string[] => requests.filter((url) => /\.wasm$|echarts/.test(url))

test('the element trains, tells its host the numbers, and moves nothing', async (t) => {
  const post = await posts.post(scriptOf(posts.lab) + element(small), { height: 900 })
  await post.tab.evaluate(() => customElements.whenDefined('rnn-lab').then(() => {}), null)
  const reserved = await heightOf(post.tab)
  const ready = await post.event('ready')
  const done = await post.event('done')
  const { events, shifts } = await post.record()
  assert.deepEqual(
    events.map(({ event }) => event),
    ['ready', 'epoch', 'epoch', 'epoch', 'done'],
  )
  const { hidden, epochs, optimizer } = ready['settings'] as Record<string, unknown>
  assert.deepEqual({ hidden, epochs, optimizer }, { hidden: 8, epochs: 3, optimizer: 'adam' })
  assert.deepEqual(
    events.filter(({ event }) => event === 'epoch').map(({ detail }) => detail['epoch']),
    [1, 2, 3],
  )
  assert.equal(events.at(-2)!.detail['validationLoss'], done['validationLoss'])
  assert.ok(Math.abs((done['validationRmse'] as number) - Math.sqrt(2 * (done['validationLoss'] as number))) < 1e-12)
  assert.deepEqual(done['metric'], { name: 'rmse', train: done['trainRmse'], validation: done['validationRmse'] })
  assert.match(done['hash'] as string, /^[0-9a-f]{16}$/)
  await post.rest(300)
  assert.equal(await heightOf(post.tab), reserved, 'the height that was reserved is the height of the content')
  t.diagnostic(`layout shifts of the post: ${shifts}`)
  assert.ok(shifts < 0.02, `layout shifts: ${shifts}`)
  assert.deepEqual(
    post.tab.requests.filter((url) => !url.startsWith(posts.lab) && !url.startsWith('http://127.0.0.1:') && !/^(data|blob):/.test(url)),
    [],
    'requests to anybody else',
  )
  await post.shot('embed-element')
  await post.close()
})

test(
  'a run that breaks down is told in the frame and to its host, and two frames have two names',
  oneEngine('that a run breaks down to the same bits, same-bits asserts'),
  async () => {
    const wild = element('preset="weights" lr="10" clip="none" epochs="3"', 'wild')
    const post = await posts.post(scriptOf(posts.lab) + wild + element(small, 'tame'), { height: 1200 })
    const { code, field, attribute, message } = await post.event('error', 'wild')
    assert.deepEqual({ code, field, attribute }, { code: 'diverged', field: 'learningRate', attribute: 'lr' })
    assert.match(String(message), /epoch \d+; the weights of epoch \d+ are kept/)
    await post.event('done', 'tame')
    assert.deepEqual(
      (await post.record()).events.filter(({ on, event }) => on === 'wild' && event === 'done'),
      [],
      'it has no end to tell of',
    )
    assert.deepEqual(
      await post.tab.evaluate(() => [...document.querySelectorAll('rnn-lab')].map((lab) => lab.shadowRoot!.querySelector('iframe')!.title), null),
      ['rnnlab: Watch it train, weights', 'rnnlab: Watch it train, adam'],
    )
    await post.shot('embed-diverged')
    await post.enter()
    const said = await post.tab.evaluate(() => document.querySelector<HTMLElement>('#trouble')!.innerText, null)
    assert.match(said, /The numbers ran away/)
    await post.close()
  },
)

test('a plain frame works alone, in a sandbox that allows scripts and nothing else, to the same bits', async () => {
  const frame = (more: string): string => `<iframe ${more} src="${posts.lab}embed.html#${SETTINGS}" width="700" height="480" title="rnnlab"></iframe>`
  const hashes: unknown[] = []
  for (const attributes of ['', 'sandbox="allow-scripts"']) {
    const post = await posts.post(frame(attributes), { height: 900 })
    const { messages } = await post.until('the run’s end', ({ messages }) => messages.some(({ data }) => data.event === 'done'))
    assert.ok(messages.every(({ origin }) => origin === (attributes ? 'null' : new URL(posts.lab).origin)))
    hashes.push(messages.find(({ data }) => data.event === 'done')!.data.detail!['hash'])
    await post.shot(attributes ? 'embed-sandbox' : 'embed-frame')
    await post.close()
  }
  const post = await posts.post(scriptOf(posts.lab) + element(small), { height: 900 })
  hashes.push((await post.event('done'))['hash'])
  await post.close()
  assert.equal(new Set(hashes).size, 1, hashes.join(' '))
})

test('a plain frame has nothing to scroll on a phone either', async () => {
  const post = await posts.post(`<iframe src="${posts.lab}embed.html#${SETTINGS}" width="358" height="474" title="rnnlab"></iframe>`, {
    width: 390,
    height: 844,
    touch: true,
  })
  await post.until('the run’s end', ({ messages }) => messages.some(({ data }) => data.event === 'done'))
  await post.shot('embed-frame-phone')
  await post.enter()
  assert.ok(await post.tab.evaluate(() => document.documentElement.scrollHeight <= innerHeight, null))
  await post.close()
})

test('where less motion is wanted, nothing starts by itself', async () => {
  const post = await posts.post(scriptOf(posts.lab) + element('preset="adam"'), { height: 900, reducedMotion: true })
  await post.event('ready')
  await post.rest(1000)
  assert.deepEqual(
    (await post.record()).events.map(({ event }) => event),
    ['ready'],
  )
  await post.shot('embed-reduced-motion')
  await post.tab.evaluate(() => (document.querySelector('rnn-lab') as unknown as { play(): void }).play(), null)
  await post.event('epoch')
  await post.close()
})

test('nothing is fetched while it is far, the poster when it comes nearer, the trainer when it is near', async () => {
  const post = await posts.post(`${scriptOf(posts.lab)}<div class="far"></div>${element(small)}`)
  await post.tab.evaluate(() => customElements.whenDefined('rnn-lab').then(() => {}), null)
  await post.rest(500)
  assert.deepEqual(
    post.tab.requests.filter((url) => url.startsWith(posts.lab)),
    [`${posts.lab}embed.js`],
  )

  const top = await post.tab.evaluate(() => document.querySelector('rnn-lab')!.getBoundingClientRect().top + scrollY - innerHeight, null)
  await post.scrollTo(top - 600)
  for (const end = Date.now() + 30_000; !post.tab.requests.some((url) => url.endsWith('poster.json')); await post.rest(50))
    assert.ok(Date.now() < end, 'no poster')
  await post.tab.evaluate(async () => {
    const { shadowRoot } = document.querySelector('rnn-lab')!
    while (shadowRoot!.querySelector('slot')) await new Promise((resolve) => setTimeout(resolve, 20))
  }, null)
  await post.rest(500)
  assert.deepEqual(heavy(post.tab.requests), [], 'nothing heavy yet')

  await post.scrollTo(top - 100)
  await post.event('ready')
  assert.deepEqual(
    heavy(post.tab.requests).map((url) => url.replace(/.*\//, '').replace('-simd', '')),
    ['rnn.wasm'],
    'the charts need no library until somebody points at one',
  )
  assert.ok(
    (await post.record()).events.every(({ event }) => event === 'ready'),
    'it waits for its reader',
  )
  await post.scrollTo(top + 600)
  await post.event('done')
  await post.close()
})

test('several embeds: one download, and each rests while it is out of view', async () => {
  posts.host.sent.length = 0
  const post = await posts.post(
    `${scriptOf(posts.lab)}${element(`${LONG} charts="none"`, 'first')}${element(`${LONG} charts="none" seed="1"`, 'second')}<div class="far"></div>${element(small, 'third')}`,
    { height: 700 },
  )
  await post.event('epoch', 'first')
  await post.event('epoch', 'second')
  const sent = posts.host.sent.filter((name) => /\.wasm$|echarts\.js$|trainer-worker\.js$|chunk-/.test(name))
  // WebKitGTK keeps nothing of what scripts fetch while a driver has it: there is no cache that the second could find it in.
  const trainers = posts.browser.name.startsWith('WebKit') ? 2 : 1
  assert.equal(sent.filter((name) => name.endsWith('.wasm')).length, trainers, sent.join(' '))
  const rest = sent.filter((name) => !name.endsWith('.wasm'))
  assert.deepEqual([...rest].sort(), [...new Set(rest)].sort(), 'each file once')

  await post.scrollTo(100_000)
  await post.event('done', 'third')
  const epochs = async (): Promise<string> => (await post.record()).events.filter(({ on, event }) => on !== 'third' && event === 'epoch').length.toString()
  await post.rest(2000) // browsers take their time to tell a frame that it is out of view
  const before = await epochs()
  await post.rest(1000)
  assert.equal(await epochs(), before, 'both rest')
  await post.scrollTo(0)
  await post.forget()
  await post.until('both to go on', ({ events }) => ['first', 'second'].every((id) => events.some(({ on, event }) => on === id && event === 'epoch')))
  if (trainers === 1) assert.equal(posts.host.sent.filter((name) => name.endsWith('.wasm')).length, 1, 'still one download, with a third embed')
  await post.close()
})

test('in a hidden tab it rests', oneEngine('no driver hides a tab, so the test says that it is hidden'), async () => {
  const post = await posts.post(scriptOf(posts.lab) + element(LONG), { height: 900 })
  await post.event('epoch')
  await post.enter()
  const epoch = (): Promise<number> => post.tab.evaluate(() => Number(document.querySelector('#epoch')!.textContent!.replace(/\D/g, '')), null)
  // No driver can hide a tab, so the frame is told that it is.
  const hide = (hidden: boolean): Promise<void> =>
    post.tab.evaluate((on) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (on ? 'hidden' : 'visible') })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  await hide(true)
  await post.rest(1500) // what is under way is finished first
  const rested = await epoch()
  await post.rest(1000)
  assert.equal(await epoch(), rested)
  await hide(false)
  for (const end = Date.now() + 30_000; (await epoch()) <= rested; await post.rest(50)) assert.ok(Date.now() < end, 'it does not go on')
  await post.close()
})

test('attributes change live, and a bad one is named and changes nothing', oneEngine('attributes are read by the element alone'), async () => {
  const post = await posts.post(scriptOf(posts.lab) + element(LONG), { height: 900 })
  await post.event('epoch')
  await post.forget()
  await post.attribute('rnn-lab', 'hidden-units', '9999')
  const { code, field, attribute, value, min, max } = await post.event('error')
  assert.deepEqual(
    { code, field, attribute, value, min, max },
    { code: 'setting', field: 'hidden', attribute: 'hidden-units', value: '9999', min: 1, max: 256 },
  )
  await post.until('the run to go on', ({ events }) => events.filter(({ event }) => event === 'epoch').length > 2)
  assert.ok(!(await post.record()).events.some(({ event }) => event === 'ready'), 'the same run')

  await post.tab.evaluate(() => document.querySelector('rnn-lab')!.removeAttribute('hidden-units'), null)
  await post.forget()
  await post.attribute('rnn-lab', 'lr', '0.02')
  await post.rest(300)
  assert.ok(!(await post.record()).events.some(({ event }) => event === 'ready' || event === 'error'), 'a learning rate is taken under way')

  await post.attribute('rnn-lab', 'preset', 'adam')
  await post.attribute('rnn-lab', 'epochs', '2')
  await post.until('the other run', ({ events }) => events.some(({ event, detail }) => event === 'done' && detail['epoch'] === 2))
  const last = (await post.record()).events.filter(({ event }) => event === 'ready').at(-1)!
  const { optimizer, learningRate } = last.detail['settings'] as Record<string, unknown>
  assert.deepEqual({ optimizer, learningRate }, { optimizer: 'adam', learningRate: 0.02 })
  await post.close()
})

test('bad attributes from the start are named, and the rest of them is used', oneEngine('attributes are read by the element alone'), async () => {
  const post = await posts.post(scriptOf(posts.lab) + element(`${small} batch="0" optimizer="lion" controls="play,dance"`), { height: 900 })
  const { settings } = (await post.event('ready')) as { settings: Record<string, unknown> }
  assert.equal(settings['hidden'], 8)
  const { events } = await post.until('three errors', ({ events }) => events.filter(({ event }) => event === 'error').length === 3)
  const named = events.filter(({ event }) => event === 'error').map(({ detail }) => detail['field'])
  assert.deepEqual(named.sort(), ['batch', 'controls', 'optimizer'])
  assert.ok((events.find(({ detail }) => detail['field'] === 'controls')!.detail['options'] as string[]).includes('lr'))
  await post.shot('embed-bad-attributes')
  await post.close()
})

test('play, pause and reset', oneEngine('what the element is told it tells its frame itself'), async () => {
  const post = await posts.post(scriptOf(posts.lab) + element(`${LONG} autoplay="off"`), { height: 900 })
  await post.event('ready')
  await post.rest(700)
  assert.equal((await post.record()).events.length, 1, 'nothing starts by itself')
  const call = (method: 'play' | 'pause' | 'reset'): Promise<void> =>
    post.tab.evaluate((name) => (document.querySelector('rnn-lab') as unknown as Record<string, () => void>)[name]!(), method)
  await call('play')
  await post.event('epoch')
  await call('pause')
  await post.rest(500)
  const count = (await post.record()).events.length
  await post.rest(700)
  assert.equal((await post.record()).events.length, count, 'paused')
  await post.forget()
  await call('reset')
  await post.event('ready')
  await call('play')
  const first = await post.event('epoch')
  assert.equal(first['epoch'], 1, 'from the start')
  await post.close()
})

test('theme and language follow the host, or an attribute', async () => {
  const post = await posts.post(scriptOf(posts.lab) + element(`${small} autoplay="off"`), { height: 900, blogLanguage: 'zh-CN', language: 'en-US' })
  await post.event('ready')
  await post.tab.evaluate(() => document.body.classList.add('dark'), null)
  await post.rest(800)
  const scheme = await post.tab.evaluate(() => getComputedStyle(document.querySelector('rnn-lab')!.shadowRoot!.querySelector('iframe')!).colorScheme, null)
  assert.equal(scheme, 'dark')
  await post.shot('embed-dark-zh')
  await post.enter()
  const look = (): Promise<object> =>
    post.tab.evaluate(
      () => ({
        theme: document.documentElement.dataset['theme'],
        language: document.documentElement.lang,
        bare: document.querySelector('#embed')!.hasAttribute('data-bare'),
      }),
      null,
    )
  assert.deepEqual(await look(), { theme: 'dark', language: 'zh-CN', bare: true })
  await post.close()

  const other = await posts.post(scriptOf(posts.lab) + element(`${small} autoplay="off" theme="dark" lang="en" controls="none" charts="loss"`), {
    height: 900,
    blogLanguage: 'zh-CN',
    colors: 'light',
  })
  await other.event('ready')
  await other.enter()
  assert.deepEqual(
    await other.tab.evaluate(
      () => ({
        theme: document.documentElement.dataset['theme'],
        language: document.documentElement.lang,
        bare: document.querySelector('#embed')!.hasAttribute('data-bare'),
        shown: [...document.querySelectorAll<HTMLElement>('[data-part]')].filter((on) => on.checkVisibility()).map((on) => on.dataset['part']),
      }),
      null,
    ),
    { theme: 'dark', language: 'en', bare: false, shown: ['loss'] },
  )
  await other.close()
})

test('the keyboard goes in and out, and the wheel belongs to the post', async () => {
  const post = await posts.post(scriptOf(posts.lab) + element(`${small} autoplay="off"`), { height: 900 })
  await post.event('ready')
  await post.tab.evaluate(() => document.querySelector<HTMLElement>('#before')!.focus(), null)
  const focus = (): Promise<string> => post.tab.evaluate(() => document.activeElement!.id || document.activeElement!.localName, null)
  const visited = [await focus()]
  for (let presses = 0; visited.at(-1) !== 'after' && presses < 20; presses++) {
    await post.tab.press('Tab')
    await post.rest(100) // the frame may be in another process
    visited.push(await focus())
  }
  assert.deepEqual([...new Set(visited)], ['before', 'lab', 'after'], visited.join(' '))
  // Firefox's driver sends keys to the host's document, even when the focus is in a frame.
  if (!posts.browser.name.startsWith('Firefox')) assert.ok(visited.filter((on) => on === 'lab').length >= 4, `play, rate, chart and link: ${visited.join(' ')}`)

  await post.enter()
  const { scrolls, kept } = await post.tab.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement
    const kept = [...document.querySelectorAll('#embed, .chart, canvas, button')].filter(
      (on) => !on.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true })),
    )
    return { scrolls: scrollHeight > clientHeight, kept: kept.map((on) => on.outerHTML.slice(0, 80)) }
  }, null)
  assert.deepEqual({ scrolls, kept }, { scrolls: false, kept: [] })
  await post.close()
})

test('messages of strangers are nobody’s', oneEngine('who is a stranger the element and the frame tell themselves'), async () => {
  // The other frame speaks the same language, but it is not this element's.
  const post = await posts.post(
    `${scriptOf(posts.lab)}${element(`${LONG} autoplay="off" charts="none"`)}<iframe src="${posts.lab}embed.html#${SETTINGS}&charts=none" title="another" width="700" height="200"></iframe>`,
    { height: 700 },
  )
  await post.event('ready')
  await post.tab.evaluate(() => {
    postMessage({ rnnlab: 1, type: 'event', event: 'done', detail: { epoch: 7 } })
    // To the frame: no message of this protocol, or one that asks for more than there is.
    const { contentWindow } = document.querySelector('rnn-lab')!.shadowRoot!.querySelector('iframe')!
    for (const nonsense of [
      null,
      7,
      'play',
      { type: 'play' },
      { rnnlab: 2, type: 'play' },
      { rnnlab: 1, type: 'constructor' },
      { rnnlab: 1, type: 'settings', settings: { hidden: 8 } },
      { rnnlab: 1, type: 'settings', settings: { hidden: '8'.repeat(300) } },
    ]) {
      contentWindow!.postMessage(nonsense, '*')
    }
  }, null)
  await post.until('the other frame’s run', ({ messages }) => messages.some(({ data }) => data?.event === 'done' && data.detail!['epoch'] === 3))
  await post.rest(300)
  assert.deepEqual(
    (await post.record()).events.map(({ event }) => event),
    ['ready'],
  )
  await post.close()
})

test('where the host lets no frame in, the link stays', async () => {
  const post = await posts.post(scriptOf(posts.lab) + element(small), { height: 900, frames: false })
  await post.tab.evaluate(() => customElements.whenDefined('rnn-lab').then(() => {}), null)
  await post.rest(1500)
  const seen = await post.tab.evaluate(() => {
    const { left, top, width, height } = document.querySelector('rnn-lab a')!.getBoundingClientRect()
    return document.elementFromPoint(left + width / 2, top + height / 2)?.textContent
  }, null)
  assert.equal(seen, 'Watch it train')
  await post.leave()
})
