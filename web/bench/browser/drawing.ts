// What drawing costs while a run trains at full pace: the page with its top in view, scrolled to its end, and the worker alone, whose
// reports nobody draws. Run as "drawing DIST CHROMIUM ROUNDS"; prints a table.

import type { CDPSession, Page } from 'playwright-core'
import { host, launch, median, watchWorkers } from './built-page'

/** A run that does not end while it is measured. */
const RUN = '#preset=adam&epochs=1000&pace=full'
/** What is measured at a time, ms, and what passes before: scrolling draws too. */
const MEASURE = 4000
const SETTLE = 1500

/** Costs of a second: of the main thread's processor time, ms, and of it in scripts; how often the worker looked inside the network or forecast; updates of the run. */
interface Cost {
  main: number
  script: number
  looks: number
  updates: number
}

const [, , folder, executablePath, rounds = '3'] = process.argv
if (!folder || !executablePath) throw new Error('usage: drawing DIST CHROMIUM ROUNDS')

const site = await host(folder)
const browser = await launch(executablePath)

/** Measures a page that trains by itself. */
async function measure(page: Page, metrics: CDPSession): Promise<Cost> {
  await page.waitForTimeout(SETTLE)
  const read = async (): Promise<Map<string, number>> => {
    const { metrics: all } = await metrics.send('Performance.getMetrics')
    return new Map(all.map(({ name, value }) => [name, value]))
  }
  const [before, from] = [await read(), await page.evaluate(() => window.progress)]
  await page.waitForTimeout(MEASURE)
  const [after, to] = [await read(), await page.evaluate(() => window.progress)]
  if (to.state !== 'running') throw new Error('the run has ended while it was measured')
  const seconds = after.get('Timestamp')! - before.get('Timestamp')!
  const spent = (name: string): number => (1000 * (after.get(name)! - before.get(name)!)) / seconds
  const each = 1000 / (to.at - from.at)
  return { main: spent('ThreadTime'), script: spent('ScriptDuration'), looks: (to.looks - from.looks) * each, updates: (to.updates - from.updates) * each }
}

async function open(where: string): Promise<{ page: Page; metrics: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.addInitScript(watchWorkers)
  const page = await context.newPage()
  await page.goto(where)
  const metrics = await context.newCDPSession(page)
  // Processor time, not the clock's: others may work beside.
  await metrics.send('Performance.enable', { timeDomain: 'threadTicks' })
  return { page, metrics }
}

const running = (page: Page): Promise<unknown> => page.waitForFunction(() => window.progress.updates > 1000)

const costs: Record<'top' | 'away' | 'bare', Cost[]> = { top: [], away: [], bare: [] }
let started: Window['started'] | undefined

/** Each on a page of its own: a fast machine is through with the longest run in ten seconds. */
async function measurePage(): Promise<void> {
  for (const where of ['top', 'away'] as const) {
    const lab = await open(site.address + RUN)
    await running(lab.page)
    if (where === 'away') await lab.page.evaluate(() => document.querySelector('footer')!.scrollIntoView({ block: 'end', behavior: 'instant' }))
    costs[where].push(await measure(lab.page, lab.metrics))
    started = await lab.page.evaluate(() => window.started)
    await lab.page.context().close()
  }
}

async function measureBare(): Promise<void> {
  const bare = await open(`${site.address}bare`)
  await bare.page.evaluate(({ script, create }) => {
    const worker = new Worker(script)
    worker.postMessage(create)
    worker.postMessage({ id: -1, type: 'run' })
  }, started!)
  await running(bare.page)
  costs.bare.push(await measure(bare.page, bare.metrics))
  await bare.page.context().close()
}

// One right after the other, and every other time in the other order: what else the machine does changes from minute to minute.
for (let round = 0; round < Number(rounds); round++) {
  const both = [measurePage, measureBare]
  for (const one of round % 2 === 0 ? both : both.reverse()) await one()
}
await browser.close()
site.close()

/** Of each pair, what the page has of the bare worker's updates. */
const shares = (some: Cost[]): number => median(some.map(({ updates }, i) => updates / costs.bare[i]!.updates))
const row = (name: string, some: Cost[]): string => {
  const of = (part: keyof Cost): number => median(some.map((cost) => cost[part]))
  const cells = [of('main').toFixed(0), of('script').toFixed(0), of('looks').toFixed(1), of('updates').toFixed(0), `${(100 * shares(some)).toFixed(0)} %`]
  return `| ${name} | ${cells.join(' | ')} |`
}
console.log(
  [
    '| | main thread, ms | of it scripts, ms | looks inside, forecasts | updates | of the bare worker’s |',
    '|---|---:|---:|---:|---:|---:|',
    row('page, its top in view', costs.top),
    row('page, scrolled to its end', costs.away),
    row('bare worker', costs.bare),
  ].join('\n'),
)
