// The page as a stranger's browser meets it: the real server, the strict
// policy, a sub-path; nothing recorded but by the browser itself.

import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { defaultPreset, dist, launch, plainName, serve } from './environment'
import { Host } from './host'
import { Lab } from './lab'
import type { Browser } from './tab'

const SUB_PATH = 'blog/2026/rnnlab/'
let browser: Browser
let server: ChildProcess
let root: string
let site: string

before(async () => {
  // A site that has the page in a folder of its own.
  root = mkdtempSync(path.join(tmpdir(), 'rnnlab-site-'))
  mkdirSync(path.join(root, path.dirname(SUB_PATH)), { recursive: true })
  symlinkSync(dist, path.join(root, SUB_PATH.slice(0, -1)))
  writeFileSync(path.join(root, 'index.html'), '<!doctype html><title>A blog</title>')
  server = spawn(serve, ['-addr', '127.0.0.1:0', '-dir', root], { stdio: ['ignore', 'pipe', 'inherit'] })
  site = await new Promise((resolve, reject) => {
    server.stdout!.on('data', (data) => resolve(/http:\S+/.exec(String(data))![0]))
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  browser = await launch()
})

after(async () => {
  await browser?.close()
  server?.kill('SIGTERM')
  rmSync(root, { recursive: true, force: true })
})

/** Bytes of brotli at its highest quality, as the local server sends them. */
function brotli(name: string): number {
  return statSync(path.join(dist, `${name}.br`)).size
}

test('under the strict policy, in a sub-path: not one message, nothing asked of anybody else, within the budget', async (t) => {
  const page = site + SUB_PATH
  const { headers } = await fetch(page)
  assert.equal(
    headers.get('Content-Security-Policy'),
    /Content-Security-Policy"\s+content="([^"]+)"/.exec(readFileSync(path.join(dist, 'index.html'), 'utf8'))![1],
  )

  const lab = await Lab.open(browser, page)
  await lab.untilState('ended')
  await lab.tour()
  assert.equal(await lab.attribute(`#rung-${defaultPreset} .rung-check`, 'data-check'), 'same')
  assert.deepEqual(
    lab.tab.requests.filter((url) => !url.startsWith(page) && !url.startsWith('data:')),
    [],
    'requests to anywhere else',
  )

  const files = [...new Set(lab.tab.requests.filter((url) => url.startsWith(page)).map((url) => new URL(url).href.slice(page.length) || 'index.html'))].sort()
  const sizes = files.map((name) => ({ name: plainName(name), bytes: brotli(name) }))
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  const report = [...sizes, { name: 'first visit', bytes: total }].map(({ name, bytes }) => `${String(bytes).padStart(7)} ${name}`)
  for (const line of report) t.diagnostic(line)
  const fetched = sizes.map(({ name }) => name)
  // Either trainer: the one with vectors where the engine has them.
  const trainers = sizes.filter(({ name }) => /^assets\/rnn(-simd)?\.wasm$/.test(name))
  assert.equal(trainers.length, 1, report.join('\n'))
  assert.ok(fetched.includes('assets/en.json'), report.join('\n'))
  assert.ok(!fetched.includes('assets/zh.json'), 'the other language is not fetched')
  assert.ok(!fetched.includes('assets/echarts.js'), 'what reads a chart under the pointer is fetched when somebody does')
  assert.ok(total <= 740_000, 'the first visit is over its budget')
  assert.ok(trainers[0]!.bytes <= 500_000, 'the trainer is over its budget')
  await lab.close()
})

test('on a host that sends no headers and knows no type for WebAssembly', async () => {
  const host = await Host.start({ plainTypes: true }, '/static/')
  const lab = await Lab.open(browser, host.address + '#preset=adam&hidden=8&epochs=2')
  await lab.untilState('ended')
  await lab.tour()
  assert.deepEqual(host.missing, [], 'asked for and not there')
  await lab.close()
  await host.close()
})

test('in a frame of another site', async () => {
  const blog = createServer((_, response) =>
    response.end(`<!doctype html><title>A blog</title><link rel="icon" href="data:,">
    <iframe src="${site.replace('127.0.0.1', 'localhost')}${SUB_PATH}#preset=adam&hidden=8&epochs=2" width="800" height="700"></iframe>`),
  )
  await new Promise<void>((resolve) => blog.listen(0, '127.0.0.1', resolve))
  blog.unref()
  const tab = await browser.tab()
  await tab.open(`http://127.0.0.1:${(blog.address() as AddressInfo).port}/`)
  await tab.enterFrame()
  const lab = new Lab(tab)
  await lab.show('#loss-chart')
  await lab.untilState('ended')
  assert.equal(await lab.text('#time-left'), 'Done')
  assert.deepEqual(tab.complaints, [])
  await tab.close()
  blog.closeAllConnections()
  blog.close()
})
