// The last run survives a reload, can be discarded, and a browser that keeps
// nothing loses nothing else.
//
// Not with --quick: runs are long in it, so that a reload meets them on their way.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { engine, oneEngine } from './environment'
import { Host } from './host'
import { Lab } from './lab'
import { stand } from './stand'

const page = stand()
const untilKept = (lab: Lab): Promise<void> =>
  lab.until('the run to be kept', () => document.querySelector('#keeping')!.textContent!.includes('keeps the run'), null)
const untilBack = (lab: Lab): Promise<void> =>
  lab.until('the run to be back', () => document.querySelector('#kept-text')!.textContent!.includes('back from before'), null)

/** The page shows a kept run before it has a trainer for it, whose download a reload would cut off. */
const untilTrainer = (lab: Lab): Promise<void> => lab.until('the trainer', () => window.rnnlabProbe.runs.length > 0, null)

async function paused(lab: Lab, epoch: number): Promise<void> {
  await lab.clickAtEpoch('#play', epoch)
  await lab.until('the pause', () => document.querySelector('#time-left')!.textContent === 'Paused', null)
}

test('a run in training goes on after a reload, to the same bits', async (t) => {
  const LINK = '#preset=adam&hidden=64&epochs=100'
  const lab = await page.open(LINK)
  await lab.untilEpoch(3)
  await untilKept(lab)
  await lab.reload()
  await untilBack(lab)
  const [first] = (await lab.run()).notes
  t.diagnostic(`it came back at epoch ${first!.epoch}, update ${first!.update}`)
  assert.ok(first!.epoch > 0 || first!.update > 0, 'not from the start')
  assert.match(await lab.text('#kept'), /at epoch \d+ of 100, kept .*(ago|now)/)
  await lab.shot('kept-back')
  const resumed = await lab.untilDone()
  await lab.close()

  const other = await page.open(LINK)
  const whole = await other.untilDone()
  assert.deepEqual([resumed.train, resumed.validation, resumed.hash], [whole.train, whole.validation, whole.hash])
  await other.close()
})

test('a paused run is back where it stood, and can be discarded', async () => {
  const lab = await page.open('#preset=adam&hidden=64&epochs=90')
  await paused(lab, 4)
  await lab.tab.click('#step-update')
  const stood = await lab.resting()
  await untilKept(lab)
  await lab.reload()
  await untilBack(lab)
  assert.deepEqual(await lab.resting(), stood)
  assert.equal(await lab.text('#time-left'), 'Paused')

  const { number } = await lab.run()
  await lab.tab.click('#kept-actions button')
  await lab.until('a run from the start', (before) => window.rnnlabProbe.runs.at(-1)!.number > before, number)
  assert.equal(await lab.visible('#kept'), false)
  assert.deepEqual(await lab.resting(), { epoch: 0, update: 0 }, 'held, as the one before was')
  await lab.tab.click('#play')
  await lab.untilDone()
  await untilKept(lab)

  // From the panel too; then a reload has nothing to bring back.
  await lab.tab.click('#discard-kept')
  assert.match(await lab.text('#keeping'), /Nothing is kept/)
  await lab.show('#loss-chart') // where it is seen, a run starts by itself
  await lab.reload()
  // A browser goes back to where the reader was, and a run begins where it is seen.
  await lab.show('#loss-chart')
  await lab.untilDone()
  assert.equal((await lab.run()).notes[0]!.epoch, 0)
  assert.equal(await lab.visible('#kept'), false)
  await lab.close()
})

test('on another visit the page begins as always, and offers the run that was kept', oneEngine('a reload reads the same record in all of them'), async () => {
  const LINK = '#preset=adam&hidden=64&epochs=90&seed=3'
  const lab = await page.open(LINK)
  await paused(lab, 5)
  const stood = await lab.resting()
  await untilKept(lab)
  await lab.tab.open('about:blank')
  await lab.tab.open(page.host.address + '#preset=weights&hidden=6&epochs=2')
  await lab.until(
    'the offer',
    (words) => document.querySelector('#kept-text')!.textContent!.includes(words),
    `has kept a run of yours: epoch ${stood.epoch} of 90`,
  )
  const { number } = await lab.untilDone()
  await lab.shot('kept-offer')
  await lab.tab.click('#kept-actions button')
  await lab.until('the kept run', (before) => window.rnnlabProbe.runs.at(-1)!.number > before, number)
  assert.deepEqual(await lab.resting(), stood)
  assert.equal(await lab.evaluate(() => location.hash), LINK)
  await lab.close()
})

test('nothing moves for a reader who comes back, on a screen of any width', oneEngine('how much moves no other of these engines tells'), async (t) => {
  const lab = await page.open('#preset=adam&hidden=64&epochs=90&seed=3')
  await paused(lab, 5)
  await untilKept(lab)
  for (const [width, height, language] of [
    [320, 640, 'en'],
    [320, 640, 'zh'],
    [360, 740, 'zh'],
    [768, 1024, 'en'],
    [1024, 768, 'zh'],
    [1280, 800, 'en'],
    [1280, 800, 'zh'],
    [1920, 1080, 'en'],
  ] as const) {
    await lab.tab.resize(width, height)
    await lab.tab.open('about:blank')
    await lab.tab.open(`${page.host.address}${language === 'zh' ? 'zh/' : ''}#preset=weights&hidden=6&pace=step`)
    await lab.until('the strip', () => !document.querySelector<HTMLElement>('#kept')!.hidden, null)
    await untilTrainer(lab)
    await lab.frames(6)
    const { shifts, measured } = await lab.shifts()
    const where = `${width} px, ${language}`
    if (!measured) t.diagnostic('this engine measures no layout shifts')
    const sum = shifts.reduce((total, { value }) => total + value, 0)
    assert.ok(sum <= 0.01, `${where}: layout shift ${sum}: ${shifts.flatMap(({ moved }) => moved).join(', ')}`)
    if (width === 320 || width === 1280) await lab.shot(`kept-${language}-${width}`)
  }
  await lab.close()
})

test('where the browser refuses storage the page says so and does all the rest', oneEngine('it is made to refuse by the test'), async () => {
  const refuse = `Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('refused', 'SecurityError') } });`
  const host = await Host.start({
    policy: true,
    probe: true,
    alter: (name, content) => (/main\.js$/.test(name) ? Buffer.concat([Buffer.from(refuse), content]) : content),
  })
  const lab = await Lab.open(page.browser, `${host.address}#preset=adam&hidden=8&epochs=3`)
  await lab.until('the end', () => document.querySelector<HTMLElement>('#play')!.dataset['state'] === 'ended', null)
  await lab.until('the note', () => document.querySelector('#keeping')!.textContent!.includes('keeps nothing for this page'), null)
  assert.equal(await lab.visible('#discard-kept'), false)
  assert.equal(await lab.visible('#kept'), false)
  await lab.close()
  await host.close()
})

test('a run that has ended is back at its end, however soon the page goes', async () => {
  for (const seed of engine === 'Chromium' ? [3, 4, 5, 6] : [3, 4]) {
    const lab = await page.open(`#preset=adam&hidden=8&epochs=120&seed=${seed}`)
    await lab.reload('ended')
    await untilBack(lab)
    assert.deepEqual(await lab.resting(), { epoch: 120, update: 0 }, `seed ${seed}`)
    await lab.close()
  }
})

test(
  'a run in training is still in training after two reloads, the second before anybody has seen it',
  oneEngine('a reload on the way is in all of them, above'),
  async () => {
    const lab = await page.open('#preset=adam&hidden=64&epochs=400')
    await lab.untilEpoch(3)
    await untilKept(lab)
    await lab.show('.footer') // below the lab, whose epochs are in view all along it
    await lab.untilFindings()
    for (let i = 0; i < 2; i++) {
      await lab.reload()
      await untilBack(lab)
      await untilKept(lab)
      await untilTrainer(lab)
      await lab.untilFindings()
      assert.equal(await lab.attribute('#play', 'data-state'), 'waiting', 'nobody sees it')
    }
    await lab.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
    await lab.untilState('running')
    // One that the reader holds is held after a reload.
    await lab.tab.click('#play')
    await lab.until('the pause', () => document.querySelector('#time-left')!.textContent === 'Paused', null)
    await lab.reload()
    await untilBack(lab)
    await untilTrainer(lab)
    await lab.frames(30)
    assert.equal(await lab.text('#time-left'), 'Paused')
    await lab.close()
  },
)

test('each tab has its own run', async () => {
  const LINK = '#preset=adam&hidden=64&epochs=90&seed=6'
  const lab = await page.open(LINK)
  await paused(lab, 5)
  const stood = await lab.resting()
  await untilKept(lab)
  const OTHER = '#preset=weights&hidden=6&epochs=2'
  // By the reader's own click: a page that opens tabs by itself is stopped.
  await lab.evaluate((address) => {
    document.querySelector('h1')!.addEventListener('click', () => Object.assign(window, { other: open(address) }), { once: true })
  }, page.host.address + OTHER)
  await lab.tab.click('h1')
  await lab.until(
    'the run of the other tab to be kept',
    () => {
      const { document: other } = (window as unknown as { other: Window | null }).other ?? {}
      return other?.querySelector('#keeping')?.textContent?.includes('keeps the run') && other.querySelector<HTMLElement>('#play')?.dataset['state'] === 'ended'
    },
    null,
  )
  await lab.evaluate(() => (window as unknown as { other: Window }).other.close())
  await lab.reload()
  await untilBack(lab)
  assert.deepEqual(await lab.resting(), stood)
  assert.equal(await lab.evaluate(() => location.hash), LINK)
  await lab.close()
})

test('a run that a page of before kept in the one place there was is still offered, and opens', oneEngine('the record is written by the test'), async () => {
  const LINK = '#preset=adam&hidden=64&epochs=90&seed=8'
  const lab = await page.open(LINK)
  await paused(lab, 5)
  const stood = await lab.resting()
  await untilKept(lab)
  await lab.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('rnnlab', 1)
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const store = database.transaction('runs', 'readwrite').objectStore('runs')
    await new Promise((resolve) => {
      store.get(sessionStorage.getItem('rnnlab.tab')!).onsuccess = ({ target }) => {
        const kept = (target as IDBRequest).result
        store.clear()
        store.put(kept, 'last').onsuccess = resolve
      }
    })
    database.close()
    sessionStorage.clear()
  })
  await lab.tab.open('about:blank')
  await lab.tab.open(page.host.address + '#preset=weights&hidden=6&epochs=2')
  await lab.until('the offer', () => document.querySelector('#kept-text')!.textContent!.includes('has kept a run of yours'), null)
  const { number } = await lab.untilDone()
  await lab.tab.click('#kept-actions button')
  await lab.until('the kept run', (before) => window.rnnlabProbe.runs.at(-1)!.number > before, number)
  assert.deepEqual(await lab.resting(), stood)
  await lab.close()
})

test('a clock that is put back keeps no run from being kept', oneEngine('the clock is put back by the test'), async () => {
  const clock = `const now = Date.now; let back = 0; addEventListener('clock-back', () => (back = 3600e3)); Date.now = () => now() - back;`
  const host = await Host.start({
    policy: true,
    probe: true,
    alter: (name, content) => (/main\.js$/.test(name) ? Buffer.concat([Buffer.from(clock), content]) : content),
  })
  const lab = await Lab.open(page.browser, `${host.address}#preset=adam&hidden=64&epochs=400`)
  await lab.untilEpoch(2)
  await untilKept(lab)
  await lab.evaluate(() => void dispatchEvent(new Event('clock-back')))
  await paused(lab, 60)
  const stood = await lab.resting()
  await lab.reload()
  await untilBack(lab)
  assert.deepEqual(await lab.resting(), stood)
  await lab.close()
  await host.close()
})
