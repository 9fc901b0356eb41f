// The built page, as its measurements have it: hosted here, over a line as fast as asked for, in a Chromium that asks nobody else.

import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { ARGUMENTS } from '../../e2e/chromium'

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
}

/** A line that all requests share. */
export interface Line {
  /** bytes a second */
  speed: number
  /** until the first byte of an answer, ms */
  latency: number
}

export interface Host {
  address: string
  close(): void
}

/** Hosts a folder, compressed as hosts do; at /bare there is a page with nothing on it, and there may be more pages. */
export async function host(folder: string, line?: Line, pages: Readonly<Record<string, string>> = {}): Promise<Host> {
  const made: Readonly<Record<string, string>> = { '/bare': '<!doctype html><title>bare</title>', ...pages }
  let free = 0
  const send = async (response: ServerResponse, content: Buffer): Promise<void> => {
    if (!line) return void response.end(content)
    const piece = Math.ceil(line.speed / 50)
    await until(performance.now() + line.latency)
    for (let at = 0; at < content.length; at += piece) {
      const part = content.subarray(at, at + piece)
      free = Math.max(free, performance.now()) + (1000 * part.length) / line.speed
      await until(free)
      response.write(part)
    }
    response.end()
  }
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    const name = pathname.endsWith('/') ? `${pathname}index.html` : path.normalize(pathname)
    const read = (ending: string): Promise<Buffer | null> => readFile(path.join(folder, name + ending)).catch(() => null)
    const packed = await read('.br')
    const content = pathname in made ? Buffer.from(made[pathname]!) : (packed ?? (await read('')))
    response.writeHead(content ? 200 : 404, {
      'Content-Type': TYPES[path.extname(name)] ?? 'text/html',
      'Access-Control-Allow-Origin': '*',
      ...(packed && { 'Content-Encoding': 'br' }),
    })
    await send(response, content ?? Buffer.of())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => void server.close() }
}

function until(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time - performance.now()))
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ARGUMENTS })
}

/** A window of its own, in which tasks of the main thread over 50 ms are noted. */
export async function watchedPage(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await page.addInitScript(watchLongTasks)
  return page
}

/** Those since it was opened or last asked, ms. */
export const longTasks = (page: Page): Promise<number[]> => page.evaluate(() => window.longTasks.splice(0))

function watchLongTasks(): void {
  window.longTasks = []
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
}

export interface Progress {
  /** updates since the run began, by the last report, and when it came */
  updates: number
  at: number
  /** when the first report of an update came; 0 before */
  first: number
  epoch: number
  updatesPerEpoch: number
  state: string
  /** when the run was first seen to be in training, and done that many updates by then */
  began: Pick<Progress, 'updates' | 'at'> | null
  /** reports that hold what the network looks like inside, or a forecast: each of them costs the worker time */
  looks: number
}

declare global {
  interface Window {
    longTasks: number[]
    progress: Progress
    /** where the page had its worker from, and what it asked it for */
    started: { script: string; create: { config: object } }
  }
}

/** Before any script of the page: notes how far the reports say that the run is. */
export function watchWorkers(): void {
  window.progress = { updates: 0, at: 0, first: 0, epoch: 0, updatesPerEpoch: 0, state: '', began: null, looks: 0 }
  const Plain = window.Worker
  window.Worker = class extends Plain {
    private readonly script: string
    constructor(script: string | URL) {
      super(script)
      this.script = String(script)
      this.addEventListener('message', ({ data: { report } }) => {
        if (!report) return
        const { progress } = window
        const { epoch, updatesPerEpoch, state } = report
        const [updates, at] = [epoch * updatesPerEpoch + report.update, performance.now()]
        Object.assign(progress, { updates, at, epoch, updatesPerEpoch, state })
        if (updates > 0) progress.first ||= at
        if (state === 'running') progress.began ??= { updates, at }
        if (report.hidden || report.forecast) progress.looks++
      })
    }
    override postMessage(message: { type: string; config: object }): void {
      if (message.type === 'create') window.started = { script: this.script, create: message }
      super.postMessage(message)
    }
  }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2
}
