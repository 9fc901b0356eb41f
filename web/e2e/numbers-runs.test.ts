// Saved runs of own numbers: opened, trained on, saved again to the same bits as natively; and what each page says of the other's.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { oneEngine } from './environment'
import { give, handedOut, openNumbers, untilVerdict, verdictOf } from './numbers-page'
import { stand } from './stand'

const page = stand()

const PASSENGERS = readFileSync('rnn/task/testdata/passengers.rnn')
const DONE = readFileSync('rnn/task/testdata/done.rnn')
/** Of the file that DONE becomes with 25 epochs more: rnn/task/kept_test.go has the same. */
const DONE_AND_25 = '878f0ca2205f5e1e6c7f124f172bf7bd2c7e4a09b1e7e38a438ed44519eb5503'
const LAB_RUN = readFileSync('rnn/testdata/v1/adam.rnn')

test('a saved run opens with its numbers and its verdict, and is saved again to the bit', async () => {
  const lab = await openNumbers(page)
  await give(lab, 'passengers.rnn', PASSENGERS)
  await untilVerdict(lab)
  assert.match(await lab.text('#sentence'), /144 numbers out of a saved run: the first is 112, the last 432\. They are called “Passengers”/)
  assert.match(await verdictOf(lab), /network “prepared” is off by 8\.27.*On the test, which nothing had seen, network “prepared” is off by 15\.0/)
  assert.equal(await lab.visible('#choices'), false, 'there is no table to read otherwise')
  const { name, content } = await handedOut(lab, '#save-run')
  assert.equal(name, 'rnnlab-Passengers-prepared.rnn')
  assert.ok(content.equals(PASSENGERS), 'the file has other bits')
  assert.match(await lab.text('#kept'), /Saved as rnnlab-Passengers-prepared\.rnn/)
  // It was stopped early, and goes on from there all the same.
  await lab.tab.click('#more-epochs')
  await lab.until('the verdict of more epochs', () => /went on after the test/.test(document.querySelector('#more')!.textContent!), null)
  await lab.until('what they did', () => document.querySelector('#kept')!.textContent !== '', null)
  assert.match(await lab.text('#kept'), /Going on did not help: on the validation numbers network “prepared” is off by 8\.27, as before\./)
  assert.notDeepEqual((await handedOut(lab, '#save-run')).content, PASSENGERS)
  await lab.close()
})

test('a finished run goes on for 25 epochs, to the bits that it natively comes to, and the test is no longer called unseen', async () => {
  const lab = await openNumbers(page, 'zh/')
  await give(lab, 'done.rnn', DONE)
  await untilVerdict(lab)
  assert.doesNotMatch(await verdictOf(lab), /又继续训练/)
  await lab.tab.click('#more-epochs')
  await lab.until('the verdict of more epochs', () => /又继续训练/.test(document.querySelector('#more')!.textContent!), null)
  await lab.until('what they did', () => document.querySelector('#kept')!.textContent !== '', null)
  assert.match(await lab.text('#kept'), /接着训练有用：.*误差从 12\.8 降到了 10\.8。/)
  const { content } = await handedOut(lab, '#save-run')
  assert.equal(createHash('sha256').update(content).digest('hex'), DONE_AND_25)
  await lab.close()
})

test('each page says where a run of the other is opened, and what is wrong with a file', oneEngine('files are told apart by the page alone'), async () => {
  const numbers = await openNumbers(page)
  for (const [name, content, said] of [
    ['lab.rnn', LAB_RUN, /run of the lab.*Open it there/],
    ['cut.rnn', PASSENGERS.subarray(0, 3000), /cut off/],
    ['damaged.rnn', Buffer.from(PASSENGERS).fill(1, 4000, 4001), /damaged/],
  ] as const) {
    await give(numbers, name, content)
    assert.match(await numbers.text('#trouble'), said, name)
    assert.equal(await numbers.visible('#worth'), false, name)
  }
  await give(numbers, 'after.csv', '1\n2\n3\n4\n5\n6\n')
  assert.match(await numbers.text('#sentence'), /6 numbers in one column/)
  assert.equal(await numbers.visible('#choices'), true)
  await numbers.close()
  const lab = await page.open('#preset=adam&hidden=4&epochs=2')
  await lab.untilDone()
  assert.match(await lab.give('passengers.rnn', PASSENGERS), /passengers\.rnn was not opened.*own numbers.*untouched/)
  await lab.close()
})
