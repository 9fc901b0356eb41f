// What stands around the run: pinned runs, forecast, the inside of the
// network, the tutorial's table, the findings.
//
// One engine is enough: what is told is computed by the page alone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stand } from './stand'

const page = stand()

test('a pinned run stays on the chart beside the next one', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=3')
  const first = await lab.untilDone()
  await lab.tab.click('#pin-run')
  assert.match(await lab.text('#pinned-runs'), /^Adam, Hidden units 8/)
  assert.ok((await lab.text('#pinned-runs')).includes(String(Number(first.validation.at(-1)!.toPrecision(3)))), await lab.text('#pinned-runs'))
  await lab.tab.click('#new-weights')
  await lab.until('another run', (before) => window.rnnlabProbe.runs.at(-1)!.number > before, first.number)
  await lab.untilDone()
  assert.match(await lab.text('#pinned-runs'), /^Adam, Hidden units 8/)
  await lab.tab.click('#pinned-runs button')
  assert.equal(await lab.evaluate(() => document.querySelectorAll('#pinned-runs li').length), 0)
  await lab.close()
})

test('the table of epochs is the tutorial’s, as text', async () => {
  const lab = await page.open('#preset=printed&epochs=3')
  const run = await lab.untilDone()
  await lab.tab.click('#epochs-table summary')
  await lab.until('the table', () => document.querySelector('#epochs-table tbody tr'), null)
  const rows = await lab.evaluate(() =>
    [...document.querySelectorAll('#epochs-table tbody tr')].map((row) => [...row.children].map((cell) => Number(cell.textContent))),
  )
  // Sums over 100 and 50 records, to the eight decimals that NumPy prints.
  assert.deepEqual(
    rows,
    [0, 1, 2].map((e) => [e + 1, Number((100 * run.train[e]!).toFixed(8)), Number((50 * run.validation[e]!).toFixed(8))]),
  )
  await lab.close()
})

test('a finished run is set beside rules that need no network, on values that it has never seen', async () => {
  const lab = await page.open('#preset=adam&hidden=10&epochs=3')
  await lab.untilDone()
  await lab.until('the verdict', () => /No network is needed/.test(document.querySelector('#verdict')!.textContent!), null)
  const verdict = await lab.text('#verdict')
  const [, rmse, last] = /On the 50 values that follow.*RMSE is ([\d.]+).*repeating the last value \(([\d.]+)\)/.exec(verdict) ?? assert.fail(verdict)
  assert.ok(Number(rmse) > 0 && Number(rmse) < 2, verdict)
  assert.equal(last, '0.679')
  await lab.tab.click('#reset')
  await lab.until('the explanation again', () => /dotted lines/.test(document.querySelector('#verdict')!.textContent!), null)
  await lab.close()
})

test('forecast and hidden state follow their sliders', async () => {
  const lab = await page.open('#preset=adam&hidden=10&epochs=6')
  await lab.untilDone()
  await lab.show('.forecast')
  for (const steps of ['10', '150']) {
    await lab.choose('#horizon', steps)
    assert.equal(await lab.text('#horizon-value'), `${steps} steps`)
    await lab.until(`a forecast of ${steps} steps`, (count) => document.querySelector('#forecast-text')!.textContent!.includes(`${count} steps`), steps)
  }
  await lab.show('.inside')
  const untilRecord = (words: string): Promise<void> => lab.until(words, (of) => document.querySelector('#record-text')!.textContent!.includes(of), words)
  await untilRecord('Validation record 1:')
  await lab.choose('#record-index', '7')
  await untilRecord('Validation record 8:')
  await lab.choose('#record-set', 'train')
  await untilRecord('Training record')
  assert.match((await lab.attribute('#hidden-chart', 'aria-label')) ?? '', /10 hidden units over 50 time steps/)
  assert.match(await lab.text('#gradient-text'), /It reaches the last 5 steps of 50/)
  await lab.close()
})

test('the four findings are computed on the page, with the figures that make the point', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2')
  await lab.untilDone()
  await lab.tour()
  for (const [finding, words] of [
    ['updateIgnoresError', /changes by 0\./],
    ['outputGradientClips', /(>99\.9|9\d(\.\d)?|100)% of the entries of dV sit at the clip/],
    ['saturation', /(>99\.9|9\d(\.\d)?|100)% of the hidden units are above 0\.999/],
    ['predictionStep', /an RMSE of \d[\d.]+; the network that was trained, \d[\d.]+\./],
  ] as const) {
    assert.match(await lab.text(`#finding-${finding} .finding-text`), words)
    assert.equal(await lab.evaluate((of) => document.querySelectorAll(`#finding-${of} .finding-figure svg`).length, finding), 1)
  }
  await lab.tab.click('#finding-saturation .run-rung')
  await lab.until('the rung that puts it right', () => document.querySelector('#rung-weights')!.getAttribute('aria-pressed') === 'true', null)
  await lab.untilEpoch(1)
  await lab.close()
})
