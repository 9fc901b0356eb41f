// The address of a frame of numbers, its columns, and the file that the element fetches for it.

import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { MOST_FILE_BYTES, readToFrame } from '../embed/messages'
import { briefly, fetchFile } from '../embed/given-file'
import { ATTRIBUTES, FILE_SETTINGS, SERIES_TASKS } from '../embed/settings'
import { otherNumbers, parseSeries, SERIES_KEYS } from '../numbers/frame/address'
import { findColumn } from '../numbers/frame/column'
import { problemText } from '../numbers/frame/face'
import { readNumbersLink } from '../numbers/link'
import type { Rung, Table } from '../numbers/messages'
import { further } from '../numbers/linked'
import { columnName, postSnippets } from '../numbers/post'
import type { Worth } from '../numbers/worth'
import { fillIn } from '../page/i18n'
import en from '../text/numbers-en.json'
import zh from '../text/numbers-zh.json'

test('the address of a frame of numbers: a file and how it is read, or a task and its seed', () => {
  const file = parseSeries(
    '#task=series&column=Close&decimal=comma&header=no&order=newest&missing=fill-in&nodata=-999&season=none&transform=log-change&bare=on&follow=on&turns=on&theme=auto&lang=zh',
  )
  const { problems, column, reading, gap, choice, bare, follow, turns, theme, lang } = file
  assert.deepEqual(
    { problems, column, reading, gap, choice, bare, follow, turns, theme, lang },
    {
      problems: [],
      column: 'Close',
      reading: { decimal: ',', header: 'no', newestFirst: 'yes', nodata: '-999' },
      gap: 'fillIn',
      choice: { season: 'none', transform: 'log-change' },
      bare: true,
      follow: true,
      turns: true,
      theme: 'auto',
      lang: 'zh',
    },
  )
  const task = parseSeries('#task=airline&seed=4294967295&autoplay=on#?secret=aBc0123456')
  assert.deepEqual([task.task, task.seed, task.autoplay, task.problems], ['airline', 4294967295, true, []])
  assert.equal(parseSeries('').task, 'series')
  assert.deepEqual([parseSeries('#task=sine').task, parseSeries('#task=sine-solved').task], ['sine', 'sine'], 'the page calls the solved sine so')
  const carried = parseSeries('#numbers=abc&name=x&rung=gated&rmse=0.5&bits=0123456789abcdef&seal=1')
  assert.deepEqual([carried.problems, carried.result], [[], { rung: 'gated', rmse: '0.5', bits: '0123456789abcdef' }])
})

test('what is not taken is named, by its field, with what would be', () => {
  for (const [hash, field, value, reason, options] of [
    ['#task=shares', 'task', 'shares', 'option', [...SERIES_TASKS]],
    ['#task=constructor', 'task', 'constructor', 'option', [...SERIES_TASKS]],
    ['#task=__proto__', 'task', '__proto__', 'option', [...SERIES_TASKS]],
    ['#task=airline&seed=-1', 'seed', '-1', 'seed', undefined],
    ['#task=airline&seed=4294967296', 'seed', '4294967296', 'seed', undefined],
    ['#task=airline&seed=1e3', 'seed', '1e3', 'seed', undefined],
    ['#task=airline&column=Close', 'column', 'Close', 'unknown', undefined],
    ['#task=series&seed=1', 'seed', '1', 'unknown', undefined],
    ['#task=series&decimal=.', 'decimal', '.', 'option', ['point', 'comma']],
    ['#task=series&missing=toString', 'missing', 'toString', 'option', ['leave-out', 'fill-in', 'stop']],
    ['#task=series&autoplay=yes', 'autoplay', 'yes', 'option', ['on', 'off']],
    ['#task=series&season=1.5', 'season', '1.5', 'choice', undefined],
    ['#task=series&transform=Log', 'transform', 'Log', 'choice', undefined],
    ['#task=airline&season=7', 'season', '7', 'unknown', undefined],
    ['#task=airline&bits=xyz', 'rung', '', 'result', undefined],
    ['#task=airline&rung=season&rmse=6.3&bits=0123', 'bits', '0123', 'cut', undefined],
    ['#task=airline&hidden=8', 'hidden', '8', 'unknown', undefined],
    [`#task=airline&colour=${'x'.repeat(1000)}`, 'colour', `${'x'.repeat(59)}…`, 'unknown', undefined],
  ] as const) {
    const { problems } = parseSeries(hash)
    assert.deepEqual(problems, [{ field, value, ...(options && { options: [...options] }), reason }], hash)
    for (const [language, texts] of [
      ['en', en],
      ['zh', zh],
    ] as const) {
      const said = problemText(problems[0]!, (key, values) => fillIn((texts as Record<string, string>)[key]!, values, language))
      assert.ok(said.startsWith(field) && !said.includes('{'), said)
    }
  }
})

test('whatever an address holds, it is read', () => {
  for (const hash of ['#', '#&&=&', '#%', '#task', `#${'column=a&'.repeat(5000)}`, `#column=${'é'.repeat(70_000)}`, '#task=series&task=airline']) {
    assert.ok(['series', 'airline'].includes(parseSeries(hash).task), hash.slice(0, 40))
  }
})

test('which settings make other numbers', () => {
  const before = parseSeries('#task=series&column=Close')
  for (const same of ['#task=series&column=Close&theme=dark', '#task=series&column=Close&lang=zh&autoplay=on'])
    assert.ok(!otherNumbers(before, parseSeries(same)), same)
  for (const other of ['#task=series&column=Open', '#task=series&column=Close&decimal=comma', '#task=series&column=Close&season=7', '#task=airline'])
    assert.ok(otherNumbers(before, parseSeries(other)), other)
})

test('the attributes of a file are none of the lab’s, nor HTML’s own', () => {
  for (const name of FILE_SETTINGS) assert.ok(!ATTRIBUTES.has(name), name)
  for (const name of [...FILE_SETTINGS, 'task', 'seed', 'autoplay']) assert.ok(SERIES_KEYS.includes(name), name)
  for (const task of SERIES_TASKS) if (task !== 'series') assert.ok(`task.${task.replace('-solved', '')}.title` in en, task)
})

test('a column by its name, or else by its place from 0, as the library finds it', () => {
  const table = { columns: ['Date', 'Close', 'Close', 'Volume', '1'].map((name) => ({ name, numbers: 9 })), column: 3 }
  assert.equal(findColumn(table, ''), 3)
  assert.equal(findColumn(table, ' Volume '), 3)
  assert.equal(findColumn(table, '1'), 4, 'a name goes first')
  assert.equal(findColumn(table, '2'), 2)
  for (const [wanted, code] of [
    ['Close', 'same-name'],
    ['close', 'no-column'],
    ['5', 'no-column'],
    ['-1', 'no-column'],
    ['constructor', 'no-column'],
  ] as const) {
    const found = findColumn(table, wanted)
    assert.equal(typeof found === 'object' && found.problem.code, code, wanted)
  }
})

async function asked(answer: RequestListener, of: (base: string) => Promise<void>): Promise<void> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await of(`http://127.0.0.1:${(server.address() as AddressInfo).port}/post/`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('a file is fetched by its address, and what is wrong with that is told', async () => {
  const { signal } = new AbortController()
  await asked(
    (request, response) => {
      if (request.url === '/post/good.csv') response.end('1\n2\n')
      else if (request.url === '/post/empty.csv') response.end()
      else if (request.url === '/big.csv') {
        for (let sent = 0; sent <= MOST_FILE_BYTES; sent += 1e6) response.write(Buffer.alloc(1e6, '1\n'))
        response.end()
      } else response.writeHead(404).end()
    },
    async (base) => {
      const good = await fetchFile('good.csv', base, signal)
      assert.equal('content' in good && new TextDecoder().decode(good.content), '1\n2\n')
      const empty = await fetchFile('empty.csv', base, signal)
      assert.equal('content' in empty && empty.content.byteLength, 0)
      assert.deepEqual(await fetchFile('none.csv', base, signal), { src: 'none.csv', state: 'status', figure: 404 })
      assert.deepEqual(await fetchFile('/big.csv', base, signal), { src: '/big.csv', state: 'big', figure: 10 })
      assert.deepEqual(await fetchFile('http://', base, signal), { src: 'http://', state: 'address', figure: 0 })
      assert.deepEqual(await fetchFile('javascript:1', base, signal), { src: 'javascript:1', state: 'unreachable', figure: 0 })
      const inline = `data:text/csv,${'1%0A'.repeat(200)}`
      const news = await fetchFile(inline, base, signal)
      assert.equal('content' in news && news.content.byteLength, 400)
      assert.deepEqual(readToFrame({ rnnlab: 1, type: 'file', ...news }), { rnnlab: 1, type: 'file', ...news }, 'its name is short enough to be told')
      assert.equal(news.src, briefly(inline))
    },
  )
})

test('a file that is not wanted any more is nobody’s', async () => {
  const gone = new AbortController()
  await asked(
    (_, response) => {
      response.write('1\n')
      setTimeout(() => gone.abort(), 20)
    },
    (base) => assert.rejects(fetchFile('slow.csv', base, gone.signal), { name: 'AbortError' }),
  )
})

test('what an author pastes is what a frame reads', async () => {
  const lab = 'https://lab.test/rnn/'
  const addressOf = (frame: string): string => /src="([^"]+)"/.exec(frame)![1]!.replaceAll('&amp;', '&')
  const task = await postSnippets({ kind: 'task', task: 'sine', seed: 3 }, lab, 'A "sine" & more')
  assert.equal(
    task.element,
    `<script type="module" src="${lab}embed.js"></script>\n<rnn-lab task="sine-solved" seed="3" style="display:block;padding-bottom:clamp(590px,(640px - 100%)*100,762px)"><a href="${lab}numbers/?task=sine&amp;seed=3" style="float:left">A &quot;sine&quot; &amp; more</a></rnn-lab>`,
  )
  assert.match(task.frame!, /width="720" height="590" .*;max-width:100%;height:clamp\(590px,\(720px - 100vw\)\*100,762px\)!important"/)
  const read = parseSeries(new URL(addressOf(task.frame!)).hash)
  assert.deepEqual([read.task, read.seed, read.problems], ['sine', 3, []])

  const values = Float64Array.of(1.5, -0, 1e300)
  const reading = { decimal: ',', header: 'no', newestFirst: 'yes', nodata: '' } as const
  const found = { season: '', transform: '' }
  const posted = { kind: 'file', file: 'a b.csv', column: 'Close', reading, gap: 'fillIn', name: 'Close', values } as const
  const file = await postSnippets({ ...posted, choice: found }, lab, 'Close')
  assert.match(file.element!, /<rnn-lab task="series" src="a b.csv" column="Close" decimal="comma" header="no" order="newest" missing="fill-in" style="/)
  const carried = await readNumbersLink(new URL(addressOf(file.frame!)).hash)
  assert.deepEqual(carried, { name: 'Close', values })
  assert.deepEqual(parseSeries(new URL(addressOf(file.frame!)).hash).problems, [])
  const choice = { season: '7', transform: 'none' }
  const chosen = await postSnippets({ ...posted, reading: { ...reading, nodata: '-999' }, choice }, lab, 'Close')
  assert.match(chosen.element!, / missing="fill-in" nodata="-999" season="7" transform="none" style="/)
  assert.deepEqual(parseSeries(new URL(addressOf(chosen.frame!)).hash).choice, choice)
  assert.deepEqual(await readNumbersLink(new URL(addressOf(chosen.frame!)).hash), { name: 'Close', values, choice })
  const many = await postSnippets({ kind: 'numbers', name: '', values: new Float64Array(2001), choice: found }, lab, 'x')
  assert.deepEqual(many, { element: undefined, frame: undefined })

  const column = (name: string): { name: string; numbers: number } => ({ name, numbers: 9 })
  const table = { columns: [column('Close'), column('Close'), column(''), column('Open')] } as Table
  assert.deepEqual(
    [0, 1, 2, 3].map((at) => columnName(table, at)),
    ['0', '1', '2', 'Open'],
  )
})

test('a post tells of the author’s network that went on, with its epochs and its error', () => {
  const ladder = [{ name: 'scaled' }, { name: 'season' }] as Rung[]
  const worth = { nameOf: (at: number) => `network ${at}` } as Worth
  const t = (key: string, values?: object): string => `${key} ${JSON.stringify(values)}`
  const result = { rung: 'season', rmse: '14.28', bits: 'cb21e31fa580a567' }
  assert.deepEqual(further({ ...result, more: '3' }, ladder, worth, t), ['link.further {"name":"network 1","epochs":75,"rmse":"14.3"}'])
  assert.deepEqual(further(result, ladder, worth, t), [])
  assert.deepEqual(further({ ...result, rung: 'other', more: '1' }, ladder, worth, t), [])
})
