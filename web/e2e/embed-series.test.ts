// Series in somebody else's page: a file that lies beside the post, and the tasks of the page of own numbers.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { postSnippets } from '../app/numbers/post'
import { oneEngine } from './environment'
import { FEW, FEW_COUNT } from './numbers-page'
import { postStand, scriptOf, type Post } from './post'

const posts = postStand()

const element = (id: string, attributes: string): string => `<rnn-lab id="${id}" ${attributes}><a href="https://lab.example/numbers/">Try it</a></rnn-lab>`
const play = (post: Post, id: string): Promise<void> => post.tab.evaluate((of) => (document.querySelector(`#${of}`) as unknown as { play(): void }).play(), id)
const patience = 120_000

test('a file beside the post is read, trained on and judged', async (t) => {
  const post = await posts.post(scriptOf(posts.lab) + element('own', 'task="series" src="airline.csv" column="Passengers"'), {
    height: 1400,
    files: { 'airline.csv': FEW, 'other.csv': 'Open;Close\n1,5;2\n3,5;4\n' + '5,5;6\n7,5;8\n'.repeat(20) },
  })
  const series = await post.event('series', 'own')
  assert.deepEqual([series['name'], series['count'], series['first'], series['last'], series['notes']], ['Passengers', FEW_COUNT, 112, 201, []])
  await post.rest(300)
  const height = (): Promise<number> => post.tab.evaluate(() => document.querySelector('#own')!.getBoundingClientRect().height, null)
  // Lines of text differ between engines by parts of a pixel.
  assert.ok(Math.abs((await height()) - 610) <= 1, `610 px were reserved, now it is ${await height()} px high`)
  await play(post, 'own')
  const verdict = await post.event('verdict', 'own', patience)
  t.diagnostic((verdict['said'] as string[]).join(' '))
  assert.ok((verdict['testRmse'] as number) < (verdict['ruleTestRmse'] as number) * 1.5)
  assert.equal((verdict['forecast'] as number[]).length, 24)
  await post.shot('embed-series')

  // Other attributes, another series; what is wrong is named and hides what was there.
  await post.forget()
  await post.attribute('#own', 'column', 'Prices')
  const wrong = await post.event('error', 'own')
  assert.deepEqual(
    [wrong['code'], wrong['field'], wrong['attribute'], wrong['value'], wrong['options']],
    ['file', 'column', 'column', 'Prices', ['Month', 'Passengers']],
  )
  await post.forget()
  await post.attribute('#own', 'column', 'Open')
  await post.attribute('#own', 'src', 'other.csv')
  const other = (
    await post.until('the other file', ({ events }) => events.some(({ event, detail }) => event === 'series' && detail['count'] === 42))
  ).events.at(-1)!
  assert.deepEqual([other.detail['name'], other.detail['first']], ['Open', 1.5])

  // In another language.
  await post.forget()
  await post.attribute('#own', 'lang', 'zh')
  await post.attribute('#own', 'column', 'Prices')
  assert.match(String((await post.event('error', 'own'))['message']), /列/)
  await post.close()
})

test('a task in a sandbox is trained and judged', oneEngine('what trains in a sandbox a grammar shows in all of them, in embed-symbols'), async () => {
  const frame = `<iframe sandbox="allow-scripts" src="${posts.lab}numbers/embed.html#task=airline&autoplay=on" width="700" height="590" title="rnnlab"></iframe>`
  const post = await posts.post(frame, { height: 900 })
  const told = ({ origin, data }: { origin: string; data?: { event?: string } }): boolean => origin === 'null' && data?.event === 'verdict'
  const { messages } = await post.until('the verdict of the frame', ({ messages }) => messages.some(told), patience)
  assert.match(String(messages.find(told)!.data.detail!['network']), /season/)
  await post.close()
})

test('what the author knows better of a file: a number that is none, the season, and what is done to the numbers', async () => {
  const rows = Array.from({ length: 80 }, (_, i) => (i === 40 ? '-999' : String(50 + (i % 7) + i / 10))).join('\n')
  const own = element('own', 'task="series" src="gaps.csv" nodata="-999" season="6" transform="log-change"')
  const post = await posts.post(`${scriptOf(posts.lab)}${own}`, { files: { 'gaps.csv': `flow\n${rows}` } })
  const series = await post.event('series', 'own')
  assert.deepEqual([series['count'], series['missing']], [79, 1])
  await post.forget()
  await post.attribute('#own', 'season', '40')
  const wrong = await post.event('error', 'own')
  assert.deepEqual([wrong['code'], wrong['field'], wrong['value']], ['file', 'season', '40'])
  assert.match(String(wrong['message']), /^season: at least 2 values, and at most half of those that train\.$/)
  await post.forget()
  await post.attribute('#own', 'season', 'none')
  assert.equal((await post.event('series', 'own'))['count'], 79)
  await post.forget()
  await post.attribute('#own', 'transform', 'season')
  assert.match(String((await post.event('error', 'own'))['message']), /^transform: the numbers before the test do not go with it\.$/)
  await post.close()
})

test('what cannot be read, or in two ways, is said; what is removed is not waited for', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${1 + (i % 7)}`).join('\n')
  const wrong = {
    column: 'task="series" src="good.csv" column="Close"',
    none: 'task="series" src="none.csv"',
    sheet: 'task="series" src="sheet.xlsx"',
    few: 'task="series" src="few.csv"',
    unnamed: 'task="series"',
    elsewhere: `task="series" src="${posts.lab}embed.js"`,
  }
  const post = await posts.post(
    scriptOf(posts.lab) +
      Object.entries({
        ...wrong,
        slow: 'task="series" src="slow.csv"',
        twice: 'task="series" src="twice.csv"',
        task: 'task="waves" seed="-1" hidden-units="8"',
      })
        .map(([id, attributes]) => element(id, `height="90" ${attributes}`))
        .join(''),
    {
      height: 1000,
      files: {
        'good.csv': `Value\n${rows}`,
        'sheet.xlsx': Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]),
        'few.csv': '1\n2\n3\n',
        'twice.csv': `Day;Price\n1;1,234\n${Array.from({ length: 60 }, (_, i) => `${i + 2};${2 + (i % 7)}`).join('\n')}\n`,
        'slow.csv': null,
      },
    },
  )
  const { events } = await post.until(
    'a word on each',
    ({ events }) =>
      Object.keys(wrong).every((id) => events.some(({ on }) => on === id)) &&
      ['twice', 'task'].every((id) => events.some(({ on, event }) => on === id && event === 'series')),
  )
  const errors = (id: string): Record<string, unknown>[] => events.filter(({ on, event }) => on === id && event === 'error').map(({ detail }) => detail)
  for (const [id, field, attribute, message] of [
    ['column', 'column', 'column', /^column: there is no column Close\. There are: Value\.$/],
    ['none', 'src', 'src', /^src: none\.csv could not be fetched: its host answered with status 404\.$/],
    ['sheet', 'src', 'src', /^src: this is a spreadsheet’s own file/],
    ['unnamed', 'src', undefined, /^src: there is no file/],
    ['elsewhere', 'src', 'src', /^src: .*embed\.js could not be fetched\. .*connect-src/],
  ] as const) {
    const told = errors(id)
    assert.equal(told.length, 1, id)
    assert.deepEqual([told[0]!['code'], told[0]!['field'], told[0]!['attribute']], ['file', field, attribute], id)
    assert.match(String(told[0]!['message']), message)
  }
  assert.deepEqual([errors('few')[0]!['field'], errors('few')[0]!['value']], ['src', 'few.csv'])
  assert.match(String(errors('few')[0]!['message']), /^src: there are 3 numbers; at least 5 are needed\.$/)
  const twice = events.find(({ on, event }) => on === 'twice' && event === 'series')!.detail
  assert.match((twice['notes'] as string[]).join(' '), /Line 2, cell 2: “1,234” can be read in two ways; it was taken for/)
  assert.deepEqual(
    errors('task').map(({ code, field, attribute, value }) => [code, field, attribute, value]),
    [
      ['setting', 'seed', 'seed', '-1'],
      ['setting', 'hidden', 'hidden-units', '8'],
    ],
  )
  assert.equal(
    events.some(({ on }) => on === 'slow'),
    false,
  )
  await post.tab.evaluate(() => document.querySelector('#slow')!.remove(), null)
  // WebKitGTK's network process keeps the connection of what nobody reads any more.
  if (!posts.browser.name.startsWith('WebKit')) {
    for (const end = Date.now() + 10_000; !post.left.includes('slow.csv'); await post.rest(50)) assert.ok(Date.now() < end, 'it still waits')
  }
  await post.shot('embed-series-wrong')
  await post.leave()
})

test('in Chinese, on a phone, a task is there without the program', async () => {
  const post = await posts.post(scriptOf(posts.lab) + element('lab', 'task="share-price"'), {
    width: 390,
    height: 844,
    touch: true,
    blogLanguage: 'zh-CN',
    language: 'en-US',
  })
  const { count, rule } = await post.event('series', 'lab')
  assert.equal(count, 1000)
  assert.match(String(rule), /的线性规则$/)
  assert.deepEqual(
    post.tab.requests.filter((url) => url.endsWith('.wasm')),
    [],
  )
  await post.rest(300)
  await post.shot('embed-series-phone-zh')
  await post.enter()
  const seen = await post.tab.evaluate(() => {
    const { lang, scrollWidth, scrollHeight } = document.documentElement
    return { lang, wide: scrollWidth > innerWidth, high: scrollHeight > innerHeight, button: document.querySelector('#try')!.textContent }
  }, null)
  assert.deepEqual(seen, { lang: 'zh-CN', wide: false, high: false, button: '试 3 个网络' })
  await post.close()
})

test('a plain frame of a task, as the page has it, has nothing to scroll on a phone', async () => {
  const { frame } = await postSnippets({ kind: 'task', task: 'waves', seed: 1 }, posts.lab, 'Noisy waves')
  const post = await posts.post(frame!, { width: 390, height: 1000, touch: true, theme: '' })
  await post.enter()
  for (const end = Date.now() + 30_000; ; await post.rest(50)) {
    const { drawn, over } = await post.tab.evaluate(() => {
      const { scrollHeight } = document.documentElement
      return { drawn: document.querySelector('#plot svg') !== null && document.querySelector('#verdict')!.textContent !== '', over: scrollHeight - innerHeight }
    }, null)
    if (drawn && over <= 0) break
    assert.ok(Date.now() < end, drawn ? `${over} px more than there is room for` : 'nothing is drawn')
  }
  await post.close()
})

test('in a post that is sandboxed itself', async () => {
  const post = await posts.post(scriptOf(posts.lab) + element('lab', 'task="series" src="airline.csv"'), {
    height: 900,
    sandbox: true,
    files: { 'airline.csv': FEW },
  })
  assert.equal((await post.event('series', 'lab'))['count'], FEW_COUNT)
  await post.close()
})
