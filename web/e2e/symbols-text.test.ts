// A text of the reader's own on the page of symbols: given, learned, read letter by letter and written.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEngine } from './environment'
import type { Lab } from './lab'
import { handedOut } from './numbers-page'
import { stand } from './stand'

const page = stand()

/** Verses of the eighth century, over and over: long enough to be learned, and short enough to be tried. */
const VERSES = '春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n白日依山尽，黄河入海流。\n欲穷千里目，更上一层楼。\n'.repeat(40)

/** What a reader types, at once. */
async function give(lab: Lab, text: string): Promise<void> {
  await lab.evaluate((text) => {
    document.querySelector<HTMLDetailsElement>('.symbols-own')!.open = true
    document.querySelector<HTMLTextAreaElement>('#own-text')!.value = text
  }, text)
  await lab.tab.click('#own-learn')
}

const drop = (lab: Lab, name: string, bytes: Buffer): Promise<void> =>
  lab.evaluate(
    ({ name, base64 }) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name))
      document.querySelector('.topbar')!.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    { name, base64: bytes.toString('base64') },
  )

const openPost = (lab: Lab): Promise<void> =>
  lab.evaluate(() => {
    document.querySelector<HTMLDetailsElement>('#post')!.open = true
    return new Promise((resolve) => setTimeout(resolve, 100))
  })

test('a text in Chinese is learned: its letters are shaded, what is expected is shown, and it writes', async (t) => {
  const lab = await page.open('zh/symbols/#task=text&rung=elman')
  await lab.until('the text that comes with the page', () => document.querySelectorAll('.symbols-next tr').length === 9, null)
  await give(lab, VERSES)
  await lab.until('the own text', () => !document.querySelector<HTMLElement>('.symbols-own-is')!.hidden, null)
  assert.match(await lab.text('.symbols-own-is'), new RegExp(`共 ${VERSES.length.toLocaleString('en')} 个字，其中不同的有 ${new Set(VERSES).size} 个`))
  await lab.until('its passage', () => /[春夜白欲]/.test(document.querySelector('.symbols-passage')!.textContent!), null)
  await lab.until('a sample before it has learned', () => document.querySelectorAll('.symbols-samples li').length === 1, null)
  await lab.tab.click('#train')
  await lab.until('the end', () => document.querySelector('#train')!.textContent === '重新训练', null)
  await lab.until('a sample of what it has learned', () => document.querySelectorAll('.symbols-samples li').length > 1, null)
  t.diagnostic(`${await lab.text('#standing')} ${await lab.text('.symbols-samples li')}`)
  await lab.until(
    'shades',
    () => document.querySelectorAll('.symbols-passage .under').length + document.querySelectorAll('.symbols-passage .over').length > 40,
    null,
  )
  assert.match(await lab.text('.symbols-readout'), /的概率是 .*%/)
  assert.equal(await lab.evaluate(() => document.querySelectorAll('.symbols-next tr.comes').length), 1)
  await lab.until('its past', () => document.querySelector('.symbols-view-text .symbols-plot path')!.getAttribute('d')!.includes('L'), null)
  // The letter that is picked is another with the keys.
  await lab.evaluate(() => document.querySelector<HTMLElement>('.symbols-passage')!.focus())
  const before = Number(await lab.attribute('.symbols-passage', 'aria-valuenow'))
  await lab.tab.press('ArrowRight')
  await lab.until('the next letter', (before) => Number(document.querySelector('.symbols-passage')!.getAttribute('aria-valuenow')) === before + 1, before)
  // It stays picked when the network is made anew.
  await lab.tab.click('#reset')
  await lab.until('the reset', () => /第 0 轮/.test(document.querySelector('#progress')!.textContent!), null)
  await lab.until('its strip', () => document.querySelectorAll('.symbols-next tr').length === 9, null)
  assert.equal(Number(await lab.attribute('.symbols-passage', 'aria-valuenow')), before + 1)
  // The same network, the same text.
  const link = await lab.evaluate(() => location.hash)
  assert.match(link, /^#task=text&rung=elman&seed=1&own=[0-9a-f]{8}$/)
  assert.equal(await lab.text('#trouble'), '')
  await lab.close()
})

test('counting stands beside the networks and writes from the same beginning', oneEngine('counting is Go’s own'), async () => {
  const lab = await page.open('symbols/#task=text&rung=elman')
  await lab.until('what counting writes', () => /\S/.test(document.querySelector('.symbols-counted p')?.textContent ?? ''), null)
  assert.match(await lab.text('.symbols-rule'), /Counts of 5 letters\s*1\.52 nats/)
  assert.equal(await lab.evaluate(() => document.querySelectorAll('button.symbols-rule').length), 0, 'there is nothing to train')
  const first = await lab.text('.symbols-counted p')
  await lab.enter('#text-start', 'Light')
  await lab.tab.click('#text-write')
  await lab.until('another text of it', (first) => document.querySelector('.symbols-counted p')!.textContent !== first, first)
  assert.match(await lab.text('.symbols-counted p'), /^Light/)
  await lab.close()
})

test('what cannot be learned is refused by what is wrong with it, and stays where it was typed', oneEngine('the page alone counts'), async () => {
  const lab = await page.open('symbols/#task=text&rung=elman')
  await lab.until('the text that comes with the page', () => document.querySelectorAll('.symbols-next tr').length === 9, null)
  for (const [text, said] of [
    ['To be', /too short: it has 5 letters\. From 1,000 letters/],
    ['a'.repeat(1000), /one letter over and over, 1,000 times/],
    ['ab'.repeat(1_048_577), /too long: 2,097,154 bytes\. Up to 2,097,152 bytes/],
  ] as const) {
    await give(lab, text)
    assert.match(await lab.text('#own-problem'), said)
    assert.equal(await lab.evaluate(() => document.querySelector<HTMLTextAreaElement>('#own-text')!.value.length), text.length)
  }
  // As short as may be it is learned, judged and read.
  await give(lab, VERSES.slice(0, 1000))
  await lab.until('the short text', () => !document.querySelector<HTMLElement>('.symbols-own-is')!.hidden, null)
  await lab.tab.click('#train')
  await lab.until('its end', () => document.querySelector('#train')!.textContent === 'Train again', null)
  assert.match(await lab.text('#score'), /On the last twentieth of the text.* nats a letter/)
  await lab.until('its passage', () => /[春夜白欲]/.test(document.querySelector('.symbols-passage')!.textContent!), null)
  assert.equal(await lab.text('#trouble'), '')
  await drop(lab, 'cat.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
  await lab.until('what is wrong', () => document.querySelector('#trouble')!.textContent !== '', null)
  assert.match(await lab.text('#trouble'), /cat\.png is neither a saved run nor a text/)
  await drop(lab, 'verses.txt', Buffer.from(`\ufeff${VERSES}`, 'utf16le'))
  await lab.until(
    'the own text',
    (letters) => document.querySelector('.symbols-own-is')!.textContent!.includes(`${letters} letters`),
    VERSES.length.toLocaleString('en'),
  )
  await openPost(lab)
  assert.match(await lab.text('[data-snippet="element"]'), /<rnn-lab task="text" src="verses\.txt" rung="elman" style=/)
  assert.match(await lab.text('#post-snippets p'), /with verses\.txt beside it/)
  assert.equal(await lab.evaluate(() => document.querySelector('#save-text')), null, 'there is a file already')
  // What the text does not have nobody can begin with.
  await lab.evaluate(() => void (document.querySelector<HTMLInputElement>('#text-start')!.value = 'Ab'))
  await lab.tab.click('#text-write')
  await lab.until('what is missing', () => document.querySelector('#text-problem')!.textContent !== '', null)
  assert.match(await lab.text('#text-problem'), /does not have “A”, “b”/)
  await lab.close()
})

test('a link of an own text asks for it, and then says whether the same came of it', oneEngine('bits are the same in all, as same-bits asserts'), async () => {
  const lab = await page.open('symbols/#task=text&rung=elman&seed=7')
  await lab.until('the text that comes with the page', () => document.querySelectorAll('.symbols-next tr').length === 9, null)
  await give(lab, VERSES)
  await lab.until('the own text', () => location.hash.includes('own='), null)
  await lab.tab.click('#train')
  await lab.until('the end', () => document.querySelector('#train')!.textContent === 'Train again', null)
  const hash = await lab.evaluate(() => {
    // A browser without a clipboard puts the link in the address.
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } })
    document.querySelector<HTMLElement>('#copy-link')!.click()
    return new Promise<string>((resolve) => setTimeout(() => resolve(location.hash), 200))
  })
  assert.match(hash, /&own=[0-9a-f]{8}&train=yes&bits=[0-9a-f]{16}$/)
  assert.match(await lab.text('#kept'), /Your text is not in it/)
  const { content } = await handedOut(lab, '#save-run')
  // For a post it is put beside it, in a file that there was none of.
  await openPost(lab)
  assert.match(await lab.text('[data-snippet="element"]'), /<rnn-lab task="text" src="text\.txt" rung="elman" seed="7" style=/)
  assert.doesNotMatch(await lab.text('[data-snippet="frame"]'), /src=".*(own|text\.txt)/)
  const file = await handedOut(lab, '#save-text')
  assert.deepEqual([file.name, file.content.toString()], ['text.txt', VERSES])
  // Somebody else's browser does not have the text.
  await lab.evaluate(() => sessionStorage.clear())
  await lab.tab.open('about:blank')
  await lab.tab.open(`${page.host.address}symbols/${hash}`)
  await lab.until('the question for the text', () => /not in the link/.test(document.querySelector('#own-problem')?.textContent ?? ''), null)
  assert.equal(await lab.evaluate(() => location.hash), hash, 'it is asked for again after a reload')
  await give(lab, VERSES)
  await lab.until('the comparison', () => /^It came out/.test(document.querySelector('#claim')!.textContent!), null)
  assert.match(await lab.text('#claim'), /just as it did for the author/)

  assert.match(await lab.text('#exercise-from'), /your own text/i)
  // A saved run has its text in it, and from there the page goes back to its own.
  await lab.tab.open('about:blank')
  await lab.tab.open(`${page.host.address}symbols/#task=grammar`)
  await lab.until('an exercise', () => !document.querySelector<HTMLElement>('#attempt')!.hidden, null)
  await drop(lab, 'verses.rnn', content)
  await lab.until('the own text', () => document.querySelector<HTMLElement>('.symbols-own-is')?.hidden === false, null)
  assert.match(await lab.text('#standing'), /nats a letter/)
  await lab.evaluate(() => void (document.querySelector<HTMLDetailsElement>('.symbols-own')!.open = true))
  await lab.tab.click('.symbols-own button.quiet')
  await lab.until('Opticks', () => document.querySelector<HTMLElement>('.symbols-own-is')!.hidden && !location.hash.includes('own='), null)
  await lab.close()
})

test('the lab and the page of numbers lead on with a text, which comes along', oneEngine('the pages alone hand it over'), async () => {
  const text = Buffer.from(VERSES)
  const lab = await page.open('zh/#preset=adam&hidden=4&epochs=2')
  await lab.untilDone()
  assert.match(await lab.give('verses.txt', text), /是一段文字/)
  await lab.tab.click('.files-way')
  await lab.until('the own text', () => document.querySelector<HTMLElement>('.symbols-own-is')?.hidden === false, null)
  assert.match(await lab.text('.symbols-own-is'), new RegExp(`共 ${VERSES.length.toLocaleString('en')} 个字`))

  await lab.tab.open(`${page.host.address}numbers/`)
  await drop(lab, 'verses.txt', text)
  await lab.until('the way', () => document.querySelector('#trouble a') !== null, null)
  await lab.tab.click('#trouble a')
  await lab.until('the own text', () => document.querySelector<HTMLElement>('.symbols-own-is')?.hidden === false, null)
  assert.match(await lab.text('.symbols-own-is'), new RegExp(`${VERSES.length.toLocaleString('en')} letters`))

  // One that is too short is said to be so there, and the page has its own.
  await lab.tab.open(`${page.host.address}numbers/`)
  await drop(lab, 'line.txt', Buffer.from('Shall I compare thee to a summer’s day?'))
  await lab.until('the way', () => document.querySelector('#trouble a') !== null, null)
  await lab.tab.click('#trouble a')
  await lab.until('why not', () => /too short/.test(document.querySelector('#trouble:not([hidden])')?.textContent ?? ''), null)
  await lab.until('the text that comes with the page', () => document.querySelectorAll('.symbols-next tr').length === 9, null)
  await lab.close()
})
