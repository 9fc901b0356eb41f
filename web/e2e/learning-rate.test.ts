// The learning rate changes while the run goes on; a bad one changes nothing.
// One engine is enough: a field and a message to the worker, as in files that run in all of them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stand } from './stand'

const page = stand()

test('a new learning rate is taken by the run under way, a bad one is refused by name', async () => {
  const lab = await page.open('#preset=adam&decay=none&hidden=160&epochs=1000')
  await lab.untilEpoch(1)
  const before = await lab.run()
  const goesOn = async (): Promise<void> => {
    const { number, notes } = await lab.run()
    assert.equal(number, before.number, 'still the same run')
    const now = notes.at(-1)!
    assert.equal(now.state, 'running')
    await lab.until('the run to go on', (epoch) => window.rnnlabProbe.runs.at(-1)!.notes.at(-1)!.epoch > epoch, now.epoch)
  }
  const untilRate = (rate: number): Promise<void> =>
    lab.until(`an update with learning rate ${rate}`, (wanted) => window.rnnlabProbe.runs.at(-1)!.notes.at(-1)!.rate === wanted, rate)

  await lab.enter('#learning-rate-number', '0.0005')
  await untilRate(0.0005)
  await goesOn()
  assert.match(await lab.evaluate(() => location.hash), /learningRate=0\.0005/)

  // The middle of the slider is the middle of the decades from 1e-6 to 10.
  await lab.choose('#learning-rate', '500')
  await untilRate(0.0032)
  await goesOn()
  assert.equal(await lab.evaluate(() => document.querySelector<HTMLInputElement>('#learning-rate-number')!.value), '0.0032')

  for (const bad of ['11', '0', '-1', 'fast', '']) {
    await lab.enter('#learning-rate-number', bad)
    if (bad === '')
      await lab.evaluate(() => {
        const box = document.querySelector<HTMLInputElement>('#learning-rate-number')!
        box.value = ''
        box.dispatchEvent(new Event('change'))
      })
    assert.equal(await lab.attribute('#learning-rate-number', 'aria-invalid'), 'true', `“${bad}”`)
    const said = await lab.text('#learning-rate-error')
    assert.match(said, /1e-6.*\b10\b/, `“${bad}” is answered with the range`)
    assert.match((await lab.attribute('#learning-rate-number', 'aria-describedby')) ?? '', /learning-rate-error/)
    await goesOn()
    assert.equal((await lab.run()).notes.at(-1)!.rate, 0.0032)
  }
  assert.equal(await lab.text('.rate-name'), 'Learning rate learning_rate')

  await lab.enter('#learning-rate-number', '0.001')
  await untilRate(0.001)
  assert.equal(await lab.attribute('#learning-rate-number', 'aria-invalid'), null)
  assert.equal(await lab.text('#learning-rate-error'), '')
  await goesOn()
  await lab.close()
})

test('a run whose learning rate was changed claims no rung’s bits', async () => {
  // Started by hand, so that its first epoch can be its last for now.
  const lab = await page.open('#preset=adam&epochs=25', { reducedMotion: true })
  await lab.untilState('waiting')
  await lab.tab.click('#step-epoch')
  await lab.untilEpoch(1)
  const untilRate = (wanted: number): Promise<void> =>
    lab.until(`the rate ${wanted}`, (of) => window.rnnlabProbe.runs.at(-1)!.notes.at(-1)!.rate === of, wanted)
  // The decay has taken a little off, and takes the same part off each rate.
  const { rate } = (await lab.run()).notes.at(-1)!
  await lab.enter('#learning-rate-number', '0.0005')
  await untilRate(rate / 2)
  await lab.enter('#learning-rate-number', '0.001')
  await untilRate(rate)
  await lab.tab.click('#play')
  await lab.untilDone()
  assert.equal(await lab.attribute('#rung-adam .rung-check', 'data-check'), 'none')
  await lab.close()
})
