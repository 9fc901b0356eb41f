// The whole configuration lives in the address; what is wrong with one is
// named to the reader and replaced.
// One engine is enough: links are read and written by the page's own code, which asks nothing of the engine.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultPreset } from './environment'
import { stand } from './stand'

const page = stand()

test('each bad value of a link is named with its range, and the defaults run', async () => {
  const bad = ['hidden=9999', 'optimizer=lion', 'epochs=2.5', 'seed=abc', 'learningRate=0', 'color=red', 'lang=xx', 'preset=best', 'batch=', 'batch=2']
  const lab = await page.open('#' + bad.join('&'))
  await lab.until('the notice', () => document.querySelectorAll('.notice li').length > 0, null)
  const lines = await lab.evaluate(() => [...document.querySelectorAll<HTMLElement>('.notice li')].map((on) => on.innerText))
  assert.equal(lines.length, bad.length, lines.join('\n'))
  for (const words of [
    ['Hidden units', '9999', '1 to 256'],
    ['Optimiser', 'lion', 'sgd'],
    ['Epochs', '2.5', 'whole number from 1 to 1000'],
    ['Seed', 'abc', '0 to 4294967295'],
    ['Learning rate', '= 0', '1e-6 to 10'],
    ['color', 'red', 'no such setting'],
    ['Language', 'xx', 'en'],
    ['Preset', 'best', ''],
    ['Batch', '', '1 to 100'],
    ['Batch', '2', 'more than once'],
  ])
    assert.ok(
      lines.some((line) => words.every((word) => line.includes(word))),
      `${words} in\n${lines.join('\n')}`,
    )
  await lab.shot('bad-link')

  await lab.untilEpoch(1)
  assert.equal(await lab.evaluate(() => location.hash), `#preset=${defaultPreset}`)
  await lab.tab.click('.notice button')
  assert.equal(await lab.visible('.notice'), false)
  await lab.close()
})

test('what a link holds is text and nothing else', async () => {
  const lab = await page.open('#' + encodeURIComponent('<img src=x onerror=alert(1)>') + '=' + encodeURIComponent('<b>x</b>') + '&%=%zz&hidden=8&epochs=2')
  await lab.until('the notice', () => document.querySelectorAll('.notice li').length > 0, null)
  assert.equal(await lab.evaluate(() => document.querySelectorAll('.notice img, .notice b').length), 0)
  assert.match(await lab.text('.notice'), /<img src=x/)
  await lab.untilDone()
  await lab.close()
})

test('a copied link is a reproducible run', async () => {
  const first = await page.open('#preset=weights&hidden=9&steps=20&truncate=0&optimizer=momentum&seed=7&epochs=4&batch=3&clip=norm&clipAt=2.5&activation=relu')
  const { hash: bits } = await first.untilDone()
  await first.tab.click('#copy-link')
  await first.until(
    'the link to be copied, or shown to be',
    () => !!document.querySelector('.notice textarea') || document.querySelector('#copy-link')!.textContent!.includes('copied'),
    null,
  )
  const link = await first.evaluate(() => document.querySelector<HTMLTextAreaElement>('.notice textarea')?.value ?? location.href)
  await first.close()

  const second = await page.open(new URL(link).hash)
  assert.equal((await second.untilDone()).hash, bits)
  await second.close()
})

test('following a link inside the page leaves an address that still opens the run', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2')
  await lab.untilDone()
  await lab.tab.click('a[href="#tutorial"]')
  await lab.until('the tutorial to be in view', () => document.querySelector('#tutorial')!.getBoundingClientRect().top < innerHeight, null)
  await lab.tour()
  const address = await lab.evaluate(() => location.href)
  await lab.tab.open('about:blank')
  await lab.tab.open(address)
  await lab.untilDone()
  assert.equal(await lab.visible('.notice'), false, await lab.text('#notices'))
  await lab.close()
})

test('another link opened over this one is taken', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2')
  await lab.untilDone()
  await lab.evaluate(() => void (location.hash = '#preset=weights&hidden=7&epochs=3'))
  await lab.until('the other run', () => document.querySelector('#epochs')!.textContent!.includes('3'), null)
  await lab.untilDone()
  await lab.close()
})
