// Everything by keyboard, and in words for those who do not see the charts.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEngine } from './environment'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand()

const focused = (lab: Lab): Promise<string> =>
  lab.evaluate(() => {
    const on = document.activeElement!
    return on === document.body
      ? 'body'
      : on.id
        ? `#${on.id}`
        : `${on.localName}: ${(on.getAttribute('aria-label') ?? on.textContent ?? '').trim().slice(0, 40)}`
  })

async function tabTo(lab: Lab, wanted: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await lab.tab.press('Tab')
    if ((await focused(lab)) === wanted) return
  }
  assert.fail(`Tab never came to ${wanted}`)
}

/** Tab comes to everything that can be operated, in order, and shows where it is; everything has a name. */
async function assertRound(lab: Lab): Promise<void> {
  const reachable = await lab.evaluate(() => {
    // The page glides to what is out of sight. A Tab on the way there would be taken for one from where it is just then.
    document.documentElement.style.scrollBehavior = 'auto'
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    const wanted = all.filter((on) => !on.matches(':disabled') && on.getClientRects().length > 0)
    wanted.forEach((on, i) => on.setAttribute('data-test-order', String(i)))
    return wanted.length
  })
  const visited: number[] = []
  const invisible: string[] = []
  const nameless: string[] = []
  for (let presses = 0; presses < reachable + 5; presses++) {
    await lab.tab.press('Tab')
    const at = await lab.evaluate(async () => {
      const on = document.activeElement as HTMLElement
      if (on === document.body) return null
      const style = getComputedStyle(on)
      const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      const inView = (): boolean => {
        const box = on.getBoundingClientRect()
        return box.bottom > 0 && box.top < innerHeight && box.width > 0
      }
      for (const end = performance.now() + 20_000; !inView() && performance.now() < end;) await new Promise(requestAnimationFrame)
      const labels = 'labels' in on ? [...((on as HTMLInputElement).labels ?? [])].map((label) => label.textContent).join('') : ''
      return {
        order: Number(on.dataset['testOrder'] ?? -1),
        name: on.id || on.outerHTML.slice(0, 80),
        seen: ring && inView(),
        named:
          `${on.getAttribute('aria-label') ?? ''}${document.getElementById(on.getAttribute('aria-labelledby') ?? '')?.textContent ?? ''}${labels}${on.textContent}`.trim() !==
          '',
      }
    })
    // The round ends in the browser's own controls or, where Tab does not go there, at its start.
    if (!at || at.order === visited[0]) break
    visited.push(at.order)
    if (!at.seen) invisible.push(at.name)
    if (!at.named) nameless.push(at.name)
  }
  assert.deepEqual(visited, [...Array(reachable).keys()])
  assert.deepEqual({ invisible, nameless }, { invisible: [], nameless: [] })
}

test('Tab goes round the lab', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2')
  await lab.untilDone()
  await lab.evaluate(() => void (document.querySelector<HTMLDetailsElement>('#epochs-table')!.open = true))
  await lab.until('the run to be kept, which brings a button', () => !document.querySelector<HTMLElement>('#discard-kept')!.hidden, null)
  await assertRound(lab)
  await lab.close()
})

test('Tab goes round the page of symbols', oneEngine('what can be operated is of the same kinds as in the lab'), async () => {
  const lab = await page.open('symbols/#task=text&rung=elman')
  await lab.until('what there is to see', () => document.querySelector('.symbols-samples li'), null)
  await lab.until(
    'all of it',
    () => document.getAnimations().every(({ playState, timeline }) => playState === 'finished' || timeline !== document.timeline),
    null,
  )
  await lab.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true
  })
  await assertRound(lab)
  await lab.close()
})

test('Tab to play, Space pauses and goes on, Enter steps', async () => {
  const lab = await page.open('#preset=adam&hidden=160&epochs=1000')
  await lab.untilEpoch(1)
  await tabTo(lab, '#play')
  await lab.tab.press(' ')
  await lab.untilState('waiting')
  assert.equal(await lab.text('#time-left'), 'Paused')
  assert.equal(await lab.attribute('#play', 'aria-label'), 'Train')
  const before = (await lab.run()).notes.at(-1)!
  await tabTo(lab, '#step-epoch')
  await lab.tab.press('Enter')
  // While the step is under way, Space would end it.
  await lab.until(
    'the next epoch',
    (epoch) => {
      const now = window.rnnlabProbe.runs.at(-1)!.notes.at(-1)!
      return now.epoch === epoch + 1 && now.state === 'paused'
    },
    before.epoch,
  )
  await lab.untilState('waiting')
  await lab.evaluate(() => document.querySelector<HTMLElement>('#play')!.focus())
  await lab.tab.press(' ')
  await lab.untilState('running')
  await lab.close()
})

test('the arrow keys move along the epochs and say the values', async () => {
  const lab = await page.open('#preset=adam&hidden=12&epochs=10')
  const run = await lab.untilDone()
  await tabTo(lab, '#loss-chart')
  const at = (): Promise<Record<string, string | null>> =>
    lab.evaluate(() => {
      const chart = document.querySelector('#loss-chart')!
      return Object.fromEntries(['role', 'aria-valuemin', 'aria-valuemax', 'aria-valuenow', 'aria-valuetext'].map((name) => [name, chart.getAttribute(name)]))
    })
  const first = await at()
  assert.deepEqual([first['role'], first['aria-valuemin'], first['aria-valuemax'], first['aria-valuenow']], ['slider', '0', '10', '10'])
  for (const [key, epoch] of [
    ['ArrowLeft', 9],
    ['ArrowLeft', 8],
    ['ArrowRight', 9],
    ['Home', 0],
    ['ArrowRight', 1],
    ['End', 10],
  ] as const) {
    await lab.tab.press(key)
    const now = await at()
    assert.equal(now['aria-valuenow'], String(epoch), key)
    assert.match(now['aria-valuetext']!, new RegExp(`^Epoch ${epoch}: training \\S+, validation \\S+$`))
    assert.equal(await lab.text('#loss-readout'), now['aria-valuetext'])
    if (run.validation[epoch]! >= 1e-4)
      assert.ok(now['aria-valuetext']!.includes(String(Number(run.validation[epoch]!.toPrecision(3)))), now['aria-valuetext']!)
  }
  assert.equal(await lab.visible('#loss-cursor'), true)
  await lab.tab.press('Home')
  assert.equal(await lab.text('#prediction-epoch'), 'after epoch 0')
  await lab.tab.press('Escape')
  assert.equal(await lab.text('#prediction-epoch'), 'after epoch 10')
  assert.equal(await lab.visible('#loss-cursor'), false)
  await lab.close()
})

test('a live region tells how the training goes, and what came of it', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=3')
  await lab.untilDone()
  const said = await lab.evaluate(() => document.querySelector('#live')!.textContent!)
  assert.match(said, /^Done, 3 epochs\. Validation RMSE \S+:? .*always predicting 0\./)
  assert.equal(await lab.attribute('#live', 'aria-live'), 'polite')
  assert.equal(await lab.text('#summary'), said)
  for (const chart of ['#prediction-validation .chart', '#prediction-train .chart', '#forecast-chart', '#hidden-chart', '#gradient-chart']) {
    // What is off the screen is not computed.
    await lab.show(chart)
    await lab.until(`${chart} to say figures`, (of) => /\d/.test(document.querySelector(of)!.getAttribute('aria-label') ?? ''), chart)
  }
  await lab.close()
})

test('a button that is of no use any more keeps the focus, and does nothing', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=2')
  const { number: before } = await lab.untilDone()
  await tabTo(lab, '#reset')
  await lab.tab.press('Enter')
  await lab.until('the run of after the reset', (of) => window.rnnlabProbe.runs.at(-1)!.number > of, before)
  await lab.untilState('waiting')
  const number = (await lab.run()).number
  assert.deepEqual([await focused(lab), await lab.attribute('#reset', 'aria-disabled')], ['#reset', 'true'])
  await lab.tab.press('Enter')
  await lab.resting()
  assert.equal((await lab.run()).number, number, 'no second reset')
  await lab.tab.press('Tab')
  assert.equal(await lab.evaluate(() => document.querySelector<HTMLButtonElement>('#reset')!.disabled), true)

  for (let pins = 0; pins < 4; pins++) {
    const { number } = await lab.run()
    await lab.tab.click('#new-weights')
    await lab.until('another run', (of) => window.rnnlabProbe.runs.at(-1)!.number > of, number)
    await lab.untilState('ended')
    await lab.evaluate(() => document.querySelector<HTMLElement>('#pin-run')!.focus())
    await lab.tab.press('Enter')
    await lab.until('the pin', (count) => document.querySelectorAll('#pinned-runs .pin').length === count, pins + 1)
  }
  assert.equal(await focused(lab), '#pin-run')
  await lab.close()
})
