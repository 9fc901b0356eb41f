// How soon the network that learns a text is past the best of the rules that count letters, on the page of symbols, which writes and
// draws meanwhile. Run as "text-reach DIST CHROMIUM ROUNDS"; prints a table.

import { host, launch, longTasks, median, watchedPage } from './built-page'

/** It has to be through sooner, ms. */
const PATIENCE = 240_000

interface Reach {
  /** from the beginning of the training until all rules are passed on the validation, and until its end, s */
  passed: number
  over: number
  letters: number
  standing: string
  score: string
  /** main-thread tasks over 50 ms from the opening of the page on, ms */
  long: number[]
}

const [, , folder, executablePath, rounds = '3'] = process.argv
if (!folder || !executablePath) throw new Error('usage: text-reach DIST CHROMIUM ROUNDS')

const site = await host(folder)
const browser = await launch(executablePath)

async function visit(): Promise<Reach> {
  const page = await watchedPage(browser)
  await page.goto(`${site.address}symbols/#task=text&rung=gru&seed=1`)
  const said = (selector: string): Promise<string> => page.evaluate((of) => document.querySelector(of)!.textContent!, selector)
  await page.waitForFunction(() => document.querySelectorAll('.symbols-samples li').length > 0, null, { timeout: PATIENCE })
  await page.click('#train')
  const began = performance.now()
  const seconds = (): number => (performance.now() - began) / 1000
  await page.waitForFunction(() => /the best of the rules/.test(document.querySelector('#standing')!.textContent!), null, { timeout: PATIENCE })
  const passed = seconds()
  const letters = Number(/([\d,]+) letters a second/.exec(await said('#progress'))?.[1]?.replaceAll(',', '') ?? Number.NaN)
  await page.waitForFunction(() => document.querySelector('#score')!.textContent !== '', null, { timeout: PATIENCE })
  const over = seconds()
  const reach = {
    passed,
    over,
    letters,
    standing: await said('#standing'),
    score: await said('#score'),
    long: await longTasks(page),
  }
  await page.context().close()
  return reach
}

const all: Reach[] = []
for (let round = 0; round < Number(rounds); round++) all.push(await visit())
await browser.close()
site.close()

const of = (part: 'passed' | 'over' | 'letters'): number => median(all.map((reach) => reach[part]))
const long = all.flatMap((reach) => reach.long)
console.log(
  [
    '| | |',
    '|---|---:|',
    `| past counting 5 letters after, s | ${of('passed').toFixed(0)} |`,
    `| four epochs with all losses and the test, s | ${of('over').toFixed(0)} |`,
    `| letters a second, while it writes and draws | ${Math.round(of('letters')).toLocaleString('en')} |`,
    `| main-thread tasks over 50 ms, from the opening of the page on | ${long.length}${long.length > 0 ? `, longest ${Math.max(...long)} ms` : ''} |`,
    `| at its end | ${all[0]!.standing} ${all[0]!.score} |`,
  ].join('\n'),
)
