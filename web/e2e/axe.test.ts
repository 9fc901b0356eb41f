// axe-core and the W3C's Nu validator find nothing to complain of, in any state of the page.
// One engine is enough: axe reads the markup and the styles, which are the same in every engine.
//
// Not with --quick: each state of the page is looked at as a whole.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { Lab } from './lab'
import { FEW, give, untilVerdict } from './numbers-page'
import { scratch } from './program'
import { stand } from './stand'

const { resolve } = createRequire(import.meta.url)
const axe = readFileSync(resolve('axe-core/axe.min.js'))
const { folder, remove } = scratch()
after(remove)
/** The page's policy takes no script from a test: this one comes with the page's own. */
const page = stand({
  policy: true,
  probe: true,
  alter: (name, content) => (/(main|frame|numbers|symbols)\.js$/.test(name) ? Buffer.concat([axe, Buffer.from('\n'), content]) : content),
})

interface Axe {
  run(on: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

let states = 0

/** By all rules of WCAG at A and AA, and of best practice. */
async function assertSound(lab: Lab, state: string): Promise<void> {
  await lab.until('axe', () => 'axe' in window, null)
  const found = await lab.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, { resultTypes: ['violations'], iframes: false })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
  })
  assert.deepEqual({ state, found }, { state, found: [] })
  // As scripts have made it, for the validator.
  const html = await lab.evaluate(() => document.documentElement.outerHTML)
  writeFileSync(path.join(folder, `${++states} ${state}.html`), `<!doctype html>\n${html}`)
}

for (const [width, language, colors] of [
  [1280, 'en-US', 'light'],
  [360, 'zh-CN', 'dark'],
] as const) {
  test(`the page, ${width} px, ${language}, ${colors}`, async () => {
    const lab = await page.open('#preset=adam&hidden=8&epochs=3', { width, height: 800, language, colors })
    await assertSound(lab, 'as it opens')
    await lab.untilDone()
    await lab.evaluate(() => void (document.querySelector<HTMLDetailsElement>('#epochs-table')!.open = true))
    await lab.tab.click('#pin-run')
    await lab.tour()
    await assertSound(lab, 'with a run done, pinned and told in a table, and the findings computed')
    for (const panel of ['#slow-motion', '#state-space']) {
      await lab.show(panel)
      await lab.tab.click(`${panel} summary`)
      await lab.until(panel, (of) => document.querySelector(`${of} .readout`)?.textContent?.includes('sin('), panel)
    }
    await assertSound(lab, 'with the cell in slow motion and the state’s path')
    await lab.show('#network')
    await lab.tab.click('#network-drawing')
    await lab.until('the weights', () => !document.querySelector<HTMLElement>('#unit-weights')!.hidden, null)
    await assertSound(lab, 'with a unit’s row of weights')
    await lab.tab.press('Escape')
    await lab.tab.click('.panel-loss h3 .term')
    await lab.until('the line', () => document.querySelector('#term-loss:popover-open'), null)
    await assertSound(lab, 'with a word explained')
    await lab.tab.press('Escape')
    await lab.give('notes.txt', Buffer.from('no run'))
    await assertSound(lab, 'with a file refused')
    await lab.evaluate(() => document.querySelector<HTMLElement>('.ladder-head a[href="#path"]')!.click())
    await lab.until('the path', () => !document.querySelector<HTMLElement>('#path')!.hidden, null)
    await assertSound(lab, 'with a step of the path')
    await lab.tab.click('#path-leave')
    await lab.tab.click('#open-settings')
    await assertSound(lab, 'with the settings open')
    await lab.tab.click('#close-settings')
    await lab.tab.click('#open-embed')
    await lab.until('the dialog', () => document.querySelector<HTMLDialogElement>('.embed-dialog')?.open, null)
    await assertSound(lab, 'with the embed dialog open')
    await lab.tab.close() // the preview may be under way
  })
}

test('a run that broke down, a link with mistakes, a race', async () => {
  const lab = await page.open('#preset=weights&learningRate=10&clip=none&colour=red')
  await lab.until('the breakdown', () => !document.querySelector<HTMLElement>('#trouble')!.hidden, null)
  await assertSound(lab, 'broken down')
  await lab.close()

  const raced = await page.open('#preset=adam&hidden=4&epochs=1')
  await raced.untilDone()
  await raced.show('#race')
  await raced.tab.click('#race-start')
  await raced.until('the race', () => document.querySelectorAll('#race-lanes li').length === 3, null)
  await assertSound(raced, 'with a race')
  await raced.close()
})

test('a lecture whose settings are locked, and a worker that died', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2&hide=race&lock=on')
  await lab.untilDone()
  await assertSound(lab, 'locked')
  await lab.close()
  const dead = await page.open('', { reducedMotion: true })
  await dead.untilState('waiting')
  await dead.evaluate(() => window.rnnlabProbe.atEpoch(3, () => window.rnnlabProbe.killTrainer()))
  await dead.tab.click('#play')
  await dead.until('the death to be told', () => !document.querySelector<HTMLElement>('#trouble')!.hidden, null)
  await assertSound(dead, 'with a dead worker')
  await dead.tab.close()
})

for (const colors of ['light', 'dark'] as const)
  test(`the frame of an embed, ${colors}`, async () => {
    const lab = await Lab.open(page.browser, `${page.host.address}embed.html#preset=adam&hidden=8&epochs=2${colors === 'dark' ? '&lang=zh&theme=dark' : ''}`)
    await lab.until('the end', () => document.querySelector<HTMLElement>('#play')!.dataset['state'] === 'ended', null)
    await assertSound(lab, 'done')
    await lab.tab.close()
  })

for (const [width, address, colors] of [
  [1280, 'numbers/', 'light'],
  [360, 'zh/numbers/', 'dark'],
] as const) {
  test(`the page of own numbers, ${width} px, ${address}, ${colors}`, async () => {
    const lab = await page.open(address, { width, height: 800, colors })
    await lab.until('its script', () => document.querySelector('#gap')?.childElementCount, null)
    await lab.tab.click('.numbers-draw summary')
    await assertSound(lab, 'as it opens, with the pad')
    await give(lab, 'airline.csv', FEW)
    await lab.until('the table of rules', () => document.querySelector('#results td'), null)
    await assertSound(lab, 'with numbers understood')
    await lab.tab.click('#try')
    await untilVerdict(lab)
    await assertSound(lab, 'with a verdict, and what can be kept')
    await lab.tab.close()
  })
}

test('the page of a task', async () => {
  const lab = await page.open('zh/numbers/?task=airline', { width: 360, height: 800, colors: 'light' })
  await untilVerdict(lab)
  await assertSound(lab, 'with a verdict')
  await lab.tab.close()
})

for (const [width, address, colors] of [
  [1280, 'symbols/#task=grammar&train=yes', 'light'],
  [360, 'zh/symbols/#task=grammar&train=yes', 'dark'],
  [360, 'symbols/#task=text', 'light'],
  [1280, 'symbols/#task=translation', 'dark'],
  [360, 'zh/symbols/#task=counting&train=yes', 'light'],
  [360, 'symbols/#task=order', 'dark'],
  [1280, 'zh/symbols/#task=adding', 'light'],
] as const) {
  test(`the page of symbols, ${width} px, ${address}, ${colors}`, async () => {
    const lab = await page.open(address, { width, height: 800, colors })
    await lab.until('an exercise', () => document.querySelector('.symbols-view table, .symbols-samples li, .symbols-found:not(:empty)'), null)
    if (address.includes('train')) await lab.until('the judge', () => document.querySelector('#score')!.textContent !== '', null)
    await lab.evaluate(() => {
      for (const part of document.querySelectorAll<HTMLDetailsElement>('.symbols-numbers, #seeds')) part.open = true
    })
    // What comes in fades in, and is pale on its way.
    await lab.until(
      'all of it',
      () => document.getAnimations().every(({ playState, timeline }) => playState === 'finished' || timeline !== document.timeline),
      null,
    )
    await assertSound(lab, 'with what the network says')
    await lab.tab.close()
  })
}

test('what all of these states are written as is valid HTML', async () => {
  assert.ok(states > 20, `${states} states`)
  // It does not know yet that a link may block rendering until what it expects is there; and ECharts marks the chart that is
  // pointed at in its own way.
  // Compiling much of it well would take longer than it does all in all, and what is compiled soon takes more of a stack.
  const java = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss8m', '-jar', resolve('vnu-jar/build/dist/vnu.jar')]
  const options = ['--errors-only', '--filterpattern', '.*(blocking.*rel.*stylesheet|_echarts_instance_).*', folder]
  const found = await promisify(execFile)('java', [...java, ...options]).catch((error: { stderr: string }) => error)
  assert.equal(found.stderr, '')
})
