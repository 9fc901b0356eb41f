// The network unrolled over a window: read by mouse and by keyboard, and one
// record in view everywhere.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneEngine } from './environment'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand()

const until = (lab: Lab, words: string): Promise<void> => lab.until(words, (of) => document.querySelector('#network-text')!.textContent!.includes(of), words)

test('it says how many of its units are drawn, where that is not all of them', oneEngine("the sentence is the page's own"), async () => {
  for (const [hidden, said] of [
    [100, '8 of 100 units drawn'],
    [8, ''],
  ] as const) {
    const lab = await page.open(`#preset=weights&hidden=${hidden}&epochs=1`)
    await lab.untilDone()
    await until(lab, 'It reads sin(100) … sin(149) and says ')
    assert.equal(await lab.text('#network-drawn'), said)
    await lab.close()
  }
})

test('the network says what it reads and what comes of it; steps and units are read by mouse and by keyboard', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=3')
  await lab.untilDone()
  await lab.show('#network')
  await until(lab, 'It reads sin(100) … sin(149) and says ')
  assert.match(await lab.attribute('#network-drawing', 'aria-label').then(String), /unrolled over 50 steps, with 8 hidden units.*sin\(150\) is −0\.715/)

  await lab.tab.click('#network-drawing')
  await until(lab, 'Unit ')
  const [, unit, step] = /Unit (\d+) after step (\d+) of 50: /.exec(await lab.text('#network-text')) ?? assert.fail(await lab.text('#network-text'))
  await lab.tab.press('ArrowRight')
  await until(lab, `Unit ${unit} after step ${Number(step) + 1} of 50`)
  await lab.tab.press('ArrowUp')
  await lab.until('another unit', (of) => !document.querySelector('#network-text')!.textContent!.includes(`Unit ${of} `), unit)
  await lab.tab.press('Home')
  await until(lab, 'after step 1 of 50')
  await lab.tab.press('End')
  await until(lab, 'after step 50 of 50')
  await lab.shot('network-unit')
  // Below the units are the inputs, and there it is the step as a whole.
  for (let i = 0; i < 8; i++) await lab.tab.press('ArrowDown')
  await until(lab, 'After step 50 it has seen 50 of 50 values')
  await lab.tab.press('ArrowLeft')
  await until(lab, 'After step 49 it has seen 49 of 50 values')
  await lab.tab.press('ArrowUp')
  await until(lab, 'Unit 8 after step 49 of 50')
  await lab.tab.press('Escape')
  await until(lab, 'It reads sin(100)')
  await lab.tab.press('PageDown')
  await until(lab, 'It reads sin(101) … sin(150)')
  await lab.close()
})

test('what is under the pointer is read while it is there, and a finger picks what stays', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=3', { width: 360, height: 740, touch: true })
  await lab.untilDone()
  await lab.show('#network')
  const pointer = (kind: string, pointerType: string, y: number): Promise<void> =>
    lab.evaluate(
      ([kind, pointerType, y]) => {
        const on = document.querySelector('#network-drawing')!
        const { left, top, width, height } = on.getBoundingClientRect()
        on.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerType, clientX: left + width / 2, clientY: top + y * height }))
      },
      [kind, pointerType, y] as const,
    )
  await pointer('pointermove', 'mouse', 0.4)
  await until(lab, 'Unit ')
  // Over the inputs it is the step.
  await pointer('pointermove', 'mouse', 0.9)
  await until(lab, 'After step ')
  await pointer('pointerleave', 'mouse', 0.9)
  await until(lab, 'It reads sin(100)')
  // A finger that goes by reads nothing; one that taps picks, and what it picked stays.
  await pointer('pointermove', 'touch', 0.4)
  await until(lab, 'It reads sin(100)')
  await lab.tab.click('#network-drawing')
  await until(lab, 'Unit ')
  await pointer('pointerleave', 'touch', 0.4)
  await until(lab, 'Unit ')
  await lab.close()
})

test('a unit that is picked shows its row of weights, which is read by keyboard and by mouse', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=3')
  await lab.untilDone()
  await lab.show('#network')
  assert.equal(await lab.visible('#unit-weights'), false)
  await lab.tab.click('#network-drawing')
  await lab.until('the weights', () => document.querySelector('#unit-weights')!.getAttribute('aria-valuetext')?.startsWith('Weights of unit ') === true, null)
  const unit = /Unit (\d+) /.exec(await lab.text('#network-text'))?.[1]
  assert.match(
    await lab.text('#unit-weights-text'),
    new RegExp(`^Weights of unit ${unit}: U, from the input, .+; W, from the units, .+ to .+; V, to the output, .+\\.$`),
  )
  await lab.shot('network-weights')
  await lab.tab.press('Tab')
  const reads = (text: RegExp): Promise<void> =>
    lab.until(String(text), (of) => new RegExp(of).test(document.querySelector('#unit-weights')!.getAttribute('aria-valuetext') ?? ''), text.source)
  await reads(/^U, from the input: [−\d]/)
  await lab.tab.press('ArrowRight')
  await reads(/^W, from unit 1: [−\d]/)
  assert.equal(await lab.attribute('#unit-weights', 'aria-valuenow'), '2')
  await lab.tab.press('End')
  await reads(/^V, to the output: [−\d]/)
  assert.equal(await lab.attribute('#unit-weights', 'aria-valuemax'), '10')
  await lab.tab.press('Escape')
  assert.equal(await lab.evaluate(() => document.activeElement!.id), 'network-drawing')
  assert.equal(await lab.visible('#unit-weights'), true)
  await lab.tab.press('ArrowDown')
  await lab.until('those of another unit', (of) => !document.querySelector('#unit-weights-text')!.textContent!.startsWith(`Weights of unit ${of}:`), unit)
  await lab.tab.press('Escape')
  await lab.until('no strip', () => document.querySelector<HTMLElement>('#unit-weights')!.hidden, null)
  await lab.close()
})

test('a click on a chart of predictions puts its record in view, everywhere', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=3')
  await lab.untilDone()
  await lab.show('#prediction-validation .chart')
  await lab.tab.click('#prediction-validation .chart')
  const number = Number(await lab.evaluate(() => document.querySelector<HTMLInputElement>('#record-index')!.value))
  assert.ok(number > 15 && number < 35, `the middle of 50 records, not ${number}`)
  assert.equal(await lab.evaluate(() => document.querySelector<HTMLElement>('#prediction-validation .window-bracket')!.hidden), false)
  await until(lab, `sin(${150 + number}) is`)
  await lab.show('#prediction-train .chart')
  await lab.tab.click('#prediction-train .chart')
  await until(lab, '(Training)')
  assert.equal(await lab.evaluate(() => document.querySelector<HTMLElement>('#prediction-validation .window-bracket')!.hidden), true)
  assert.equal(await lab.evaluate(() => document.querySelector<HTMLSelectElement>('#record-set')!.value), 'train')
  await lab.shot('network-record')
  await lab.close()
})

/** Presses on an element at a share of its width and height, moves that many px to the right and lets go, as a hand does. */
async function drag(lab: Lab, selector: string, x: number, y: number, by: number): Promise<void> {
  await lab.evaluate(
    ([of, x, y, by]) => {
      const on = document.querySelector<HTMLElement>(of)!
      on.setPointerCapture = () => {} // no pointer is real
      const { left, top, width, height } = on.getBoundingClientRect()
      const at = (kind: string, moved: number, buttons: number): boolean =>
        on.dispatchEvent(
          new (kind === 'click' ? MouseEvent : PointerEvent)(kind, {
            bubbles: true,
            pointerId: 1,
            isPrimary: true,
            buttons,
            clientX: left + x * width + moved,
            clientY: top + y * height,
          } as PointerEventInit),
        )
      at('pointerdown', 0, 1)
      for (const part of [0.3, 0.7, 1]) at('pointermove', part * by, 1)
      at('pointerup', by, 0)
      at('click', by, 0)
    },
    [selector, x, y, by] as const,
  )
}

test('the window is dragged, on a chart of predictions and in the network', oneEngine('the pointer is the test’s own'), async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=3')
  await lab.untilDone()
  await lab.show('#network')
  const record = (): Promise<number> => lab.evaluate(() => Number(document.querySelector('#prediction-validation .chart')!.getAttribute('aria-valuenow')))
  await drag(lab, '#prediction-validation .chart', 0.3, 0.5, 200)
  const there = await record()
  await until(lab, `sin(${149 + there}) is`)
  const { left, each } = await lab.evaluate(() => {
    const { width } = document.querySelector('#prediction-validation .chart')!.getBoundingClientRect()
    const [target] = document.querySelectorAll<HTMLElement>('#prediction-validation .window-target')
    return { left: 0.3 * width + 200, each: Number(/translateX\((.+)px/.exec(target!.style.transform)![1]) }
  })
  assert.ok(Math.abs(left - each) < 10, `the pointer is at ${left}, what is predicted at ${each}`)

  // The values at the foot of the network go with the hand: to the left, so that later ones come into the window.
  await drag(lab, '#network-drawing', 0.5, 0.9, -60)
  const later = await record()
  assert.ok(later > there + 2 && later < there + 12, `${later} after ${there}`)
  await until(lab, `sin(${149 + later}) is`)
  assert.doesNotMatch(await lab.text('#network-text'), /After step/, 'a drag picks no step')
  await drag(lab, '#network-drawing', 0.5, 0.9, 2000)
  await until(lab, 'sin(150) is')
  // Among the units nothing is dragged.
  await drag(lab, '#network-drawing', 0.5, 0.5, -60)
  await until(lab, 'Unit ')
  assert.equal(await record(), 1)
  await lab.close()
})

test('the arrow keys on a chart of predictions go from record to record, and it says what each is', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=3')
  await lab.untilDone()
  await lab.show('#network')
  await lab.evaluate(() => document.querySelector<HTMLElement>('#prediction-validation .chart')!.focus())
  for (const [key, number] of [
    ['ArrowRight', 2],
    ['PageUp', 7],
    ['End', 50],
    ['ArrowRight', 50],
    ['ArrowDown', 49],
  ] as const) {
    await lab.tab.press(key)
    assert.equal(await lab.attribute('#prediction-validation .chart', 'aria-valuenow'), String(number), key)
    assert.match(String(await lab.attribute('#prediction-validation .chart', 'aria-valuetext')), new RegExp(`sin\\(${149 + number}\\) is`))
  }
  await until(lab, 'sin(198) is')
  assert.equal(await lab.attribute('#prediction-validation .chart', 'aria-valuemax'), '50')
  await lab.close()
})

test('a cell of the hidden states is read by a tap, which stays, and by keyboard', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=3')
  await lab.untilDone()
  await lab.show('#hidden-chart')
  const said = (words: string): Promise<void> => lab.until(words, (of) => document.querySelector('#record-text')!.textContent!.startsWith(of), words)
  await said('Validation record 1:')
  await lab.tab.click('#hidden-cells')
  await said('step ')
  const [, step, unit] = /^step (\d+), unit (\d): −?\d/.exec(await lab.text('#record-text')) ?? assert.fail(await lab.text('#record-text'))
  assert.ok(Number(step) > 20 && Number(step) < 31, `the middle of 50 steps, not ${step}`)
  await lab.tab.press('ArrowLeft')
  await said(`step ${Number(step) - 1}, unit ${unit}: `)
  await lab.tab.press('ArrowUp')
  await said(`step ${Number(step) - 1}, unit ${Number(unit) + 1}: `)
  assert.equal(await lab.attribute('#record-text', 'aria-live'), 'polite')
  assert.equal(await lab.visible('.cell-mark'), true)
  await lab.tab.press('Home')
  await said('step 1, ')
  await lab.tab.press('End')
  await said('step 50, ')
  await lab.shot('hidden-cell')
  await lab.tab.press('PageDown')
  await lab.tab.press('Escape')
  await said('Validation record 2:')
  assert.equal(await lab.visible('.cell-mark'), false)

  // In another order all units are there once, and from below each has its own number.
  await lab.tab.click('#alike')
  await lab.evaluate(() => document.querySelector<HTMLElement>('#hidden-chart')!.focus())
  const units: string[] = []
  for (let row = 0; row < 8; row++) {
    await lab.tab.press(row === 0 ? 'ArrowRight' : 'ArrowUp')
    await said('step 50, ')
    units.push(/unit (\d+)/.exec(await lab.text('#record-text'))![1]!)
  }
  assert.deepEqual([...units].sort(), ['1', '2', '3', '4', '5', '6', '7', '8'])
  assert.notDeepEqual(units, [...units].sort())
  await lab.shot('hidden-alike')
  await lab.close()
})

test('the window slides by itself, a value at a time, everywhere, until it is held', oneEngine("the clock and the sentence are the page's own"), async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=3')
  await lab.untilDone()
  await lab.show('#network')
  await lab.tab.click('#slide-window')
  for (const from of [101, 102, 103]) await until(lab, `It reads sin(${from}) … sin(${from + 49})`)
  await lab.tab.click('#slide-window')
  assert.equal(await lab.text('#slide-window'), 'Slide the window')
  await lab.frames(4)
  const held = await lab.text('#network-text')
  const [, target] = /sin\((\d+)\) is/.exec(held)!
  assert.equal(await lab.attribute('#prediction-validation .chart', 'aria-valuenow'), String(Number(target) - 149))
  await new Promise((resolve) => setTimeout(resolve, 1500))
  assert.equal(await lab.text('#network-text'), held)

  // To the last record, and no further; then from the first again.
  await lab.evaluate(() => document.querySelector<HTMLElement>('#prediction-validation .chart')!.focus())
  await lab.tab.press('End')
  await lab.tab.press('ArrowLeft')
  await until(lab, 'sin(198) is')
  await lab.tab.click('#slide-window')
  await until(lab, 'sin(199) is')
  await lab.until('it to hold at the end', () => document.querySelector('#slide-window')!.textContent === 'Slide the window', null)
  await lab.tab.click('#slide-window')
  await until(lab, 'sin(150) is')
  await lab.close()
})
