// What an epoch of the page takes, from the run's first report to its end: losses, reports, frames, looks inside and snapshots in.
// Run as "page-epochs DIST CHROMIUM ROUNDS LINK...", where a link is NAME=SETTINGS; prints a line of JSON: milliseconds by name.

import { host, launch, watchWorkers } from './built-page'

const [, , folder, executablePath, rounds, ...links] = process.argv
if (!folder || !executablePath || !rounds || links.length === 0) throw new Error('usage: page-epochs DIST CHROMIUM ROUNDS NAME=SETTINGS...')

const site = await host(folder)
const browser = await launch(executablePath)
const took: Record<string, number[]> = {}
for (let round = 0; round < Number(rounds); round++) {
  for (const link of links) {
    const at = link.indexOf('=')
    const [name, settings] = [link.slice(0, at), link.slice(at + 1)]
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    await context.addInitScript(watchWorkers)
    const page = await context.newPage()
    await page.goto(`${site.address}#${settings}&pace=full`)
    await page.waitForFunction(() => window.progress.state === 'done', null, { timeout: 120_000 })
    const { updates, at: ended, began, updatesPerEpoch } = await page.evaluate(() => window.progress)
    if (!began) throw new Error(`${name}: the run was never seen in training`)
    ;(took[name] ??= []).push(((ended - began.at) / (updates - began.updates)) * updatesPerEpoch)
    await context.close()
  }
}
await browser.close()
site.close()
console.log(JSON.stringify(took))
