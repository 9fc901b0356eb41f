// How numbers come to the page: pasted into the field, out of a file that is chosen, dropped; and what is said of what is none.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { oneEngine } from './environment'
import type { Lab } from './lab'
import { openNumbers, untilSaid, untilVerdict, verdictOf } from './numbers-page'
import { stand } from './stand'

const page = stand({ policy: true })

interface Given {
  name: string
  text: string
  /** How often the text is in it: a long one is made in the page, not sent there. */
  times?: number
  type?: string
}

/** Gives files as a browser does: chosen in its dialog, dropped, or pasted without a text beside them. */
async function giveFiles(lab: Lab, how: 'choose' | 'drop' | 'paste', files: readonly Given[]): Promise<void> {
  await lab.evaluate(
    ([how, files]) => {
      for (const on of ['#sentence', '#trouble']) document.querySelector(on)!.textContent = ''
      const data = new DataTransfer()
      for (const { name, text, times = 1, type = '' } of files) data.items.add(new File([text.repeat(times)], name, { type }))
      if (how === 'choose') {
        const input = document.querySelector<HTMLInputElement>('#file')!
        input.files = data.files
        input.dispatchEvent(new Event('change', { bubbles: true }))
      } else if (how === 'drop') {
        document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))
      } else {
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true })
        Object.defineProperty(event, 'clipboardData', { value: data }) // Firefox keeps the files of a real one alone
        document.querySelector('#pasted')!.dispatchEvent(event)
      }
    },
    [how, files] as const,
  )
  await lab.until('a word on it', () => ['#sentence', '#trouble'].some((on) => document.querySelector(on)!.textContent !== ''), null)
}

/** Puts a text into the field as a paste does, after its event. */
async function paste(lab: Lab, text: string): Promise<void> {
  await lab.evaluate((text) => {
    for (const on of ['#sentence', '#trouble']) document.querySelector(on)!.textContent = ''
    const field = document.querySelector<HTMLTextAreaElement>('#pasted')!
    field.focus()
    const data = new DataTransfer()
    data.setData('text/plain', text)
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true })
    Object.defineProperty(event, 'clipboardData', { value: data })
    if (field.dispatchEvent(event)) field.value = text
  }, text)
}

test('what is pasted into the field is read at once, and what is typed there by its button', async () => {
  const lab = await openNumbers(page)
  await paste(lab, 'Month\tSales\n2026-01\t1,234.5\n2026-02\t2\n2026-03\t3\n2026-04\t4\n2026-05\t5\n')
  await untilSaid(lab)
  assert.match(await lab.text('#sentence'), /5 numbers in column “Sales”.*the first is 1234\.5, the last 5\./)
  await lab.evaluate(() => {
    document.querySelector('#sentence')!.textContent = ''
    document.querySelector<HTMLTextAreaElement>('#pasted')!.value = '1 2 3 4 5 6'
  })
  await lab.tab.click('#give button[type=submit]')
  await untilSaid(lab)
  assert.match(await lab.text('#sentence'), /6 numbers/)
  await paste(lab, 'no numbers at all')
  await lab.until('a word on it', () => document.querySelector('#trouble')!.textContent !== '', null)
  assert.match(await lab.text('#trouble'), /there are no rows of data/)
  assert.equal(await lab.visible('#worth'), false)
  await lab.close()
})

test('a file is opened by the button, and one that is none of numbers is said, however it comes', async () => {
  const lab = await openNumbers(page)
  await lab.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#file')!
    input.click = () => void (document.documentElement.dataset['asked'] = 'yes') // the browser's own dialog is no part of the page
  })
  await lab.tab.click('#choose-file')
  assert.equal(await lab.attribute('html', 'data-asked'), 'yes')
  const good = { name: 'good.csv', text: 'close\n5\n4\n3\n2\n1.5\n' }
  for (const how of ['choose', 'drop', 'paste'] as const) {
    await giveFiles(lab, how, [good])
    assert.match(await lab.text('#sentence'), /5 numbers in column “close”.*the first is 5, the last 1\.5/, how)
    assert.equal(await lab.text('#trouble'), '', how)
    for (const [files, said] of [
      [[{ name: 'photo.png', text: '\x89PNG\r\n\x1a\n\0\0\0', type: 'image/png' }], /byte 0|spreadsheet|not text|no text/],
      [[{ name: 'book.xlsx', text: 'PK\x03\x04\x14\0\x06\0' }], /spreadsheet’s own file/],
      [[{ name: 'empty.csv', text: '' }], /nothing in it/],
      [[{ name: 'poem.txt', text: 'to be or\nnot to be' }], /no numbers in it/],
      [[good, { ...good, name: 'other.csv' }], /2 files were given\. One at a time/],
      [[{ name: 'huge.csv', text: '1,2,3,4\n', times: 4_100_000 }], /33 MB is more than this page reads; at most 32 MB/],
    ] as const) {
      await giveFiles(lab, how, files)
      assert.match(await lab.text('#trouble'), said, `${how} ${files[0].name}`)
    }
  }
  await lab.close()
})

test('a hundred thousand rows are all read, out of a file and out of a paste, and train', oneEngine('how files and pastes come is in all, above'), async () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => `${i + 1};${(100 + 10 * Math.sin(i / 58) + ((i * 48_271) % 1009) / 500).toFixed(3)}`)
  const text = ['row;value', ...rows].join('\r\n')
  const lab = await openNumbers(page)
  const said = /100000 numbers in column “value”, oldest first: the first is 100, the last 107\.307\./
  await giveFiles(lab, 'choose', [{ name: 'long.csv', text }])
  assert.match(await lab.text('#sentence'), said)
  assert.equal(await lab.text('#trouble'), '')
  await paste(lab, text)
  await untilSaid(lab)
  assert.match(await lab.text('#sentence'), said)
  assert.equal(await lab.evaluate(() => document.querySelector<HTMLTextAreaElement>('#pasted')!.value), '', 'the field is not filled with them')
  assert.match((await lab.attribute('#pasted', 'placeholder'))!, /100,001 lines were pasted and read/)
  await lab.tab.click('#try')
  await lab.until('training', () => /epoch/.test(document.querySelector('#working')!.textContent!), null)
  await lab.tab.click('#try')
  await lab.until('the stop', () => /stopped/.test(document.querySelector('#results')!.textContent!), null)
  await giveFiles(lab, 'choose', [{ name: 'longer.csv', text: `${text}\r\n100001;1` }])
  assert.match(await lab.text('#trouble'), /there are 100001 numbers, and this page takes 100000 at most\./)
  assert.equal(await lab.visible('#worth'), false)
  await lab.close()
})

test('how long all networks take is said once that is measured on this device', oneEngine('the page alone measures and says it'), async () => {
  const lab = await openNumbers(page, 'zh/')
  await giveFiles(lab, 'choose', [
    { name: 'noise.csv', text: Array.from({ length: 8000 }, (_, i) => ((i * 48_271) % 1009) + ((i * i * 7919) % 2003)).join('\n') },
  ])
  await lab.tab.click('#try')
  await lab.until('the time left', () => /轮，总共大约还要 [\d.]+ (秒|分钟|小时)$/.test(document.querySelector('#working')!.textContent!), null, 120_000)
  await lab.tab.click('#try')
  await lab.until('the stop', () => document.querySelector('#working')!.textContent === '', null)
  await lab.close()
})

test('a spreadsheet that copies a picture beside its text gives the text', async () => {
  const lab = await openNumbers(page, 'zh/')
  await lab.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '1\n2\n3\n4\n5')
    data.items.add(new File(['\x89PNG\0'], 'image.png', { type: 'image/png' }))
    const field = document.querySelector<HTMLTextAreaElement>('#pasted')!
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true })
    Object.defineProperty(event, 'clipboardData', { value: data })
    field.dispatchEvent(event)
    field.value = '1\n2\n3\n4\n5'
  })
  await untilSaid(lab)
  assert.match(await lab.text('#sentence'), /5 个数/)
  assert.equal(await lab.text('#trouble'), '')
  await lab.close()
})

test('a sum of three sines without noise is solved by the linear rule, and the page says so', oneEngine('the page alone judges and says it'), async (t) => {
  const lab = await openNumbers(page)
  const waves = Array.from({ length: 90 }, (_, i) => Math.sin(0.31 * i) + Math.sin(0.83 * i + 1) / 2 + Math.sin(1.7 * i + 2) / 3)
  await paste(lab, waves.join('\n'))
  await untilSaid(lab)
  await lab.tab.click('#try')
  await untilVerdict(lab)
  const verdict = await verdictOf(lab)
  t.diagnostic(verdict)
  assert.match(verdict, /A linear rule has found the law of these numbers\. No network is needed\./)
  assert.match(verdict, /the best rule, a linear rule of \d+ values/)
  await lab.close()
})

test('in Chinese a file is opened by the button, and two at once are refused', async () => {
  const lab = await openNumbers(page, 'zh/')
  await giveFiles(lab, 'choose', [{ name: 'airline.csv', text: readFileSync('rnn/task/testdata/airline.csv', 'utf8') }])
  assert.match(await lab.text('#sentence'), /“Passengers”列中有 144 个数/)
  await giveFiles(lab, 'drop', [
    { name: '甲.csv', text: '1\n2\n3\n4\n5' },
    { name: '乙.csv', text: '1' },
  ])
  assert.match(await lab.text('#trouble'), /一次给了 2 个文件/)
  await lab.close()
})
