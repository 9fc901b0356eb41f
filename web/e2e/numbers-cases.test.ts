// Every file that the library's reader is tested with, through the page, in one load of it: the same numbers, and the same things said.
//
// One engine is enough: the reader is Go and a cutter of text; how files are given is tested in all of them.

import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import texts from '../app/text/numbers-en.json'
import { give, openNumbers } from './numbers-page'
import { stand } from './stand'

interface Case {
  file: string
  column: string
  values: number
  missing: number
  sum: number
  first: number
  last: number
  says: string
}

const FOLDER = 'rnn/series/table/testdata'
const { read, refused } = JSON.parse(readFileSync('rnn/series/csv/testdata/cases.json', 'utf8')) as { read: Case[]; refused: Record<string, string> }

/** The page's script begins with this: the worker's answers, for what the page shows has not every digit. */
const LISTEN = `globalThis.Worker = class extends Worker {
  constructor(...given) {
    super(...given)
    this.addEventListener('message', ({ data }) => { if (data.value?.values) globalThis.taken = data.value })
  }
};
`
const page = stand({ policy: true, alter: (name, content) => (name === 'assets/numbers.js' ? Buffer.concat([Buffer.from(LISTEN), content]) : content) })

/** What a note says, whatever it is about. */
const saying = (code: string): RegExp =>
  new RegExp(
    (texts as Record<string, string>)
      [`note.${code}`]!.split(/\{\w+(?:, plural,(?: \w+ \{[^{}]*\})+)?\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  )

test('the page reads each of them as the library does', async () => {
  const lab = await openNumbers(page)
  const seen = new Set(['dup-header.csv'])
  for (const { file, column, values, missing, sum, first, last, says } of read) {
    seen.add(file)
    await give(lab, file, readFileSync(`${FOLDER}/${file}`))
    if (values < 5) {
      assert.match(await lab.text('#trouble'), /at least 5/, file)
      continue
    }
    assert.equal(await lab.text('#trouble'), '', file)
    const other = await lab.evaluate((wanted) => {
      const select = document.querySelector<HTMLSelectElement>('#column')!
      const named = [...select.options].find(({ text }) => text.includes(`“${wanted}”`))
      const value = named?.value ?? (/^\d$/.test(wanted) && select.options.length > 1 ? wanted : select.value)
      if (value === select.value) return false
      document.querySelector('#sentence')!.textContent = ''
      select.value = value
      select.dispatchEvent(new Event('change', { bubbles: true }))
      return true
    }, column)
    if (other) await lab.until(`column ${column} of ${file}`, () => document.querySelector('#sentence')!.textContent !== '', null)
    const taken = await lab.evaluate(() => {
      const { values, missing } = (globalThis as unknown as { taken: { values: Float64Array; missing: number } }).taken
      return { count: values.length, missing, sum: values.reduce((a, b) => a + b, 0), first: values[0]!, last: values.at(-1)! }
    })
    assert.deepEqual([taken.count, taken.missing, taken.first, taken.last], [values, missing, first, last], file)
    assert.ok(Math.abs(taken.sum - sum) <= 1e-9 * Math.abs(sum), `${file}: sum ${taken.sum}, want ${sum}`)
    const notes = await lab.evaluate(() => [...document.querySelectorAll('#notes li')].map((note) => note.textContent!))
    // That a column was chosen among several is the page's own to say.
    const rest = notes.filter((note) => !saying('several-found').test(note))
    if (says === '') assert.deepEqual(rest, [], file)
    else assert.match(rest.join('\n'), saying(says), file)
  }
  for (const [file, code] of Object.entries(refused)) {
    seen.add(file)
    await give(lab, file, readFileSync(`${FOLDER}/${file}`))
    assert.match(await lab.text('#trouble'), saying(code), file)
    assert.equal(await lab.visible('#worth'), false, file)
  }
  assert.deepEqual([...seen].sort(), readdirSync(FOLDER).sort(), 'each file has its turn')
  await give(lab, 'dup-header.csv', readFileSync(`${FOLDER}/dup-header.csv`))
  assert.notEqual(await lab.text('#trouble'), '', 'one row of three numbers is no series')
  await lab.close()
})
