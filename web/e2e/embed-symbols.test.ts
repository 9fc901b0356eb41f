// Exercises in somebody else's page.
// Not with --quick: every exercise is trained in it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXERCISES } from '../app/embed/settings'
import { exerciseHeight } from '../app/embed/shown'
import { exerciseSnippets } from '../app/symbols/post'
import { oneEngine } from './environment'
import { postStand, scriptOf, type Post } from './post'

const posts = postStand()

const element = (id: string, attributes: string): string => `<rnn-lab id="${id}" ${attributes}><a href="https://lab.example/symbols/">Try it</a></rnn-lab>`
const call = (post: Post, id: string, name: 'play' | 'pause' | 'reset'): Promise<void> =>
  post.tab.evaluate(([of, what]) => (document.querySelector(`#${of}`) as unknown as Record<string, () => void>)[what]!(), [id, name] as const)
const programs = ({ tab }: Post): string[] => tab.requests.filter((url) => /\.wasm|-worker\.js|opticks/.test(url))
const patience = 120_000

const noError = async (post: Post): Promise<void> => {
  const { events } = await post.record()
  assert.deepEqual(
    events.filter(({ event }) => event === 'error'),
    [],
  )
}

test('in a post that is sandboxed itself the grammar is learned, and the post hears of it', async (t) => {
  const post = await posts.post(scriptOf(posts.lab) + element('lab', 'task="grammar" rung="lstm"'), { height: 900, sandbox: true })
  const ready = await post.event('ready', 'lab')
  assert.deepEqual([ready['settings'], ready['epochs']], [{ task: 'grammar', rung: 'lstm', seed: 1 }, 20])
  assert.deepEqual(programs(post), [])
  await call(post, 'lab', 'play')
  const done = await post.event('done', 'lab', patience)
  t.diagnostic(JSON.stringify(done))
  assert.match(String(done['hash']), /^[0-9a-f]{16}$/)
  assert.equal((done['metric'] as { name: string }).name, 'nats')
  const score = done['score'] as { name: string; value: number; reached: boolean }
  assert.deepEqual([score.name, score.reached], ['right', score.value === 1])
  const { events } = await post.record()
  assert.deepEqual(
    events.filter(({ event }) => event === 'epoch').map(({ detail }) => detail['epoch']),
    Array.from({ length: done['epoch'] as number }, (_, i) => i + 1),
  )
  await noError(post)
  await post.shot('embed-symbols')
  await post.close()
})

for (const task of EXERCISES.filter((task) => task !== 'grammar' && task !== 'text')) {
  const once = task === 'counting' ? {} : oneEngine('they differ in data and words, not in what an engine does')
  test(`${task} is embedded, and learns what it needs no sooner than it is to`, once, async () => {
    const post = await posts.post(scriptOf(posts.lab) + element('lab', `task="${task}"`), { height: 900 })
    const { settings } = await post.event('ready', 'lab')
    assert.equal((settings as { task: string }).task, task)
    assert.deepEqual(programs(post), [])
    await call(post, 'lab', 'play')
    const epoch = await post.event('epoch', 'lab', patience)
    assert.ok((epoch['epoch'] as number) >= 0 && Number.isFinite(epoch['validationLoss']), JSON.stringify(epoch))
    assert.deepEqual(
      programs(post).filter((url) => url.endsWith('opticks.txt')),
      [],
    )
    await noError(post)
    await post.close()
  })
}

// An epoch of it takes a quarter of a minute; embed-text trains shorter texts to their end.
test('text is embedded, and the one that comes with it is fetched no sooner than it is to be learned', async () => {
  const post = await posts.post(scriptOf(posts.lab) + element('lab', 'task="text"'), { height: 900 })
  assert.equal(((await post.event('ready', 'lab'))['settings'] as { task: string }).task, 'text')
  assert.deepEqual(programs(post), [])
  await call(post, 'lab', 'play')
  await post.until('the text', () => programs(post).some((url) => url.endsWith('opticks.txt')), patience)
  await noError(post)
  await post.enter()
  const said = (): Promise<[string, string]> =>
    post.tab.evaluate(() => [document.querySelector('#progress')!.textContent!, document.querySelector('#trouble')!.textContent!], null)
  for (const end = Date.now() + patience; ; await post.rest(50)) {
    const [progress, trouble] = await said()
    assert.equal(trouble, '')
    if (/[1-9][\d,]* sequences/.test(progress)) break
    assert.ok(Date.now() < end, `nothing is learned: ${progress}`)
  }
  await post.close()
})

test('nothing moves, attributes change the network, and what is wrong is named', oneEngine('the element and the frame are the same code in all'), async () => {
  const post = await posts.post(
    `${scriptOf(posts.lab)}${element('lab', 'task="counting" rung="gru" seed="3"')}${element('wrong', 'task="order" rung="gru" seed="x"')}`,
    {
      height: 1400,
    },
  )
  assert.deepEqual((await post.event('ready', 'lab'))['settings'], { task: 'counting', rung: 'gru', seed: 3 })
  await post.event('ready', 'wrong')
  const { events } = await post.record()
  assert.deepEqual(
    events
      .filter(({ on, event }) => on === 'wrong' && event === 'error')
      .map(({ detail }) => [detail['field'], detail['attribute'], detail['value'], detail['options']]),
    [
      ['rung', 'rung', 'gru', ['elman', 'lstm']],
      ['seed', 'seed', 'x', undefined],
    ],
  )
  await post.rest(300)
  const height = await post.tab.evaluate(() => document.querySelector('#lab')!.getBoundingClientRect().height, null)
  const { clientWidth } = await post.tab.evaluate(() => ({ clientWidth: document.querySelector('#lab')!.clientWidth }), null)
  // Lines of text differ between engines by parts of a pixel.
  assert.ok(Math.abs(height - exerciseHeight(clientWidth)) <= 1, `${exerciseHeight(clientWidth)} px were reserved, now it is ${height} px high`)
  await call(post, 'lab', 'play')
  await post.event('epoch', 'lab', patience)
  await call(post, 'lab', 'pause')

  // Another network begins with its own weights, and does not train by itself.
  await post.forget()
  await post.attribute('#lab', 'rung', 'elman')
  assert.deepEqual((await post.event('ready', 'lab'))['settings'], { task: 'counting', rung: 'elman', seed: 3 })
  await post.forget()
  await post.attribute('#lab', 'seed', '-1')
  assert.deepEqual([(await post.event('error', 'lab'))['attribute']], ['seed'])
  await post.attribute('#lab', 'seed', '4')
  await post.event('ready', 'lab')
  await call(post, 'lab', 'play')
  assert.equal((await post.event('epoch', 'lab', patience))['epoch'], 1)

  // Another task is another frame.
  await post.forget()
  await post.attribute('#lab', 'task', 'sine')
  assert.equal(((await post.event('ready', 'lab', patience))['settings'] as Record<string, unknown>)['task'], 'sine')
  await post.close()
})

test('a plain frame in Chinese on a phone shows all of itself, trains, and is to be looked into', oneEngine('the layout is the same in all'), async () => {
  const { frame } = exerciseSnippets({ task: 'grammar', rung: 'lstm', seed: 1 }, posts.lab, '文法')
  const post = await posts.post(frame.replace('&amp;rung', '&amp;lang=zh&amp;rung'), { width: 390, height: 900, touch: true, theme: '' })
  await post.enter()
  const until = async (what: string, is: () => Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + patience; !(await is()); await post.rest(50)) assert.ok(Date.now() < end, what)
  }
  const over = (): Promise<boolean> =>
    post.tab.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement
      return document.querySelector('#loss-plot svg') !== null && scrollHeight <= innerHeight && scrollWidth <= innerWidth
    }, null)
  await until('there is no picture, or something to scroll', over)
  assert.equal(await post.tab.evaluate(() => document.querySelector('#train')!.textContent, null), '训练')
  await post.tab.evaluate(() => document.querySelector<HTMLElement>('#train')!.click(), null)
  await until('it is not judged', () => post.tab.evaluate(() => /1,000 个字符串/.test(document.querySelector('#score')!.textContent!), null))
  assert.ok(await over())
  await post.tab.evaluate(() => document.querySelector<HTMLElement>('#inside > summary')!.click(), null)
  await until('there is nothing to see inside', () => post.tab.evaluate(() => document.querySelectorAll('#views td.allowed').length > 20, null))
  await post.close()
})
