// When things happen after a reader has asked for the page: its chart moves, the network trains; and how long the main thread was
// not to be had until then. Run as "first-seconds DIST CHROMIUM ROUNDS"; prints a table. Each time with nothing in the cache.

import { host, launch, median, watchWorkers, type Line } from './built-page'

const LINES: Record<string, Line | undefined> = {
  'the same machine': undefined,
  'slow 4G: 1.6 Mbit/s, 150 ms': { speed: 200_000, latency: 150 },
}

/** What a task may take before it counts as blocking, ms. */
const SHORT = 50

declare global {
  interface Window {
    first: { moved: number; tasks: { at: number; ms: number }[] }
  }
}

interface Times {
  moved: number
  training: number
  blocked: number
}

const [, , folder, executablePath, rounds = '5'] = process.argv
if (!folder || !executablePath) throw new Error('usage: first-seconds DIST CHROMIUM ROUNDS')

/** Before any script of the page: notes when the chart of predictions is painted for the second time, and what tasks are long. */
function watchPage(): void {
  window.first = { moved: 0, tasks: [] }
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
    for (const { startTime, duration } of list.getEntries()) window.first.tasks.push({ at: startTime, ms: duration })
  }).observe({ type: 'longtask', buffered: true })
}

async function visit(address: string): Promise<Times> {
  const browser = await launch(executablePath!)
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await page.addInitScript(watchWorkers)
  await page.addInitScript(watchPage)
  await page.goto(address)
  await page.waitForFunction(() => window.progress.first > 0 && window.first.moved > 0, null, { timeout: 60_000 })
  const { first, moved, tasks } = await page.evaluate(() => ({ first: window.progress.first, ...window.first }))
  await browser.close()
  const blocked = tasks.filter(({ at }) => at < first).reduce((sum, { ms }) => sum + Math.max(0, ms - SHORT), 0)
  return { moved, training: first, blocked }
}

const rows: string[] = []
for (const [name, line] of Object.entries(LINES)) {
  const site = await host(folder, line)
  const all: Times[] = []
  for (let round = 0; round < Number(rounds); round++) all.push(await visit(site.address))
  site.close()
  const of = (part: keyof Times): string => median(all.map((times) => times[part])).toFixed(0)
  rows.push(`| ${name} | ${of('moved')} | ${of('training')} | ${of('blocked')} |`)
}
console.log(['| | the chart moves, ms | training, ms | blocked until then, ms |', '|---|---:|---:|---:|', ...rows].join('\n'))
