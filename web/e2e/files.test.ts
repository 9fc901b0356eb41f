// A run as a file: saved, opened, refused; and what other programs read of it.
//
// Not with --quick: there is a run in it for each kind of cell.

import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { oneEngine } from './environment'
import { forward } from './numpy-forward'
import { stand } from './stand'

const page = stand()

/** Both precisions, and every kind of cell. */
const RUNS = [
  '#preset=adam&hidden=24&epochs=8',
  '#preset=printed&hidden=20&epochs=6',
  '#preset=adam&cell=lstm&layers=2&hidden=8&optimizer=rmsprop&epochs=5',
  '#preset=adam&cell=gru&hidden=10&batch=7&epochs=6&patience=5',
]

for (const link of RUNS) {
  const once = link === RUNS[0] ? {} : oneEngine('files are the same bytes in all, and so are the bits of each cell, as same-bits asserts')
  test(`saved in the middle of an epoch and opened on another page, it ends in the same bits: ${link}`, once, async () => {
    const lab = await page.open(link)
    const whole = await lab.untilDone()
    await lab.tab.click('#reset')
    await lab.untilState('waiting')
    await lab.tab.click('#step-epoch')
    await lab.resting()
    await lab.tab.click('#step-update')
    await lab.tab.click('#step-update')
    const saved = await lab.resting()
    assert.ok(saved.epoch === 1 && saved.update > 0, JSON.stringify(saved))
    const { name, content } = await lab.download('#save-run')
    assert.match(name, /^rnnlab-\w+-seed0-epoch1\.rnn$/)

    await lab.tab.open('about:blank')
    await lab.tab.open(page.host.address + '#preset=weights&hidden=6&epochs=2')
    const other = await lab.untilDone()
    assert.match(await lab.give(name, content, link === RUNS[0] ? 'drop' : 'choose'), /is open/)
    await lab.until('the opened run', (before) => window.rnnlabProbe.runs.at(-1)!.number > before, other.number)
    assert.deepEqual(await lab.resting(), saved)
    assert.equal(await lab.text('#time-left'), 'Paused')
    assert.deepEqual((await lab.run()).validation, whole.validation.slice(0, 2), 'its losses so far')
    assert.equal(await lab.evaluate(() => location.hash), link, 'the address is that of its settings')

    await lab.tab.click('#play')
    const resumed = await lab.untilDone()
    assert.deepEqual([resumed.train, resumed.validation, resumed.hash], [whole.train, whole.validation, whole.hash])
    await lab.close()
  })
}

test('a file that cannot be opened is named, and the run in training neither stops nor changes', oneEngine('files are read by the page alone'), async () => {
  const lab = await page.open('#preset=adam&hidden=32&epochs=120')
  const whole = await lab.untilDone()
  const { content } = await lab.download('#save-run')
  const changed = (at: number, to: number): Buffer => {
    const copy = Buffer.from(content)
    copy[at] = to
    return copy
  }
  await lab.tab.click('#reset')
  // Eight seconds of it, however fast the machine is.
  await lab.choose('#pace', 'watch')
  await lab.tab.click('#play')
  await lab.untilState('running')
  const before = await lab.run()
  for (const [name, bad, words] of [
    ['cat.png', Buffer.from('\x89PNG\r\n\x1a\n'), /not a run that rnnlab has saved/],
    ['empty.rnn', Buffer.alloc(0), /not a run that rnnlab has saved/],
    ['prices.csv', Buffer.from('Date,Close\n2026-01-02,20.32\n2026-01-03,21.79\n'), /These are numbers\. They have a page of their own/],
    ['sonnet.txt', Buffer.from('Shall I compare thee to a summer’s day?'), /It is a text\. The page “Text, grammar” learns texts/],
    ['weights.npz', Buffer.from('PK\x03\x04'), /archive/],
    ['half.rnn', content.subarray(0, content.length / 2), /cut off/],
    ['more.rnn', Buffer.concat([content, Buffer.of(0)]), /cut off, or something was added/],
    ['scratched.rnn', changed(content.length - 40, content[content.length - 40]! ^ 4), /damaged.*checksum/],
    ['tomorrow.rnn', changed(8, 3), /newer rnnlab.*version 3/],
  ] as const) {
    const said = await lab.give(name, bad)
    if (name === 'cat.png') assert.equal(await lab.attribute('#play', 'data-state'), 'running', 'the run is in training')
    assert.match(said, words)
    assert.ok(said.startsWith(`${name} was not opened.`), said)
    const way = await lab.evaluate(() => document.querySelector<HTMLAnchorElement>('.files-way:not([hidden])')?.href)
    if (name === 'sonnet.txt') assert.match(String(way), /\/symbols\/#task=text&own=[0-9a-f]{8}$/)
    else assert.equal(way ?? null, null, name)
  }
  assert.equal((await lab.run()).number, before.number, 'it is still the same run')
  await lab.shot('file-refused')
  const after = await lab.untilDone()
  assert.deepEqual([after.number, after.train, after.validation, after.hash], [before.number, whole.train, whole.validation, whole.hash])
  // What the page itself has gathered, not only what it was sent.
  const { content: csv } = await lab.download('#save-losses')
  const rows = whole.train.map((loss, epoch) => `${epoch},${loss},${whole.validation[epoch]}\n`)
  assert.equal(csv.toString(), `epoch,train_loss,validation_loss\n${rows.join('')}`)
  await lab.close()
})

test('NumPy reads the weights, and computes with them what the page shows', oneEngine('what is in the archive is written by the page alone'), async (t) => {
  // The system's own Python, where Debian puts its NumPy, need not be the first on the path.
  const python = ['python3', '/usr/bin/python3'].find((command) => spawnSync(command, ['-c', 'import numpy']).status === 0)
  if (!python) t.diagnostic('there is no python3 with NumPy here: only the names of the arrays are looked at')
  for (const [link, names] of [
    ['#preset=adam&hidden=12&epochs=3', ['U', 'W', 'V', 'BU', 'BW', 'C']],
    ['#preset=printed&hidden=10&epochs=2', ['U', 'W', 'V']],
    ['#preset=adam&cell=lstm&layers=2&hidden=7&epochs=3', ['U', 'W', 'U_l1', 'W_l1', 'V', 'BU', 'BW', 'BU_l1', 'BW_l1', 'C']],
    ['#preset=adam&cell=gru&hidden=9&epochs=3', ['U', 'W', 'V', 'BU', 'BW', 'C']],
  ] as const) {
    const lab = await page.open(link)
    const { validation } = await lab.untilDone()
    const { name, content } = await lab.download('#save-weights')
    assert.match(name, /\.npz$/)
    for (const array of names) assert.ok(content.includes(`${array}.npy`), `${array} in ${name}`)
    if (python) {
      const folder = mkdtempSync(path.join(tmpdir(), 'rnnlab-npz-'))
      writeFileSync(path.join(folder, 'weights.npz'), content)
      const { keys, dtype, loss } = JSON.parse(
        execFileSync(python, ['-c', forward, path.join(folder, 'weights.npz'), /lstm|gru/.exec(link)?.[0] ?? 'elman'], { encoding: 'utf8' }),
      )
      rmSync(folder, { recursive: true })
      assert.deepEqual(keys, names)
      assert.equal(dtype, link.includes('printed') ? 'float64' : 'float32')
      const last = validation.at(-1)!
      assert.ok(Math.abs(loss - last) < 1e-3 * last, `NumPy has a validation loss of ${loss}, the page of ${last}`)
    }
    await lab.close()
  }
})

test('the charts are one picture', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2', { colors: 'dark' })
  await lab.untilDone()
  await lab.show('#files')
  const { name, content } = await lab.download('#save-charts')
  assert.match(name, /\.png$/)
  assert.equal(content.subarray(1, 4).toString(), 'PNG')
  const [width, height] = [content.readUInt32BE(16), content.readUInt32BE(20)]
  assert.ok(width > 1600 && height > 500, `${width} x ${height}`)
  await lab.close()
})
