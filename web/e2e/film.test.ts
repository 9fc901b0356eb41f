// One film: the recording that the page opens with and the run that goes on
// from it are the same to the bit, and the counter never goes back.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { builtJson, oneEngine } from './environment'
import { Lab } from './lab'
import { Host } from './host'
import { stand } from './stand'

const { hash } = builtJson<{ hash: Record<string, string> }>('poster.json')
const page = stand()

/** Keeps every epoch that the counter shows from now on. */
const watchCounter = (lab: Lab): Promise<void> =>
  lab.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { countedEpochs: seen })
    const counter = document.querySelector('#epoch')!
    new MutationObserver(() => seen.push(Number(counter.textContent))).observe(counter, { childList: true, characterData: true, subtree: true })
  })

test('the run takes over where the recording is, at a pace that can be watched, and ends in the bits of the build', async () => {
  const lab = await page.open()
  await watchCounter(lab)
  await lab.until('the film', () => document.querySelector('#rung-weights')!.getAttribute('aria-pressed') === 'true', null)
  assert.equal(await lab.evaluate(() => document.querySelector<HTMLSelectElement>('#pace')!.value), 'watch')
  await lab.untilDone()
  const counted = await lab.evaluate(() => (window as unknown as { countedEpochs: number[] }).countedEpochs)
  assert.deepEqual(
    counted,
    [...counted].sort((a, b) => a - b),
    'the counter never goes back',
  )
  assert.equal(counted.at(-1), 25)
  assert.ok(new Set(counted).size > 15, `most epochs can be seen: ${counted.join(' ')}`)
  assert.equal((await lab.run()).hash, hash['weights'])
  assert.equal(await lab.attribute('#rung-weights .rung-check', 'data-check'), 'same')
  await lab.close()
})

/** As on the line of a phone: the trainer is seconds behind the recording, which the run has to overtake. */
test('a run whose trainer comes late overtakes the recording, and each frame is of one epoch', async () => {
  let send = (): void => {}
  const asked = new Promise<void>((resolve) => (send = resolve))
  const late = async (name: string, content: Buffer): Promise<Buffer> => {
    if (name.endsWith('.wasm')) await asked
    return content
  }
  const host = await Host.start({ policy: true, probe: true, everyFrame: true, alter: late })
  const lab = await Lab.open(page.browser, host.address)
  await watchCounter(lab)
  await lab.evaluate(() => {
    const frames = ((window as unknown as { shownEpochs: string[][] }).shownEpochs = [] as string[][])
    const look = (): void => {
      const words = ['#epoch', '#prediction-epoch'].map((of) => document.querySelector(of)!.textContent!.match(/\d+/)?.[0] ?? '')
      frames.push([...words, String(window.rnnlabProbe.runs.length)])
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await lab.untilEpoch(3)
  send()
  await lab.untilDone()
  const { counted, frames } = await lab.evaluate(() => {
    const { countedEpochs, shownEpochs } = window as unknown as { countedEpochs: number[]; shownEpochs: string[][] }
    return { counted: countedEpochs, frames: shownEpochs }
  })
  assert.deepEqual(
    counted,
    [...counted].sort((a, b) => a - b),
    'the counter never goes back',
  )
  const recorded = frames.filter(([, , runs]) => runs === '0').map(([epoch]) => Number(epoch))
  const live = frames.filter(([, , runs]) => runs !== '0').map(([epoch]) => Number(epoch))
  assert.ok(Math.max(...recorded) >= 3, `the recording is ahead: ${recorded.at(-1)}`)
  assert.ok(live[0]! >= recorded.at(-1)!, `it goes on from ${recorded.at(-1)}, at ${live[0]}`)
  assert.deepEqual(
    frames.filter(([epoch, said]) => said !== '' && said !== epoch),
    [],
    'the counter and the words beside the predictions are of one epoch',
  )
  assert.equal((await lab.run()).hash, hash['weights'])
  await lab.close()
  await host.close()
})

test('a recording that the reader holds is a run that rests at its epoch', oneEngine('the film ends in all of them as a run, above'), async () => {
  const lab = await page.open('#preset=weights&pace=slow')
  await lab.until('the film or the run', () => Number(document.querySelector('#epoch')!.textContent) >= 1, null)
  await lab.tab.click('#play')
  await lab.until('the pause', () => document.querySelector('#time-left')!.textContent === 'Paused', null)
  await lab.until('the trainer', () => !document.querySelector<HTMLButtonElement>('#step-epoch')!.disabled, null)
  const { epoch } = await lab.resting()
  assert.ok(epoch >= 1 && epoch < 10, `rests at epoch ${epoch}`)
  assert.equal(await lab.text('#epoch'), String(epoch))
  await lab.choose('#pace', 'full')
  await lab.tab.click('#play')
  await lab.untilDone()
  assert.equal((await lab.run()).hash, hash['weights'])
  assert.match(await lab.evaluate(() => location.hash), /pace=full/)
  await lab.close()
})

test('what a link opens is watched as well, unless it says a pace', oneEngine("paces are the page's own"), async () => {
  const host = await Host.start({ policy: true, probe: true, readersPace: true })
  const lab = await Lab.open(page.browser, `${host.address}#preset=adam&hidden=8&epochs=6`)
  await watchCounter(lab)
  await lab.untilDone()
  const counted = await lab.evaluate(() => (window as unknown as { countedEpochs: number[] }).countedEpochs)
  assert.deepEqual([...new Set(counted.filter((epoch) => epoch > 0))], [1, 2, 3, 4, 5, 6], 'each epoch is seen')
  assert.equal(await lab.evaluate(() => document.querySelector<HTMLSelectElement>('#pace')!.value), 'watch')
  assert.doesNotMatch(await lab.evaluate(() => location.hash), /pace/, 'what nobody has chosen is not in links')
  await lab.close()
  await host.close()
})

test('step by step, play makes one update; a pace that is none is named', oneEngine("paces are the page's own"), async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=3&pace=step')
  await lab.until('the trainer', () => !document.querySelector<HTMLButtonElement>('#play')!.disabled, null)
  await lab.tab.click('#play')
  await lab.until('one update', () => document.querySelector('#time-left')!.textContent === 'Paused', null)
  assert.deepEqual(await lab.resting(), { epoch: 0, update: 1 })
  await lab.close()
  const wrong = await page.open('#preset=adam&hidden=8&epochs=2&pace=fast')
  await wrong.until('the problem', () => document.querySelector('#link-problems')!.textContent !== '', null)
  assert.match(await wrong.text('#link-problems'), /pace.*fast/)
  await wrong.close()
})
