// What drawing costs while a run trains at full pace: the page with its top in view, scrolled to its end, and the worker alone, whose
// reports nobody draws. Run as "drawing DIST CHROMIUM ROUNDS"; prints a table.

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { chromium, type CDPSession, type Page } from 'playwright-core'
import { ARGUMENTS } from '../../e2e/chromium'

/** A run that does not end while it is measured. */
const RUN = '#preset=adam&epochs=1000&pace=full'
/** What is measured at a time, ms, and what passes before: scrolling draws too. */
const MEASURE = 4000
const SETTLE = 1500

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
}

interface Progress {
  /** updates since the run began, by the last report, and when it came */
  updates: number
  at: number
}

declare global {
  interface Window {
    progress: Progress
    /** where the page had its worker from, and what it asked it for */
    started: { script: string; create: { config: object } }
  }
}

/** Costs of a second: of the main thread's processor time, ms, and of it in scripts; updates of the run. */
interface Cost {
  main: number
  script: number
  updates: number
}

const [, , folder, executablePath, rounds = '3'] = process.argv
if (!folder || !executablePath) throw new Error('usage: drawing DIST CHROMIUM ROUNDS')

const host = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://host')
  const name = pathname === '/' ? 'index.html' : path.normalize(pathname)
  const content = pathname === '/bare' ? '<!doctype html><title>bare</title>' : await readFile(path.join(folder, name)).catch(() => null)
  response.writeHead(content ? 200 : 404, { 'Content-Type': TYPES[path.extname(name)] ?? 'text/html' })
  response.end(content ?? '')
})
await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`
const browser = await chromium.launch({ executablePath, args: ARGUMENTS })

/** Before any script of the page: notes how far the reports say that the run is. */
function watchWorkers(): void {
  window.progress = { updates: 0, at: 0 }
  const Plain = window.Worker
  window.Worker = class extends Plain {
    readonly #script: string
    constructor(script: string | URL) {
      super(script)
      this.#script = String(script)
      this.addEventListener('message', ({ data: { report } }) => {
        if (report) window.progress = { updates: report.epoch * report.updatesPerEpoch + report.update, at: performance.now() }
      })
    }
    override postMessage(message: { type: string; config: object }): void {
      if (message.type === 'create') window.started = { script: this.#script, create: message }
      super.postMessage(message)
    }
  }
}

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
  const seconds = after.get('Timestamp')! - before.get('Timestamp')!
  const spent = (name: string): number => (1000 * (after.get(name)! - before.get(name)!)) / seconds
  return { main: spent('ThreadTime'), script: spent('ScriptDuration'), updates: (1000 * (to.updates - from.updates)) / (to.at - from.at) }
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
for (let round = 0; round < Number(rounds); round++) {
  const lab = await open(address + RUN)
  await running(lab.page)
  costs.top.push(await measure(lab.page, lab.metrics))
  await lab.page.evaluate(() => document.querySelector('footer')!.scrollIntoView({ block: 'end', behavior: 'instant' }))
  costs.away.push(await measure(lab.page, lab.metrics))
  const started = await lab.page.evaluate(() => window.started)
  await lab.page.context().close()

  const bare = await open(`${address}bare`)
  await bare.page.evaluate(({ script, create }) => {
    const worker = new Worker(script)
    worker.postMessage(create)
    worker.postMessage({ id: -1, type: 'run' })
  }, started)
  await running(bare.page)
  costs.bare.push(await measure(bare.page, bare.metrics))
  await bare.page.context().close()
}
await browser.close()
host.close()

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2
}

const speed = median(costs.bare.map(({ updates }) => updates))
const row = (name: string, some: Cost[]): string => {
  const of = (part: keyof Cost): number => median(some.map((cost) => cost[part]))
  const cells = [of('main').toFixed(0), of('script').toFixed(0), of('updates').toFixed(0), `${((100 * of('updates')) / speed).toFixed(0)} %`]
  return `| ${name} | ${cells.join(' | ')} |`
}
console.log(
  [
    '| | main thread, ms | of it scripts, ms | updates | of the bare worker’s |',
    '|---|---:|---:|---:|---:|',
    row('page, its top in view', costs.top),
    row('page, scrolled to its end', costs.away),
    row('bare worker', costs.bare),
  ].join('\n'),
)
