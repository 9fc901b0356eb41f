// How the main thread fares while the trainer works at full speed. Timings
// are printed, never asserted: machines differ, and this one has other work.
//
// One engine is enough: no other of these tells which tasks were long.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stand } from './stand'

const page = stand({ policy: true, probe: true, everyFrame: true })

test('the main thread while training at full speed', async (t) => {
  // A warm page: the first run has fetched, compiled and drawn everything once.
  const lab = await page.open('#preset=adam&hidden=8&epochs=2')
  await lab.untilDone()
  await lab.tab.click('#rung-adam')
  await lab.until('the second run', () => window.rnnlabProbe.runs.at(-1)!.number > 1, null)
  const { notes } = await lab.untilDone()
  const from = notes.find(({ state }) => state === 'running')!.at
  const to = notes.at(-1)!.at
  const { measured, longTasks, frames, first } = await lab.evaluate(
    ([start, end]) => ({
      measured: window.rnnlabProbe.measures.includes('longtask'),
      longTasks: window.rnnlabProbe.longTasks.filter(({ at, ms }) => at + ms > start && at < end).map(({ ms }) => ms),
      frames: window.rnnlabProbe.frames.filter((at) => at >= start && at <= end),
      first: window.rnnlabProbe.longTasks.filter(({ at }) => at < start).map(({ ms }) => ms),
    }),
    [from, to] as const,
  )

  const gaps = frames.slice(1).map((at, i) => at - frames[i]!)
  const seconds = (to - from) / 1000
  const speeds = notes
    .map(({ speed }) => speed)
    .filter((speed) => speed > 0)
    .sort((a, b) => a - b)
  t.diagnostic(
    `${page.browser.name}: ${seconds.toFixed(1)} s for 25 epochs, ${Math.round(2500 / seconds)} updates/s in all, median of those shown ${Math.round(speeds[speeds.length >> 1] ?? 0)}`,
  )
  t.diagnostic(
    `animation frames ${(frames.length / seconds).toFixed(1)}/s, longest gap ${Math.max(...gaps).toFixed(0)} ms; messages of the trainer ${(notes.length / seconds).toFixed(1)}/s`,
  )
  t.diagnostic(
    !measured
      ? `tasks over 50 ms: ${page.browser.name} does not measure them`
      : `tasks over 50 ms while training: ${longTasks.length}${longTasks.length > 0 ? `, longest ${Math.max(...longTasks)} ms` : ''}; before, from the opening of the page: ${first.length}${first.length > 0 ? `, longest ${Math.max(...first)} ms` : ''}`,
  )
  assert.ok(frames.length > 0 && notes.length > 10, 'something was measured')
  await lab.close()
})

test('the main thread while a text is learned and written', async (t) => {
  const lab = await page.open('symbols/#task=text&rung=gru&train=yes')
  await lab.until('the first sample', () => document.querySelectorAll('.symbols-samples li').length >= 1, null)
  const from = await lab.evaluate(() => performance.now())
  await lab.until('three more', () => document.querySelectorAll('.symbols-samples li').length >= 4, null)
  const { measured, longTasks, frames, to, progress } = await lab.evaluate((start) => {
    const to = performance.now()
    return {
      measured: window.rnnlabProbe.measures.includes('longtask'),
      longTasks: window.rnnlabProbe.longTasks.filter(({ at, ms }) => at + ms > start && at < to).map(({ ms }) => ms),
      frames: window.rnnlabProbe.frames.filter((at) => at >= start && at <= to),
      to,
      progress: document.querySelector('#progress')!.textContent!,
    }
  }, from)
  const gaps = frames.slice(1).map((at, i) => at - frames[i]!)
  t.diagnostic(
    `${page.browser.name}: ${progress}; animation frames ${((1000 * frames.length) / (to - from)).toFixed(1)}/s, longest gap ${Math.max(...gaps).toFixed(0)} ms`,
  )
  t.diagnostic(
    measured
      ? `tasks over 50 ms while it learns and writes: ${longTasks.length}${longTasks.length > 0 ? `, longest ${Math.max(...longTasks)} ms` : ''}`
      : `tasks over 50 ms: ${page.browser.name} does not measure them`,
  )
  assert.ok(frames.length > 0 && /letters a second/.test(progress), 'something was measured')
  await lab.close()
})
