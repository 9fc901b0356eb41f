// On paper: everything is drawn, also what was never scrolled to, in light
// colours and at the width of a sheet; then the screen is as it was.

import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { shots } from './environment'
import { stand } from './stand'

const page = stand()

test('what prints is whole: every chart, every finding, nothing to press', async () => {
  const lab = await page.open('#preset=adam&hidden=12&epochs=4', { colors: 'dark' })
  await lab.untilDone()
  await lab.until(
    'the picture of what the network does on its own, which nobody has seen',
    () => document.querySelector('#forecast-text')!.textContent!.length > 0 && document.querySelector('#gradient-text')!.textContent!.length > 0,
    null,
  )
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
    outside: [...document.querySelectorAll<HTMLElement>('main canvas')].filter((on) => on.offsetWidth > 680).length,
  }))
  assert.deepEqual(
    { ...sheet, findings: sheet.findings >= 4 },
    { width: 680, ground: 'rgb(255, 255, 255)', run: true, findings: true, charts: 7, blank: [], outside: 0 },
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
