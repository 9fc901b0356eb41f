// The page of symbols: an exercise is chosen, a network learns it, and its loss and its judge are said beside what rules without a
// network reach.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXERCISES } from '../app/embed/settings'
import { engine, oneEngine } from './environment'
import { handedOut } from './numbers-page'
import { stand } from './stand'
import { pauseAt } from './symbols-page'

const page = stand({ policy: true })

test('an LSTM learns the grammar, and its floors and verdict are there', async (t) => {
  const lab = await page.open('symbols/')
  await lab.until('an exercise', () => !document.querySelector<HTMLElement>('#attempt')!.hidden, null)
  await lab.tab.click('.tasks [data-task=grammar]')
  await lab.until('the grammar', () => document.querySelectorAll('.symbols-rung').length === 2 && location.hash.startsWith('#task=grammar'), null)
  assert.match(await lab.text('#standing'), /Not trained yet/)
  assert.equal(await lab.text('#score'), '')
  for (const floor of ['guessing', 'forgets', 'knows all']) assert.match(await lab.text('#loss-plot'), new RegExp(floor))
  await lab.until('what it expects', () => document.querySelectorAll('.symbols-grid-table td.allowed').length > 20, null)
  await lab.tab.click('#train')
  await pauseAt(lab, '#score', /./)
  t.diagnostic(`${await lab.text('#standing')} ${await lab.text('#score')} ${await lab.text('#progress')}`)
  assert.match(await lab.text('#standing'), /^\d\.\d+ nats a symbol: (better than|not yet better than) /)
  assert.match(await lab.text('#score'), /of 1,000 strings/)
  assert.equal(await lab.evaluate(() => location.hash), '#task=grammar&rung=lstm&seed=1')
  assert.equal(await lab.text('#trouble'), '')
  await lab.close()
})

test('a run is saved and goes on from its file, and is reset', oneEngine('what is saved is the same bytes in every engine'), async () => {
  const lab = await page.open('symbols/#task=counting&rung=elman&seed=5')
  await lab.until('an exercise', () => !document.querySelector<HTMLElement>('#attempt')!.hidden, null)
  await lab.tab.click('#train')
  await pauseAt(lab, '#progress', /^Epoch ([3-9]|1\d) /)
  const before = await lab.text('#progress')
  const { name, content } = await handedOut(lab, '#save-run')
  assert.equal(name, 'rnnlab-counting-elman.rnn')
  await lab.tab.click('#reset')
  await lab.until('the reset', () => /^Epoch 0/.test(document.querySelector('#progress')!.textContent!), null)
  await lab.tab.click('.tasks [data-task=order]')
  await lab.until('another exercise', () => document.querySelector('#exercise-title')!.textContent === 'Order', null)
  await lab.evaluate((base64) => {
    const files = new DataTransfer()
    files.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], 'a.rnn'))
    const input = document.querySelector<HTMLInputElement>('#file')!
    input.files = files.files
    input.dispatchEvent(new Event('change'))
  }, content.toString('base64'))
  await lab.until('the file', () => location.hash === '#task=counting&rung=elman&seed=5', null)
  assert.equal(await lab.text('#progress'), before)
  assert.match(await lab.text('#standing'), /nats a symbol/)
  assert.equal(await lab.text('#trouble'), '')
  await lab.close()
})

test('a link of each exercise opens it, and the text is fetched by its own alone', async () => {
  const lab = await page.open('symbols/#task=grammar')
  for (const task of EXERCISES) {
    await lab.evaluate((task) => void (location.hash = `#task=${task}&seed=2`), task)
    await lab.until(
      'the exercise',
      (task) => location.hash.startsWith(`#task=${task}&rung=`) && /^Epoch 0 of/.test(document.querySelector('#progress')!.textContent!),
      task,
    )
    assert.equal(await lab.text('#exercise-title'), await lab.text(`.tasks [data-task=${task}] [data-t$=title]`))
    assert.equal(await lab.evaluate(() => document.querySelector<HTMLInputElement>('#seed')!.value), '2')
    assert.match(await lab.text('#standing'), /Not trained yet/)
    const fetched = lab.tab.requests.some((url) => url.endsWith('opticks.txt'))
    if (engine === 'Chromium') assert.equal(fetched, task === 'text', task) // the others do not tell all requests
  }
  assert.equal(await lab.text('#trouble'), '')
  await lab.close()
})

test('a link in Chinese is opened and trains; a wrong one says its field', oneEngine('what a link says is read by the page alone'), async () => {
  const lab = await page.open('zh/symbols/#task=counting&rung=gru&seed=3&train=yes')
  await lab.until('the judge', () => document.querySelector('#score')!.textContent !== '', null)
  assert.match(await lab.text('#standing'), /^每个符号 .* 纳特：/)
  assert.equal(await lab.attribute('.symbols-rung[aria-pressed=true]', 'aria-pressed'), 'true')
  assert.equal(await lab.evaluate(() => location.hash), '#task=counting&rung=gru&seed=3')
  await lab.evaluate(() => void (location.hash = '#task=logic'))
  await lab.until('what is wrong', () => document.querySelector('#trouble')!.textContent !== '', null)
  assert.match(await lab.text('#trouble'), /^task: /)
  assert.match(await lab.text('#exercise-title'), /数数/)
  await lab.close()
})
