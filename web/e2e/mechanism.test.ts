// How the network works: the cell in slow motion, whose sums come out, and the
// path of its state. Read by mouse and by keyboard.
//
// One engine is enough: the sums and words are the page's own; that pictures are read by mouse, touch and keyboard, network asserts in all of them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand()

interface Line {
  formula: string
  numbers: string
}

const lines = (lab: Lab): Promise<{ forward: Line[]; backward: Line[] }> =>
  lab.evaluate(() => {
    const [forward = [], backward = []] = [...document.querySelectorAll('#slow-motion ol')].map((list) =>
      [...list.children].map((item) => ({
        formula: item.querySelector('.formula')!.textContent!,
        numbers: item.querySelector('.numbers')!.textContent!.replace(/^= /, ''),
      })),
    )
    return { forward, backward }
  })

async function open(lab: Lab): Promise<void> {
  await lab.show('#slow-motion')
  await lab.tab.click('#slow-motion summary')
  await lab.until('the lines', () => document.querySelectorAll('#slow-motion ol:first-of-type li').length > 0, null)
}

/** What is written on one side of an equals sign, as JavaScript has it; no more of the page's notation than these lines have. */
const code = (text: string): string =>
  text
    .replace(/×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, power: string) => `e${[...power].map((c) => (c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))).join('')}`)
    .replaceAll('−', '-')
    .replaceAll('×', '*')
    .replace(/(\(-[\d.e-]+\)|[\d.]+(?:e-?\d+)?)²/g, '($1)**2')
    .replaceAll('tanh', 'Math.tanh')
    .replaceAll('ReLU', 'relu')
    .replaceAll('σ', 'logistic')

const compute = (text: string): number =>
  new Function('logistic', 'relu', `return ${text}`)(
    (x: number) => 1 / (1 + Math.exp(-x)),
    (x: number) => Math.max(0, x),
  ) as number

/** A side's value, and how far off it may be because each of its numbers is rounded to the last digit that it shows. */
function side(text: string): { value: number; off: number } {
  const all = code(text)
  const value = compute(all)
  let off = 0
  for (const { 0: number, 1: digits = '', 2: power = '0', index } of all.matchAll(/(?<![\w.*])(\d+\.\d+)(?:e(-?\d+))?/g)) {
    const half = 0.5 * 10 ** (Number(power) - digits.length + digits.indexOf('.') + 1)
    off += Math.abs(compute(`${all.slice(0, index)}${Number(number) + half}${all.slice(index + number.length)}`) - value)
  }
  return { value, off }
}

/** Both sides of each equals sign are the same; how many lines have one. */
function assertSums(all: readonly Line[]): number {
  let sums = 0
  for (const { formula, numbers } of all) {
    if (!numbers.includes(' = ')) continue
    sums++
    const sides = numbers.split(' = ').map(side)
    const result = sides.pop()!
    for (const { value, off } of sides)
      assert.ok(Math.abs(value - result.value) <= 1.01 * (off + result.off), `${formula} = ${numbers}: ${value}, ${result.value}`)
  }
  return sums
}

for (const [name, hash, sums] of [
  ['Elman', '#preset=adam&hidden=8&epochs=3', 4],
  ['Elman with sigmoid, a column of U a step and no biases', '#preset=weights&hidden=8&epochs=3', 4],
  ['Elman with ReLU', '#preset=adam&hidden=8&epochs=3&activation=relu', 4],
  ['LSTM', '#preset=adam&hidden=8&epochs=3&cell=lstm', 13],
  ['GRU of two layers', '#preset=adam&hidden=8&epochs=3&cell=gru&layers=2', 9],
] as const) {
  test(`${name}: what stands on both sides of an equals sign is the same, at every step`, async () => {
    const lab = await page.open(hash)
    await lab.untilDone()
    await open(lab)
    const last = await lines(lab)
    assert.ok(assertSums([...last.forward, ...last.backward]) >= sums, JSON.stringify(last))
    assert.match(last.backward[0]!.formula, /^dout/)
    await lab.choose('#slow-step', '49')
    await lab.until('the step before', () => document.querySelector('#slow-motion ol:last-of-type .formula')?.textContent === 'ds', null)
    for (const unit of ['3', '8']) {
      await lab.choose('#slow-unit', unit)
      await lab.frames()
      const { forward, backward } = await lines(lab)
      assert.ok(assertSums([...forward, ...backward]) >= sums - 1, JSON.stringify({ forward, backward }))
    }
    await lab.shot(`slow-motion-${name.replace(/\W+/g, '-')}`)
    await lab.close()
  })
}

test('it is played and stepped through line by line, by mouse and by keyboard, and follows the network and the record', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=3')
  await lab.untilDone()
  assert.equal(
    await lab.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('slow-motion'))),
    false,
    'fetched before it is asked for',
  )
  await open(lab)
  const said = (words: string): Promise<void> =>
    lab.until(words, (of) => document.querySelector('#slow-motion [aria-live]')!.textContent!.startsWith(of), words)
  const reached = (): Promise<number> => lab.evaluate(() => document.querySelectorAll('#slow-motion li:not(.ahead)').length)
  const all = await reached()
  assert.equal(all, 9)
  await lab.tab.click('#slow-next')
  await said('Line 1 of 9: x = ')
  assert.equal(await reached(), 1)
  await lab.evaluate(() => document.querySelector<HTMLElement>('#slow-next')!.focus())
  await lab.tab.press('Enter')
  await said('Line 2 of 9: prev_s = ')
  await lab.tab.click('#slow-play')
  await said('Line 3 of 9: a = U·x + b + W·prev_s = ')
  await lab.tab.click('#slow-play')
  assert.equal(await lab.text('#slow-play'), 'Play')

  await lab.evaluate(() => document.querySelector<HTMLElement>('#slow-step')!.focus())
  await lab.tab.press('ArrowLeft')
  await lab.until('step 49', () => document.querySelector('#slow-motion output')!.textContent === '49 of 50', null)
  await lab.until('the network to follow', () => document.querySelector('#network-text')!.textContent!.includes('after step 49 of 50'), null)
  // No output here, so no error to start from.
  await lab.until('its lines', (count) => document.querySelectorAll('#slow-motion li').length === count, all - 2)
  await lab.show('#network')
  await lab.tab.click('#network-drawing')
  await lab.until('the network’s step', () => document.querySelector('#slow-motion output')!.textContent !== '49 of 50', null)
  await lab.tab.press('PageDown')
  await lab.show('#slow-motion')
  await lab.until('the next record', () => document.querySelector('#slow-motion .readout')!.textContent!.includes('sin(151)'), null)
  await lab.close()
})

test('a printed run and one that broke down say why there is nothing to see; one without training says what it shows', async () => {
  const lab = await page.open('#preset=printed&epochs=2')
  await lab.untilDone()
  await lab.show('#slow-motion')
  await lab.tab.click('#slow-motion summary')
  const says = (words: string): Promise<void> => lab.until(words, (of) => document.querySelector('#slow-motion .readout')?.textContent?.includes(of), words)
  await says('printed code is not followed')
  assert.equal(await lab.visible('#slow-motion ol'), false)
  await lab.tab.click('#rung-gradient')
  await lab.show('#slow-motion')
  await lab.until('the lines', () => document.querySelectorAll('#slow-motion ol:first-of-type li').length > 0, null)
  await lab.close()

  const broken = await page.open('#preset=weights&learningRate=10&clip=none')
  await broken.until('the breakdown', () => !document.querySelector<HTMLElement>('#trouble')!.hidden, null)
  await broken.show('#slow-motion')
  await broken.tab.click('#slow-motion summary')
  await broken.until('why', () => document.querySelector('#slow-motion .readout')?.textContent?.includes('ran away'), null)
  assert.equal(await broken.visible('#slow-motion ol'), false)
  await broken.close()

  const fresh = await page.open('#preset=adam&hidden=4&epochs=2&pace=step')
  await fresh.untilState('waiting')
  await open(fresh)
  await fresh.until('that nothing is learned', () => document.querySelector('#slow-motion .readout')!.textContent!.includes('initial ones'), null)
  await fresh.close()
})

test('the path of the state: principal components or two units, chosen by keyboard; the arrows of a network of two units', async () => {
  const lab = await page.open('#preset=adam&hidden=8&epochs=10')
  await lab.untilDone()
  await lab.show('#state-space')
  await lab.tab.click('#state-space summary')
  const said = (words: string): Promise<void> => lab.until(words, (of) => document.querySelector('.space-text')?.textContent?.includes(of), words)
  await said('The two directions in which the states vary most')
  await said('On its own for 150 steps it keeps moving')
  assert.equal(await lab.attribute('#state-space canvas', 'aria-label'), await lab.evaluate(() => document.querySelector('.space-text')!.textContent))
  const drawn = (): Promise<string> => lab.evaluate(() => document.querySelector<HTMLCanvasElement>('#state-space canvas')!.toDataURL())
  const principal = await drawn()
  await lab.choose('#space-plane', 'units')
  await said('Units 1 and 2; ')
  await lab.evaluate(() => document.querySelector<HTMLElement>('#space-unit-2')!.focus())
  await lab.tab.press('ArrowRight')
  await said('Units 1 and 3; ')
  assert.notEqual(await drawn(), principal)
  await said('Arrows that say where each state goes are drawn for a network of two units')
  await lab.shot('state-space')
  await lab.close()

  // On its way to the loop a network comes from far: the picture is of the loop, or of the way, as the step in view has it.
  const far = await page.open('#preset=weights&pace=full')
  await far.untilDone()
  await far.show('#state-space')
  await far.tab.click('#state-space summary')
  const shows = (words: string): Promise<void> => far.until(words, (of) => document.querySelector('.space-text')?.textContent?.includes(of), words)
  await shows('The picture is of the later states')
  await far.shot('state-space-later')
  await far.evaluate(() => document.querySelector<HTMLElement>('#network-drawing')!.focus())
  for (let step = 0; step < 50; step++) await far.tab.press('ArrowLeft')
  await shows('The whole path is in the picture')
  await far.shot('state-space-whole')
  await far.close()

  const two = await page.open('#preset=adam&hidden=2&epochs=5')
  await two.untilDone()
  await two.show('#state-space')
  await two.tab.click('#state-space summary')
  await two.until('the choice', () => document.querySelector('#space-plane'), null)
  await two.choose('#space-plane', 'units')
  await two.until('the arrows', () => document.querySelector('.space-text')?.textContent?.includes('The arrows say'), null)
  await two.shot('state-field')
  await two.close()

  for (const [hash, why] of [
    ['#preset=printed&epochs=1', 'printed code is not followed'],
    ['#preset=adam&hidden=1&epochs=1', 'One unit has no plane'],
  ] as const) {
    const none = await page.open(hash)
    await none.untilDone()
    await none.show('#state-space')
    await none.tab.click('#state-space summary')
    await none.until(why, (of) => document.querySelector('#state-space .readout')?.textContent?.includes(of), why)
    assert.equal(await none.visible('#state-space canvas'), false)
    await none.close()
  }
})
