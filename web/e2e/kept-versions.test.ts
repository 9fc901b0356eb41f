// A kept run of another version: one of before goes on to the bits of its own
// day; one that this page cannot open is not lost, and the reader is told why.
//
// One engine is enough: what is kept is read by the page's own code; that it is kept, kept asserts in all of them.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { dist } from './environment'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand()
const OTHER = '#preset=weights&hidden=6&epochs=2'

/** A saved run of version 1, and what the trainer that wrote it came to. */
const folder = path.join(dist, '../rnn/testdata/v1')
const { config, then } = (JSON.parse(readFileSync(path.join(folder, 'runs.json'), 'utf8')) as Old[]).find(({ file }) => file === 'adam.rnn')!
const file = readFileSync(path.join(folder, 'adam.rnn'))
interface Old {
  file: string
  config: { hidden: string }
  then: { hash: string; train: number[]; validation: number[] }
}

/** Puts a run where pages kept theirs before each tab had a place, in a record of that day, and visits the page anew. */
async function keep(lab: Lab, bytes: Uint8Array): Promise<void> {
  await lab.evaluate(
    async (given) => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        indexedDB.open('rnnlab', 1).onsuccess = ({ target }) => resolve((target as IDBOpenDBRequest).result)
      })
      const store = database.transaction('runs', 'readwrite').objectStore('runs')
      store.clear()
      const address = '#preset=adam&hidden=3&steps=6&truncate=3&epochs=5'
      await new Promise((resolve) => {
        store.put({ file: Uint8Array.from(given), address, epoch: 2, epochs: 5, running: false, at: Date.now() }, 'last').onsuccess = resolve
      })
      database.close()
      sessionStorage.clear()
    },
    [...bytes],
  )
  await lab.tab.open('about:blank')
  await lab.tab.open(page.host.address + OTHER)
  await lab.until('the offer', () => document.querySelector('#kept-text')!.textContent!.includes('has kept a run of yours: epoch 2 of 5'), null)
}

const kept = (lab: Lab): Promise<number[][]> =>
  lab.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      indexedDB.open('rnnlab', 1).onsuccess = ({ target }) => resolve((target as IDBOpenDBRequest).result)
    })
    const all = await new Promise<{ file?: Uint8Array }[]>((resolve) => {
      database.transaction('runs').objectStore('runs').getAll().onsuccess = ({ target }) => resolve((target as IDBRequest).result)
    })
    database.close()
    return all.flatMap(({ file }) => (file ? [[...file]] : []))
  })

test('a run that version 1 kept is offered and goes on to the bits of its day', async () => {
  const lab = await page.open(OTHER)
  await lab.untilDone()
  await keep(lab, file)
  const { number } = await lab.untilDone()
  await lab.tab.click('#kept-actions button')
  await lab.until('the kept run', (before) => window.rnnlabProbe.runs.at(-1)!.number > before, number)
  assert.deepEqual(await lab.resting(), { epoch: 2, update: 41 })
  assert.match(await lab.evaluate(() => location.hash), new RegExp(`hidden=${config.hidden}&`))
  await lab.tab.click('#play')
  const { train, validation, hash } = await lab.untilDone()
  assert.deepEqual([train, validation, hash], [then.train, then.validation, then.hash])
  await lab.close()
})

test('one of a later version is kept for the page that can open it, and can be saved; a broken one is gone', async () => {
  const lab = await page.open(OTHER)
  await lab.untilDone()
  for (const [name, at, says, stays] of [
    ['later', 8, 'A newer rnnlab has saved it', true],
    ['damaged', 100, 'It is damaged', false],
  ] as const) {
    const bytes = Uint8Array.from(file)
    bytes[at] = 77
    await keep(lab, bytes)
    await lab.untilDone()
    await lab.tab.click('#kept-actions button')
    await lab.until('the reason', (words) => document.querySelector('#kept-text')!.textContent!.includes(words), says)
    await lab.shot(`kept-${name}`)
    assert.equal(
      (await kept(lab)).some((found) => found.length === bytes.length && found[at] === 77),
      stays,
      name,
    )
    assert.match(await lab.text('#kept-actions'), /Save it as a file.*Discard it/s)
  }
  await lab.close()
})
