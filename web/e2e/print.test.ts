// On paper: everything is drawn, also what was never scrolled to, in light
// colours and at the width of a sheet; then the screen is as it was. And posts
// with embeds.

import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { oneEngine, shots } from './environment'
import { judgeFew } from './numbers-page'
import { Post, scriptOf } from './post'
import { stand } from './stand'

const page = stand({ policy: true, probe: true, shared: true })

test('what prints is whole: every chart, every finding, nothing to press', async () => {
  const lab = await page.open('#preset=adam&hidden=12&epochs=4', { colors: 'dark' })
  await lab.untilDone()
  await lab.until(
    'the picture of what the network does on its own, which nobody has seen',
    () => document.querySelector('#forecast-text')!.textContent!.length > 0 && document.querySelector('#gradient-text')!.textContent!.length > 0,
    null,
  )
  for (const panel of ['#slow-motion', '#state-space']) {
    await lab.show(panel)
    await lab.tab.click(`${panel} summary`)
    await lab.until(panel, (of) => document.querySelector(`${of} .readout`)?.textContent?.includes('sin('), panel)
  }
  await lab.show('#loss-chart')
  await lab.frames(4)
  await lab.evaluate(() => void dispatchEvent(new Event('beforeprint')))
  const sheet = await lab.evaluate(() => ({
    width: document.querySelector('main')!.offsetWidth,
    ground: getComputedStyle(document.body).backgroundColor,
    run: document.querySelector('#paper-run')!.textContent!.includes(location.href),
    findings: document.querySelectorAll('.finding[data-computed] svg').length,
    charts: document.querySelectorAll('.chart:not([hidden]) .canvas canvas').length,
    blank: [...document.querySelectorAll<HTMLCanvasElement>('.chart:not([hidden]) .canvas canvas, #hidden-cells, #network-canvas')]
      .filter((canvas) => {
        const colours = new Set(new Uint32Array(canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data.buffer))
        return canvas.offsetWidth < 100 || colours.size < 3
      })
      .map((canvas) => canvas.closest('[id]')!.id),
    // Light paper under a dark screen's colours is what a canvas has that was not painted again.
    mechanism: ['#slow-motion li canvas:not([hidden])', '#state-space canvas'].map((of) => {
      const canvas = document.querySelector<HTMLCanvasElement>(of)!
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      const ink = getComputedStyle(document.documentElement).getPropertyValue(of.includes('slow') ? '--ink' : '--truth')
      const [red, green, blue] = [1, 3, 5].map((at) => parseInt(ink.trim().slice(at, at + 2), 16))
      for (let i = 0; i < data.length; i += 4)
        if (data[i + 3]! > 80 && near(data[i]!, red!) && near(data[i + 1]!, green!) && near(data[i + 2]!, blue!)) return true
      return false
      function near(a: number, b: number): boolean {
        return Math.abs(a - b) < 12
      }
    }),
    outside: [...document.querySelectorAll<HTMLElement>('main canvas')].filter((on) => on.offsetWidth > 680).length,
  }))
  assert.deepEqual(
    { ...sheet, findings: sheet.findings >= 4 },
    { width: 680, ground: 'rgb(255, 255, 255)', run: true, findings: true, charts: 7, blank: [], mechanism: [true, true], outside: 0 },
  )

  await lab.evaluate(() => void dispatchEvent(new Event('afterprint')))
  assert.deepEqual(
    await lab.evaluate(() => [
      document.querySelector<HTMLCanvasElement>('#loss-canvas canvas')!.width ===
        Math.round(document.querySelector('#loss-canvas')!.clientWidth * devicePixelRatio),
      getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)',
    ]),
    [true, false],
  )
  const pdf = await lab.tab.pdf?.()
  if (pdf) {
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
    assert.ok(sheets >= 4 && sheets <= 12, `${sheets} sheets`)
    if (shots) await writeFile(path.join(shots, 'page.pdf'), pdf)
  }
  await lab.close()
})

test(
  'the pages of own numbers and of symbols print as sheets too',
  oneEngine('the sheets of these pages are of the same style as that of the lab'),
  async () => {
    for (const address of ['numbers/', 'zh/symbols/#task=grammar&train=yes']) {
      const lab = await page.open(address, { colors: 'dark' })
      if (address === 'numbers/') await judgeFew(lab)
      await lab.until('its end', () => document.querySelector<HTMLElement>('#keep, #views table')?.checkVisibility(), null)
      await lab.evaluate(() => void dispatchEvent(new Event('beforeprint')))
      const sheet = await lab.evaluate(() => ({
        width: document.querySelector('main')!.offsetWidth,
        ground: getComputedStyle(document.body).backgroundColor,
        run: document.querySelector('#paper-run')!.textContent === location.href && document.querySelector<HTMLElement>('#paper-run')!.checkVisibility(),
        outside: [...document.querySelectorAll('main svg')].filter((on) => on.getBoundingClientRect().width > 681).length,
        // Drawn for the width that it has on the sheet: what is scaled has words of another size.
        drawnFor: document.querySelector<SVGSVGElement>('#plot svg, #loss-plot svg')!.viewBox.baseVal.width,
      }))
      assert.deepEqual(sheet, { width: 680, ground: 'rgb(255, 255, 255)', run: true, outside: 0, drawnFor: 680 }, address)
      await lab.evaluate(() => void dispatchEvent(new Event('afterprint')))
      assert.notEqual(await lab.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)')
      const pdf = await lab.tab.pdf?.()
      if (pdf) {
        const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
        assert.ok(sheets >= 1 && sheets <= 4, `${address}: ${sheets} sheets`)
        if (shots) await writeFile(path.join(shots, `${address.split('/').find((part) => /^[a-z]{4,}$/.test(part))}.pdf`), pdf)
      }
      await lab.close()
    }
  },
)

test('a post with embeds prints them light, and one that has not come as its link', async () => {
  const lab = page.host.address
  const embeds = '<rnn-lab id="seen" preset="adam" hidden-units="8" epochs="3" theme="dark"></rnn-lab>'
  const far = '<div class="far"></div><rnn-lab id="unseen" preset="adam"><a href="/">Watch a network learn</a></rnn-lab>'
  const post = await Post.open(page.browser, lab, scriptOf(lab) + embeds + far, { height: 900 })
  await post.event('done', 'seen')
  const heights = (event: 'beforeprint' | 'afterprint' | null): Promise<number[]> =>
    post.tab.evaluate((name) => {
      if (name) dispatchEvent(new Event(name))
      return [...document.querySelectorAll<HTMLElement>('rnn-lab')].map(({ offsetHeight }) => offsetHeight)
    }, event)
  const [seen, unseen] = await heights(null)
  assert.ok(seen! > 400 && unseen! > 400, `${seen} ${unseen}`)
  const printed = await heights('beforeprint')
  assert.ok(printed[0] === seen && printed[1]! < 40, printed.join(' '))
  assert.deepEqual(await heights('afterprint'), [seen, unseen])
  const pdf = await post.tab.pdf?.()
  if (pdf && shots) await writeFile(path.join(shots, 'post.pdf'), pdf)

  await post.enter()
  /** The colour that a prediction has, and whether one is drawn in it. */
  const drawn = (event: 'beforeprint' | 'afterprint'): Promise<{ colour: string; there: boolean }> =>
    post.tab.evaluate((name) => {
      dispatchEvent(new Event(name))
      const colour = getComputedStyle(document.documentElement).getPropertyValue('--prediction').trim()
      const wanted = parseInt(colour.slice(1), 16)
      const there = [...document.querySelectorAll<HTMLCanvasElement>('.set:not([hidden]) .canvas canvas')].some((canvas) => {
        const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height }).getContext('2d', {
          willReadFrequently: true,
        })!
        copy.drawImage(canvas, 0, 0)
        const { data } = copy.getImageData(0, 0, canvas.width, canvas.height)
        return Array.from({ length: data.length / 4 }, (_, i) => 4 * i).some(
          (at) => data[at + 3]! > 250 && data[at]! * 65536 + data[at + 1]! * 256 + data[at + 2]! === wanted,
        )
      })
      return { colour, there }
    }, event)
  const [onPaper, onScreen] = [await drawn('beforeprint'), await drawn('afterprint')]
  assert.ok(onPaper.there && onScreen.there && onPaper.colour !== onScreen.colour, JSON.stringify({ onPaper, onScreen }))
  await post.close()
})
