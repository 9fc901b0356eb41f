// The settings panel: each field explains itself, takes what is in range, and
// names what is not.
//
// One engine is enough: rules and words are the page's own.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { builtJson } from './environment'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand()
const { fields } = builtJson<{ fields: { name: string; kind: string; min?: number; max?: number; options?: string[] }[] }>('schema.json')
const untilAnother = (lab: Lab, number: number): Promise<void> => lab.until('another run', (before) => window.rnnlabProbe.runs.at(-1)!.number > before, number)

test('every setting has a name, a range and an explanation', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2')
  await lab.untilDone()
  assert.equal(await lab.visible('#settings'), false)
  await lab.tab.click('#open-settings')
  assert.equal(await lab.attribute('#open-settings', 'aria-expanded'), 'true')
  for (const { name, kind, options = [], min = 0, max = 0 } of fields) {
    // One kind of cell is no choice yet, and the learning rate stands among the controls.
    if (options.length === 1 || name === 'learningRate') continue
    const row = await lab.evaluate((of) => {
      const control = document.querySelector<HTMLInputElement>(`#setting-${of}`)!
      const described = control
        .getAttribute('aria-describedby')!
        .split(' ')
        .map((id) => document.getElementById(id)!.textContent)
      return {
        label: control.labels![0]!.textContent!.trim(),
        described,
        range: control.parentElement!.textContent!,
        options: [...control.querySelectorAll('option')].map((option) => [option.value, option.textContent!]),
      }
    }, name)
    assert.ok(row.label.length > 1, `${name} has a name`)
    assert.ok(row.described[0]!.length > 20, `${name} is explained`)
    if (kind === 'enum')
      assert.deepEqual(
        row.options.map(([value]) => value),
        options,
      )
    else if (max === 1)
      assert.deepEqual(
        row.options.map(([value]) => value),
        ['0', '1'],
      )
    else assert.ok(row.range.replaceAll(',', '').includes(`${min} to ${max}`) || row.range.includes('0.001 to 1000'), `${name}: ${row.range}`)
  }
  await lab.close()
})

test('a change starts another run with it; a bad one is named and starts nothing', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2')
  const first = await lab.untilDone()
  await lab.tab.click('#open-settings')
  await lab.enter('#setting-hidden', '12')
  await untilAnother(lab, first.number)
  const second = await lab.untilDone()
  assert.match(await lab.evaluate(() => location.hash), /hidden=12/)

  for (const [field, bad, words] of [
    ['hidden', '257', /1 to 256/],
    ['hidden', '2.5', /whole number/],
    ['epochs', 'many', /1 to 1000/],
    ['seed', '-1', /0 to 4294967295/],
    ['clipAt', '0', /0\.001 to 1000/],
  ] as const) {
    await lab.enter(`#setting-${field}`, bad)
    assert.equal(await lab.attribute(`#setting-${field}`, 'aria-invalid'), 'true', `${field} = ${bad}`)
    assert.match(await lab.text(`#setting-${field}-note`), words)
  }
  assert.equal((await lab.run()).number, second.number, 'no run was started with any of these')
  assert.match(await lab.evaluate(() => location.hash), /hidden=12/)

  // A choice that needs others brings them along and says so.
  await lab.choose('#setting-gradient', 'printed')
  await untilAnother(lab, second.number)
  await lab.untilDone()
  assert.match(await lab.text('#settings-status'), /Also changed.*Optimiser/)
  assert.equal(await lab.evaluate(() => document.querySelector<HTMLSelectElement>('#setting-optimizer')!.disabled), true)
  assert.match(await lab.text('#setting-optimizer-note'), /printed update/)
  await lab.tab.press('Escape')
  await lab.close()
})

test('early stopping stops early and says where', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=200&patience=2&decay=none&learningRate=0.05')
  const run = await lab.untilDone()
  assert.ok(run.validation.length < 201, 'it stopped before the last epoch')
  const best = run.validation.indexOf(Math.min(...run.validation))
  assert.equal(run.validation.length - 1 - best, 2)
  assert.equal(await lab.text('#time-left'), `Stopped early: no better since epoch ${best}`)
  await lab.close()
})
