// A text of the author's own in somebody else's page: the element fetches it, its frame learns it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEngine } from './environment'
import { postStand, scriptOf, type Post } from './post'

const posts = postStand()

const element = (id: string, attributes: string): string =>
  `<rnn-lab id="${id}" task="text" rung="elman" ${attributes}><a href="https://lab.example/symbols/">Try it</a></rnn-lab>`
const play = (post: Post, id: string): Promise<void> => post.tab.evaluate((of) => (document.querySelector(`#${of}`) as unknown as { play(): void }).play(), id)
const patience = 120_000

/** Long enough to be learned, and short enough to be tried. */
const ENGLISH =
  'Shall I compare thee to a summer’s day?\nThou art more lovely and more temperate:\nRough winds do shake the darling buds of May,\nAnd summer’s lease hath all too short a date.\n'.repeat(
    12,
  )
const CHINESE = '春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n白日依山尽，黄河入海流。\n欲穷千里目，更上一层楼。\n'.repeat(40)

test('texts in English and in Chinese are fetched beside the post and learned, the same in either encoding', async (t) => {
  const post = await posts.post(
    scriptOf(posts.lab) + element('english', 'src="sonnet.txt"') + element('chinese', 'src="verses.txt"') + element('same', 'src="utf16.txt"'),
    {
      height: 2200,
      files: {
        'sonnet.txt': ENGLISH.replaceAll('\n', '\r\n'),
        'verses.txt': CHINESE,
        'utf16.txt': Buffer.from(`\ufeff${CHINESE}`, 'utf16le'),
      },
    },
  )
  const hashes: Record<string, unknown> = {}
  for (const [id, src, different] of [
    ['english', 'sonnet.txt', new Set(ENGLISH).size],
    ['chinese', 'verses.txt', new Set(CHINESE).size],
    ['same', 'utf16.txt', new Set(CHINESE).size],
  ] as const) {
    const ready = await post.event('ready', id)
    assert.deepEqual(ready['settings'], { task: 'text', rung: 'elman', seed: 1, src })
    assert.equal(ready['parameters'], 128 * (128 + 2) + different * (2 * 128 + 1))
    await play(post, id)
    const done = await post.event('done', id, patience)
    assert.ok((done['validationLoss'] as number) < Math.log(different), 'better than guessing')
    assert.equal((done['score'] as { name: string }).name, 'nats')
    hashes[id] = done['hash']
  }
  t.diagnostic(JSON.stringify(hashes))
  assert.match(String(hashes['english']), /^[0-9a-f]{16}$/)
  assert.equal(hashes['same'], hashes['chinese'])
  // Nobody has asked for the text that comes with the page.
  assert.deepEqual(
    post.tab.requests.filter((url) => url.endsWith('opticks.txt')),
    [],
  )
  const { events } = await post.record()
  assert.equal(
    events.some(({ event }) => event === 'error'),
    false,
  )
  await post.shot('embed-text')
  await post.close()
})

test('what cannot be had or learned is said by event and in words, and another file takes its place', async () => {
  const wrong = {
    none: 'src="none.txt"',
    short: 'src="short.txt"',
    one: 'src="one.txt"',
    long: 'src="long.txt"',
    picture: 'src="cat.png"',
    unnamed: 'src=""',
    elsewhere: `src="${posts.lab}embed.js"`,
  }
  const post = await posts.post(
    scriptOf(posts.lab) +
      Object.entries(wrong)
        .map(([id, attributes]) => element(id, `height="90" ${attributes}`))
        .join(''),
    {
      height: 1200,
      files: {
        'short.txt': 'To be, or not to be',
        'one.txt': '春'.repeat(1000),
        'long.txt': 'ab'.repeat(1_048_577),
        'cat.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0]),
        'good.txt': CHINESE,
      },
    },
  )
  const { events } = await post.until('a word on each', ({ events }) => Object.keys(wrong).every((id) => events.some(({ on }) => on === id)))
  for (const [id, value, message] of [
    ['none', 'none.txt', /^src: none\.txt could not be fetched: its host answered with status 404\.$/],
    ['short', 'short.txt', /^src: short\.txt is too short: it has 19 letters\. From 1,000 letters on/],
    ['one', 'one.txt', /^src: one\.txt is one letter over and over, 1,000 times\./],
    ['long', 'long.txt', /^src: long\.txt is too long: it has 2,097,154 bytes\. Up to 2,097,152 bytes/],
    ['picture', 'cat.png', /^src: cat\.png is no text in UTF-8/],
    ['unnamed', '', /^src: there is no file/],
    ['elsewhere', `${posts.lab}embed.js`, /^src: .*embed\.js could not be fetched\. .*connect-src/],
  ] as const) {
    const told = events.filter(({ on }) => on === id)
    assert.deepEqual(
      told.map(({ event, detail }) => [event, detail['code'], detail['field'], detail['attribute'], detail['value']]),
      [['error', 'file', 'src', 'src', value]],
      id,
    )
    assert.match(String(told[0]!.detail['message']), message)
  }
  await post.shot('embed-text-wrong')
  await post.forget()
  await post.attribute('#none', 'lang', 'zh')
  await post.attribute('#none', 'src', 'short.txt')
  assert.match(String((await post.event('error', 'none'))['message']), /^src：short\.txt 太短：只有 19 个字。至少要 1,000 个字/)
  await post.forget()
  await post.attribute('#none', 'src', 'good.txt')
  assert.equal(((await post.event('ready', 'none'))['settings'] as { src: string }).src, 'good.txt')
  // Without an address it is the text that comes with the page.
  await post.forget()
  await post.tab.evaluate(() => document.querySelector('#none')!.removeAttribute('src'), null)
  assert.deepEqual((await post.event('ready', 'none'))['settings'], { task: 'text', rung: 'elman', seed: 1 })
  await post.leave()
})

test('in Chinese on a phone: what there is to learn, its verdict, and its letters inside', oneEngine('the layout is the same in all'), async () => {
  const post = await posts.post(scriptOf(posts.lab) + element('lab', 'src="verses.txt"'), {
    width: 360,
    height: 900,
    touch: true,
    blogLanguage: 'zh-CN',
    files: { 'verses.txt': CHINESE },
  })
  await post.event('ready', 'lab')
  await play(post, 'lab')
  await post.event('done', 'lab', patience)
  await post.shot('embed-text-phone-zh')
  await post.enter()
  const until = async (what: string, is: () => Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + patience; !(await is()); await post.rest(50)) assert.ok(Date.now() < end, what)
  }
  const seen = await post.tab.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    const link = document.querySelector<HTMLAnchorElement>('#open-page')!
    return {
      title: document.querySelector('#exercise-title')!.textContent,
      wide: scrollWidth > innerWidth,
      high: scrollHeight > innerHeight,
      own: /&own=[0-9a-f]{8}$/.test(link.hash),
    }
  }, null)
  assert.deepEqual(seen, { title: '文本：verses.txt', wide: false, high: false, own: true })
  assert.match(await post.tab.evaluate(() => document.querySelector('#standing')!.textContent!, null), /每个字母|奈特/)
  await post.tab.evaluate(() => document.querySelector<HTMLElement>('#inside > summary')!.click(), null)
  await until('there is nothing to read inside', () =>
    post.tab.evaluate(() => /[春夜白欲]/.test(document.querySelector('.symbols-passage')?.textContent ?? ''), null),
  )
  assert.match(await post.tab.evaluate(() => document.querySelector('#exercise-from')!.textContent!, null), /由外面的页面取来/)
  await post.close()
})
