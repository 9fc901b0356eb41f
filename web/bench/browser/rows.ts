// How long the page of own numbers takes to read a hundred thousand rows, and whether a task of its main thread takes over 50 ms, while
// it reads and when it begins to train. Run as "rows DIST CHROMIUM ROUNDS"; prints a table.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { host, launch, longTasks, median, watchedPage } from './built-page'

const ROWS = 100_000
/** It has to have read them sooner, ms. */
const PATIENCE = 120_000
/** So long it is watched in training, ms. */
const TRAINING = 3_000

interface Reading {
  /** from the giving until the page says what it has understood, ms */
  took: number
  /** main-thread tasks over 50 ms, ms: until a second after that, and in training */
  reading: number[]
  training: number[]
}

const [, , folder, executablePath, rounds = '3'] = process.argv
if (!folder || !executablePath) throw new Error('usage: rows DIST CHROMIUM ROUNDS')

const day = (i: number): string => new Date(Date.UTC(1750, 0, 1) + i * 86_400_000).toISOString().slice(0, 10)
const value = (i: number): string => (100 + 10 * Math.sin(i / 58) + ((i * 48_271) % 1009) / 500).toFixed(3)
const text = ['Date,Value', ...Array.from({ length: ROWS }, (_, i) => `${day(i)},${value(i)}`)].join('\n')

const own = mkdtempSync(path.join(tmpdir(), 'rows-'))
const file = path.join(own, 'long.csv')
writeFileSync(file, text)
const site = await host(folder)
const browser = await launch(executablePath)

async function visit(how: 'file' | 'paste'): Promise<Reading> {
  const page = await watchedPage(browser)
  await page.goto(`${site.address}numbers/`)
  await page.waitForFunction(() => document.querySelector('#gap')!.childElementCount > 0, null, { timeout: PATIENCE })
  // What brings the text into the page is no part of reading it.
  if (how === 'paste') {
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      Object.assign(window, { paste: new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }) })
    }, text)
  }
  await page.waitForTimeout(2000)
  await longTasks(page)
  const began = performance.now()
  if (how === 'file') await page.setInputFiles('#file', file)
  else await page.evaluate(() => document.querySelector('#pasted')!.dispatchEvent((window as unknown as { paste: Event }).paste))
  await page.waitForFunction((rows) => document.querySelector('#sentence')!.textContent!.includes(String(rows)), ROWS, { timeout: PATIENCE })
  const took = performance.now() - began
  await page.waitForTimeout(1000)
  const reading = await longTasks(page)
  await page.click('#try')
  await page.waitForFunction(() => /epoch/.test(document.querySelector('#working')!.textContent!), null, { timeout: PATIENCE })
  await page.waitForTimeout(TRAINING)
  const training = await longTasks(page)
  await page.context().close()
  return { took, reading, training }
}

const longest = (tasks: readonly number[]): string => (tasks.length > 0 ? `${tasks.length}, longest ${Math.max(...tasks)} ms` : '0')

const all: Record<'file' | 'paste', Reading[]> = { file: [], paste: [] }
for (let round = 0; round < Number(rounds); round++) for (const how of ['file', 'paste'] as const) all[how].push(await visit(how))
await browser.close()
site.close()
rmSync(own, { recursive: true })

const row = (name: string, figure: (readings: Reading[]) => string): string => `| ${name} | ${figure(all.file)} | ${figure(all.paste)} |`
console.log(
  [
    '| | a file | pasted |',
    '|---|---:|---:|',
    row('until it is understood, s', (readings) => (median(readings.map(({ took }) => took)) / 1000).toFixed(1)),
    row('main-thread tasks over 50 ms while it reads', (readings) => longest(readings.flatMap(({ reading }) => reading))),
    row('and in the first seconds of training', (readings) => longest(readings.flatMap(({ training }) => training))),
  ].join('\n'),
)
