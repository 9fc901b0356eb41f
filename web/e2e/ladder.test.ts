// The four rungs, each to its last epoch: the figures and the bits that the
// build computed natively.
//
// One engine is enough: the rungs' bits are those of the build, which same-bits asserts in all of them, and charts what is painted.
// Not with --quick: every rung is trained to its end in it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { builtJson, defaultPreset } from './environment'
import { stand } from './stand'

const { rmse, hash } = builtJson<{ rmse: Record<string, number>; hash: Record<string, string> }>('poster.json')
const { presets } = builtJson<{ presets: { name: string; config: { epochs: number } }[] }>('schema.json')
const page = stand()

/** A number as the page writes it, with a true minus and powers in superscript. */
function read(text: string): number {
  const plain = text
    .replace('−', '-')
    .replace(/×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, power: string) => 'e' + [...power].map((c) => (c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))).join(''))
  return Number(plain)
}

const shown = (x: number): number => Number(x.toPrecision(3))

test('each rung computes the same bits as the build did, and shows its RMSE', async (t) => {
  const lab = await page.open()
  await lab.choose('#pace', 'full')
  // The default runs by itself when the page is opened; the others when they are chosen.
  for (const { name, config } of presets.toSorted((a, b) => Number(b.name === defaultPreset) - Number(a.name === defaultPreset))) {
    if (name !== defaultPreset) await lab.tab.click(`#rung-${name}`)
    await lab.until(`rung ${name} to be on show`, (of) => document.querySelector(`#rung-${of}`)!.getAttribute('aria-pressed') === 'true', name)
    const started = Date.now()
    const run = await lab.untilDone()
    const seconds = (Date.now() - started) / 1000

    assert.equal(run.hash, hash[name], `${name}: the weights and losses that this browser computed`)
    assert.equal(await lab.text('#epoch'), String(config.epochs))
    assert.equal(run.validation.length, config.epochs + 1, 'a loss for the initial weights and one after each epoch')
    assert.equal(await lab.attribute(`#rung-${name} .rung-check`, 'data-check'), 'same')
    assert.equal(read(await lab.text(`#rung-${name} .rung-rmse`)), shown(rmse[name]!))

    const figures = (await lab.text('#prediction-validation .rmse')).match(/\d[\d.]*(×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?/g)?.map(read)
    assert.deepEqual(figures, name === 'printed' ? [shown(rmse['printed']!), shown(rmse['printedStep']!)] : [shown(rmse[name]!)])
    t.diagnostic(`${name}: validation RMSE ${rmse[name]}, hash ${run.hash}, ${seconds.toFixed(1)} s`)
  }
  for (const { name } of presets) assert.equal(await lab.attribute(`#rung-${name} .rung-check`, 'data-check'), 'same', `${name} is still marked`)
  await lab.close()
})

test('the charts are drawn', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=3')
  await lab.untilDone()
  for (const chart of [
    '#loss-canvas',
    '#prediction-validation .canvas',
    '#prediction-train .canvas',
    '#forecast-chart .canvas',
    '#hidden-cells',
    '#gradient-chart .canvas',
  ]) {
    await lab.show(chart)
    await lab.until(
      `${chart} to hold a picture`,
      (of) => {
        const host = document.querySelector(of)!
        const canvas = host instanceof HTMLCanvasElement ? host : host.querySelector('canvas')
        if (!canvas || canvas.width === 0) return false
        // A copy: Chromium warns where the canvas of a page is read again and again.
        const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height })
        const context = copy.getContext('2d', { willReadFrequently: true })!
        context.drawImage(canvas, 0, 0)
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
        const colors = new Set<number>()
        for (let i = 0; i < data.length; i += 4) if (data[i + 3]! > 200) colors.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!)
        return colors.size >= 3
      },
      chart,
    )
  }
  await lab.close()
})
