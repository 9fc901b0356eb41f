// What a post with twenty embeds takes of the memory while a reader scrolls through it, and how many of them train at once. The post
// and the embeds are of different sites, as they are out there. Run as "embeds DIST CHROMIUM ROUNDS"; prints a table.

import { readFile } from 'node:fs/promises'
import type { CDPSession, Page } from 'playwright-core'
import { host, launch, median } from './built-page'

const EMBEDS = 20
/** Each is looked at for so long, ms. */
const LOOK = 1500
/** As the snippet has it, and runs that do not end while they are looked at. */
const KINDS: Record<string, string> = { 'a run of 25 epochs each': 'preset="adam"', 'runs without an end': 'preset="adam" epochs="1000"' }

const [, , folder, executablePath, rounds = '3'] = process.argv
if (!folder || !executablePath) throw new Error('usage: embeds DIST CHROMIUM ROUNDS')

const lab = await host(folder)
const script = `<script type="module" src="${lab.address.replace('127.0.0.1', 'localhost')}embed.js"></script>`
const pages = Object.values(KINDS).map((attributes, kind) => {
  const embed = `<p>Some words between.</p><rnn-lab ${attributes}></rnn-lab>`
  return [`/post${kind}`, `<!doctype html><title>post</title>${script}${embed.repeat(EMBEDS)}`] as const
})
const blog = await host(folder, undefined, Object.fromEntries(pages))
const browser = await launch(executablePath)
const system = await browser.newBrowserCDPSession()

/** What all processes of the browser have for themselves, and their part of what they share, MB. Linux alone tells it. */
async function memory(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const each = await Promise.all(
    processInfo.map(async ({ id }) => {
      const rollup = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '')
      return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? Number.NaN)
    }),
  )
  // A process may end while it is asked.
  return each.filter(Number.isFinite).reduce((sum, kB) => sum + kB, 0) / 1024
}

async function opened(address: string, changed: (workers: number) => void): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  let workers = 0
  await context.exposeFunction('countWorker', (by: number) => changed((workers += by)))
  await context.addInitScript(() => {
    const { countWorker } = window as unknown as { countWorker(by: number): void }
    const Plain = window.Worker
    window.Worker = class extends Plain {
      constructor(script: string | URL) {
        super(script)
        countWorker(1)
      }
      override terminate(): void {
        super.terminate()
        countWorker(-1)
      }
    }
  })
  const page = await context.newPage()
  await page.goto(address)
  await page.waitForTimeout(LOOK)
  return page
}

const rows: string[] = []
for (const [kind, name] of Object.keys(KINDS).entries()) {
  const found = { most: [] as number[], last: [] as number[], workers: [] as number[] }
  for (let round = 0; round < Number(rounds); round++) {
    const blank = await opened(`${blog.address}bare`, () => {})
    const empty = await memory(system)
    await blank.context().close()

    let atOnce = 0
    const post = await opened(`${blog.address}post${kind}`, (workers) => (atOnce = Math.max(atOnce, workers)))
    let most = 0
    for (let i = 0; i < EMBEDS; i++) {
      await post.locator('rnn-lab').nth(i).scrollIntoViewIfNeeded()
      await post.waitForTimeout(LOOK)
      most = Math.max(most, await memory(system))
    }
    found.most.push(most - empty)
    found.last.push((await memory(system)) - empty)
    found.workers.push(atOnce)
    await post.context().close()
  }
  rows.push(`| ${name} | ${median(found.most).toFixed(0)} | ${median(found.last).toFixed(0)} | ${Math.max(...found.workers)} |`)
}
await browser.close()
lab.close()
blog.close()
console.log(['| | memory at most, MB | after the last, MB | workers at once |', '|---|---:|---:|---:|', ...rows].join('\n'))
