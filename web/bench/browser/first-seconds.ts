// When things happen after a reader has asked for the page: its chart moves, the network trains; and for how long the main thread was
// not to be had until the page can be used. Run as "first-seconds DIST CHROMIUM ROUNDS"; prints a table. Each time with nothing in the cache.

import { blockingTime, interactive, type Span } from './blocking'
import { host, launch, median, watchWorkers, type Line } from './built-page'

const LINES: Record<string, Line | undefined> = {
  'the same machine': undefined,
  'slow 4G: 1.6 Mbit/s, 150 ms': { speed: 200_000, latency: 150 },
}

declare global {
  interface Window {
    first: { painted: number; moved: number; tasks: Span[]; requests: Span[] }
  }
}

interface Times {
  moved: number
  training: number
  blocking: number
}

const [, , folder, executablePath, rounds = '5'] = process.argv
if (!folder || !executablePath) throw new Error('usage: first-seconds DIST CHROMIUM ROUNDS')

/** How long a page is waited for that never becomes quiet, ms. */
const PATIENCE = 60_000

/** Before any script of the page: notes when there is content, when the chart of predictions is painted for the second time, what tasks are long, and what is fetched. */
function watchPage(): void {
  window.first = { painted: 0, moved: 0, tasks: [], requests: [] }
  let painted = 0
  const { stroke } = CanvasRenderingContext2D.prototype
  CanvasRenderingContext2D.prototype.stroke = function (...path: [] | [Path2D]) {
    if (this.canvas.closest('#prediction-validation')) {
      const now = performance.now()
      // Of one frame are the strokes of one task.
      if (painted > 0 && now - painted > 30) window.first.moved ||= now
      painted ||= now
    }
    return stroke.apply(this, path as [Path2D])
  }
  new PerformanceObserver((list) => {
    for (const { entryType, name, startTime: from, duration } of list.getEntries()) {
      if (name === 'first-contentful-paint') window.first.painted = from
      else if (entryType === 'longtask') window.first.tasks.push({ from, to: from + duration })
      else if (entryType === 'resource') window.first.requests.push({ from, to: from + duration })
    }
  }).observe({ entryTypes: ['paint', 'longtask', 'resource'] })
}

async function visit(address: string): Promise<Times> {
  const browser = await launch(executablePath!)
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await page.addInitScript(watchWorkers)
  await page.addInitScript(watchPage)
  await page.goto(address)
  await page.waitForFunction(() => window.progress.first > 0 && window.first.moved > 0, null, { timeout: PATIENCE })
  for (const end = Date.now() + PATIENCE; Date.now() < end; await page.waitForTimeout(200)) {
    const { now, first, ...seen } = await page.evaluate(() => ({ now: performance.now(), first: window.progress.first, ...window.first }))
    const usable = interactive(seen.painted, seen.tasks, seen.requests, now)
    if (usable === null) continue
    await browser.close()
    return { moved: seen.moved, training: first, blocking: blockingTime(seen.painted, usable, seen.tasks) }
  }
  throw new Error(`${address}: never quiet for five seconds`)
}

const rows: string[] = []
for (const [name, line] of Object.entries(LINES)) {
  const site = await host(folder, line)
  const all: Times[] = []
  for (let round = 0; round < Number(rounds); round++) all.push(await visit(site.address))
  site.close()
  const of = (part: keyof Times): string => median(all.map((times) => times[part])).toFixed(0)
  rows.push(`| ${name} | ${of('moved')} | ${of('training')} | ${of('blocking')} |`)
}
console.log(['| | the chart moves, ms | training, ms | total blocking time, ms |', '|---|---:|---:|---:|', ...rows].join('\n'))
