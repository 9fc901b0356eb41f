// Hosts the contestants' pages and drives them in one Chromium. Requests come on standard input, a line each, "CONTESTANT WORKLOAD
// EPOCHS CHECK SHAPE...", and each is answered with a line of JSON; CONTESTANT alone asks for its version. Pages stay open
// between requests, each in a process of its own.

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { launchChromium } from '../../e2e/chromium'
import type { Tab } from '../../e2e/tab'
import type { Request } from './workloads'

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' }

const [, , folder, chromium] = process.argv
if (!folder || !chromium) throw new Error('usage: driver FOLDER CHROMIUM')

const host = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://host')
  const content = await readFile(path.join(folder, path.normalize(pathname))).catch(() => null)
  response.writeHead(content ? 200 : 404, { 'Content-Type': TYPES[path.extname(pathname)] ?? 'text/plain' })
  response.end(content ?? '')
})
await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`
const browser = await launchChromium(chromium)
const tabs = new Map<string, Tab>()

async function tabOf(contestant: string): Promise<Tab> {
  let tab = tabs.get(contestant)
  if (!tab) {
    tab = await browser.tab()
    tabs.set(contestant, tab)
    await tab.open(`${address}page.html?contestant=${contestant}`)
  }
  return tab
}

async function answer(line: string): Promise<unknown> {
  const [contestant = '', workload, epochs, check, ...shape] = line.split(' ')
  const tab = await tabOf(contestant)
  if (!workload) return tab.evaluate(async () => ({ version: (await globalThis.contestant).version }), null)
  const request: Request = { workload, epochs: Number(epochs), check: check === '1', shape: shape.map(Number) }
  return tab.evaluate(async (request) => (await globalThis.contestant).run(request), request)
}

const say = (what: unknown): boolean => process.stdout.write(`${JSON.stringify(what)}\n`)

say({ version: browser.name })
for await (const line of createInterface({ input: process.stdin })) {
  try {
    say(await answer(line))
  } catch (error) {
    say({ error: error instanceof Error ? error.message : String(error) })
  }
}
await browser.close()
host.close()
