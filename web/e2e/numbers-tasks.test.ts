// The tasks that come with the page: small pictures lead to them, the address carries them, and each ends with a verdict.
//
// Not with --quick: the networks of four tasks are trained in it.
// One engine is enough: what a task adds is its numbers and words; reading, training and links of this page are tested in all of them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lab } from './lab'
import { drop, handedOut, openNumbers, untilVerdict, verdictOf } from './numbers-page'
import { stand } from './stand'

const page = stand({ policy: true })

const current = (lab: Lab): Promise<string[]> =>
  lab.evaluate(() => Array.from(document.querySelectorAll('.tasks [aria-current]'), (link) => link.textContent!.trim()))

const untilTitled = (lab: Lab, title: string): Promise<void> =>
  lab.until(title, (title) => document.querySelector('h1')?.textContent === title && document.querySelector('#results td'), title)

test('from the lab to the airline passengers, put right step by step, and back', async (t) => {
  const lab = await page.open('')
  await lab.untilEpoch(1) // what is still on its way when a page is left is cut off
  assert.deepEqual(await current(lab), ['Sine'])
  await lab.tab.click('.tasks a[data-task=airline]')
  await untilTitled(lab, 'Airline passengers')
  assert.deepEqual(await current(lab), ['Airline passengers'])
  assert.equal(await lab.visible('#give-part'), false)
  await untilVerdict(lab)
  const verdict = await verdictOf(lab)
  t.diagnostic(verdict)
  assert.match(verdict, /With 1[345]\.\d, network “season” reaches it\./)
  assert.match(await lab.text('#results'), /network “as printed”/)
  await lab.tab.click('#next-seed')
  await lab.until('the next seed', () => /seed=2/.test(location.search) && /Training/.test(document.querySelector('#working')!.textContent!), null)
  await lab.tab.click('.tasks a[data-task=own]')
  await lab.until('own numbers', () => !document.querySelector<HTMLElement>('#give-part')!.hidden && location.search === '', null)
  assert.deepEqual(await current(lab), ['Your own numbers'])
  assert.equal(await lab.visible('#worth'), false)
  await lab.evaluate(() => history.back())
  await untilTitled(lab, 'Airline passengers')
  assert.match(await lab.evaluate(() => location.search), /task=airline&seed=2/)
  await lab.close()
})

test('a link to a task opens elsewhere, in the other language, with the same network to the bit; and so it does with more epochs, and as a file', async () => {
  const lab = await openNumbers(page, '', '?task=sine&seed=3')
  await untilVerdict(lab)
  const copied = async (): Promise<string> => {
    await lab.evaluate(() => void (document.querySelector('#kept')!.textContent = ''))
    await lab.tab.click('#copy-link')
    await lab.until('an answer', () => document.querySelector('#kept')!.textContent !== '', null)
    return lab.evaluate(() => location.search)
  }
  const solved = await copied()
  assert.match(solved, /^\?task=sine&seed=3&rung=solved&rmse=[\d.e-]+&bits=[0-9a-f]{16}$/)
  await lab.choose('#keep-which', '0')
  await lab.tab.click('#more-epochs')
  await lab.until('the verdict of more epochs', () => /went on after the test/.test(document.querySelector('#more')!.textContent!), null)
  const longer = await copied()
  assert.match(longer, /^\?task=sine&seed=3&rung=adam&rmse=[\d.e-]+&bits=[0-9a-f]{16}&more=1$/)
  const { content } = await handedOut(lab, '#save-run')
  await lab.close()

  const other = await openNumbers(page, 'zh/', solved)
  await untilVerdict(other)
  assert.match(await verdictOf(other), /与链接所说的相同，每一位都一样/)
  assert.match(await other.text('h1'), /正弦/)
  await other.close()

  const more = await openNumbers(page, '', longer)
  await more.until(
    'the author’s network',
    () => /came out as the link says, to the last bit/.test(document.querySelector('#more')!.textContent!),
    null,
    240_000,
  )
  assert.match(await verdictOf(more), /network “Adam” came out as/)
  await more.close()

  const again = await openNumbers(page)
  await drop(again, 'sine.rnn', content)
  await untilVerdict(again)
  assert.equal(await again.evaluate(() => location.search), '?task=sine&seed=3')
  assert.deepEqual(await current(again), ['Sine'])
  assert.match(await verdictOf(again), /network “Adam”/)
  await again.close()
})

test('a share price is forecast by no network', async (t) => {
  const lab = await openNumbers(page, '', '?task=share-price')
  await untilVerdict(lab)
  const verdict = await verdictOf(lab)
  t.diagnostic(verdict)
  assert.match(verdict, /the rule will do|use the rule/)
  assert.doesNotMatch(await lab.text('#results'), /better/)
  await lab.close()
})

test('a task is understood after a number sign too, as on the page of symbols', async () => {
  const lab = await openNumbers(page)
  for (const task of ['waves', 'sine']) {
    await lab.evaluate((hash) => void (location.hash = hash), `#task=${task}&seed=4`)
    await lab.until('the address', (task) => location.search === `?task=${task}&seed=4` && location.hash === '', task)
    await lab.until('the task', (task) => document.querySelector<HTMLElement>('.tasks [aria-current]')?.dataset['task'] === task, task)
    await lab.until('its seed', () => document.querySelector<HTMLInputElement>('#seed')!.value === '4', null)
  }
  await lab.close()
})

test('what is no task, or no seed, is said', async () => {
  for (const [search, said] of [
    ['?task=shares', /task: .*one of sine, airline, share-price, waves, mackey-glass/],
    ['?task=airline&seed=-1', /seed: “-1” is no whole number from 0 to 4294967295/],
    ['?task=airline&rung=season&rmse=x&bits=0123456789abcdef', /rmse: “x” is no part of a result/],
  ] as const) {
    const lab = await openNumbers(page, '', search)
    await lab.until('a word on it', () => document.querySelector('#trouble')!.textContent !== '', null)
    assert.match(await lab.text('#trouble'), said)
    assert.equal(await lab.visible('#worth'), false)
    assert.equal(await lab.visible('#give-part'), true, 'there is something to go on with')
    await lab.close()
  }
})
