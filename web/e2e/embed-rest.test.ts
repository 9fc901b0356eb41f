// Embeds that nobody sees end their trainer, and take it up again as if
// nothing had been; and a post full of them has few at once.
//
// Not with --quick: there are many runs in it, some of them slow.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch, oneEngine } from './environment'
import { Host } from './host'
import { Post, scriptOf } from './post'
import type { Browser } from './tab'

/** Long enough that it is scrolled away from, and no longer than a test can wait for. */
const RUN = 'preset="weights" hidden-units="48" epochs="60"'
const MOST = 3

/** In each frame, before anything else: tells the post of each worker that begins and ends. */
function count(): void {
  const tell = (workers: number): void => parent.postMessage({ workers }, '*')
  self.Worker = class extends Worker {
    constructor(address: string | URL) {
      super(address)
      tell(1)
    }
    override terminate(): void {
      super.terminate()
      tell(-1)
    }
  }
}

let browser: Browser
let host: Host
let lab: string

before(async () => {
  host = await Host.start({
    policy: true,
    shared: true,
    alter: (name, content) => (name === 'assets/policy.js' ? Buffer.concat([Buffer.from(`(${count})();`), content]) : content),
  })
  lab = host.address.replace('127.0.0.1', 'localhost')
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await host?.close()
})

/** How many workers there were, from each one's beginning or end to the next. */
async function workers(post: Post): Promise<number[]> {
  const { messages } = await post.record()
  const changes = messages.map(({ data }) => (data as { workers?: number }).workers ?? 0).filter((change) => change !== 0)
  return changes.reduce<number[]>((counts, change) => [...counts, (counts.at(-1) ?? 0) + change], [])
}

async function untilWorkers(post: Post, wanted: number): Promise<void> {
  for (const end = Date.now() + 30_000; (await workers(post)).at(-1) !== wanted; await post.rest(50))
    assert.ok(Date.now() < end, `waited in vain for ${wanted} workers: ${await workers(post)}`)
}

const element = (attributes: string, id: string): string => `<rnn-lab id="${id}" ${attributes}></rnn-lab>`
const epochsOf = (events: { event: string; detail: Record<string, unknown> }[]): unknown[] =>
  events.filter(({ event }) => event === 'epoch').map(({ detail }) => detail['epoch'])

test(
  'a run that was scrolled away from goes on later, to the bits of one that was not, and its events are the same',
  oneEngine('that an embed rests out of view the frames below show in all of them'),
  async () => {
    const unbroken = await Post.open(browser, lab, scriptOf(lab) + element(RUN, 'lab'), { height: 900 })
    const { hash } = await unbroken.event('done')
    await unbroken.close()

    const post = await Post.open(browser, lab, `${scriptOf(lab)}${element(RUN, 'lab')}<div class="far"></div>`, { height: 900 })
    await post.event('epoch')
    await post.scrollTo(100_000)
    await untilWorkers(post, 0)
    const rested = epochsOf((await post.record()).events)
    assert.ok(rested.length < 60, 'it had not come to its end')
    await post.rest(500)
    assert.deepEqual(epochsOf((await post.record()).events), rested, 'nothing happens meanwhile')

    await post.scrollTo(0)
    const done = await post.event('done')
    const { events } = await post.record()
    assert.equal(done['hash'], hash)
    assert.equal(done['altered'], false)
    assert.equal(events.filter(({ event }) => event === 'ready').length, 1, 'it is the same run')
    assert.deepEqual(
      epochsOf(events),
      Array.from({ length: 60 }, (_, epoch) => epoch + 1),
      'each epoch is told once',
    )

    // One that has ended rests too, and is there for whoever asks.
    await post.scrollTo(100_000)
    await untilWorkers(post, 0)
    await post.forget()
    await post.tab.evaluate(() => (document.querySelector('rnn-lab') as unknown as { reset(): void }).reset(), null)
    await post.event('ready')
    await untilWorkers(post, 0)
    assert.deepEqual(
      (await post.record()).events.map(({ event }) => event),
      ['ready'],
    )
    await post.scrollTo(0)
    await post.tab.evaluate(() => (document.querySelector('rnn-lab') as unknown as { play(): void }).play(), null)
    assert.equal((await post.event('done'))['hash'], hash)
    await post.close()
  },
)

test('what was changed before it rested is not forgotten', oneEngine("the turns are the page's own"), async () => {
  const post = await Post.open(browser, lab, `${scriptOf(lab)}${element(`${RUN} pace="slow"`, 'lab')}<div class="far"></div>`, { height: 900 })
  await post.event('epoch')
  await post.attribute('rnn-lab', 'lr', '0.02')
  await post.scrollTo(100_000)
  await untilWorkers(post, 0)
  await post.forget()
  await post.scrollTo(0)
  await post.event('epoch')
  const after = (await post.record()).events.length
  await post.rest(1500)
  // A slow run makes about one epoch a second.
  assert.ok((await post.record()).events.length - after <= 3, 'it keeps its pace')
  await post.attribute('rnn-lab', 'pace', 'full')
  assert.equal((await post.event('done'))['altered'], true)
  await post.close()
})

test(
  'twenty embeds, scrolled through: no more than three trainers at any time, and none when all are out of sight',
  oneEngine('fewer take their turns in all of them'),
  async (t) => {
    const twenty = Array.from({ length: 20 }, (_, i) => element(`preset="weights" pace="slow" seed="${i}"`, `lab${i}`))
    const post = await Post.open(browser, lab, `${scriptOf(lab)}${twenty.join('')}<div class="far"></div>`, { height: 900 })
    await post.event('epoch', 'lab0')
    assert.ok((await workers(post)).length <= MOST, 'what is below the window starts nothing')
    const bottom = await post.tab.evaluate(() => document.querySelector('.far')!.getBoundingClientRect().top + scrollY, null)
    for (let y = 0; y < bottom; y += 320) {
      await post.scrollTo(y)
      await post.rest(300)
    }
    await post.event('epoch', 'lab19')
    await post.scrollTo(100_000)
    await untilWorkers(post, 0)
    const counts = await workers(post)
    t.diagnostic(`${counts.filter((now, i) => now > (counts[i - 1] ?? 0)).length} starts, at most ${Math.max(...counts)} at once`)
    assert.ok(Math.max(...counts) <= MOST, counts.join(' '))
    await post.close()
  },
)

test('small embeds, more of them in view than may train at once, all come to their end', async () => {
  const small = Array.from({ length: 6 }, (_, i) => element(`preset="adam" hidden-units="8" epochs="20" charts="none" controls="none" seed="${i}"`, `lab${i}`))
  const post = await Post.open(browser, lab, scriptOf(lab) + small.join(''), { height: 900 })
  for (let i = 0; i < 6; i++) await post.event('done', `lab${i}`)
  const counts = await workers(post)
  assert.ok(Math.max(...counts) <= MOST, counts.join(' '))
  await post.close()
})

test('plain frames, in a sandbox or not, rest when they are scrolled past, and go on to the same bits', async () => {
  const settings = 'preset=weights&hidden=48&epochs=60'
  const frame = (sandbox: string): string =>
    `<iframe ${sandbox} src="${lab}embed.html#${settings}" width="700" height="474" title="rnnlab" loading="lazy"></iframe>`
  const post = await Post.open(browser, lab, `${frame('')}${frame('sandbox="allow-scripts"')}<div class="far"></div>`, { height: 1100 })
  const told = (name: string) => (record: Awaited<ReturnType<Post['record']>>) =>
    ['null', new URL(lab).origin].every((origin) => record.messages.some((message) => message.origin === origin && message.data?.event === name))
  await post.until('both to train', told('epoch'))
  await post.scrollTo(100_000)
  await untilWorkers(post, 0)
  assert.ok(!told('done')(await post.record()), 'they had not come to their end')
  await post.scrollTo(0)
  const { messages } = await post.until('both ends', told('done'))
  const hashes = messages.filter(({ data }) => data?.event === 'done').map(({ data }) => data.detail!['hash'])
  assert.equal(new Set(hashes).size, 1, hashes.join(' '))
  assert.equal(messages.filter(({ data }) => data?.event === 'ready').length, 2)
  await post.close()
})
