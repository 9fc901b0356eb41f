// The strip under the predictions: the error of the record in view, by keyboard,
// is how far its prediction is from the truth, and none is larger than the largest.
//
// One engine is enough: the strip is painted and read as the charts are, in all of them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stand } from './stand'

const page = stand()

const number = (text: string): number => Number(text.replace('−', '-'))

test('the arrow keys read the error of each prediction', async () => {
  const lab = await page.open('#preset=weights&hidden=8&epochs=3&lang=en')
  await lab.untilDone()
  await lab.show('#residual')
  await lab.evaluate(() => document.querySelector<HTMLElement>('#prediction-validation .chart')!.focus())
  const most = new Set<string>()
  for (let n = 150; n < 156; n++) {
    await lab.until('the record in the words', (at) => document.querySelector('#residual-most')!.textContent!.startsWith(`n = ${at}:`), n)
    const [, error, largest] = /^n = \d+: (\S+); at most (\S+)$/.exec(await lab.text('#residual-most'))!
    const [, prediction, truth] = /says (\S+); sin\(\d+\) is (\S+)\.$/.exec((await lab.attribute('#prediction-validation .chart', 'aria-valuetext'))!)!
    // Each of the two is rounded to three digits.
    assert.ok(Math.abs(Math.abs(number(prediction!) - number(truth!)) - number(error!)) <= 0.0011, `${prediction} ${truth} ${error}`)
    assert.ok(number(largest!) >= number(error!))
    most.add(largest!)
    await lab.tab.press('ArrowRight')
  }
  assert.equal(most.size, 1)
  // A click on the strip puts its record in view, on all charts.
  const [x, y] = await lab.evaluate(() => {
    const { left, right, top, bottom } = document.querySelector('#residual .chart')!.getBoundingClientRect()
    return [(left + right) / 2, (top + bottom) / 2] as const
  })
  await lab.evaluate(
    ([clientX, clientY]) => document.elementFromPoint(clientX, clientY)!.dispatchEvent(new MouseEvent('click', { clientX, clientY, bubbles: true })),
    [x, y] as const,
  )
  await lab.until('a record of the middle', () => /^n = 17\d:/.test(document.querySelector('#residual-most')!.textContent!), null)
  assert.match((await lab.attribute('#prediction-validation .chart', 'aria-valuenow'))!, /^2\d$/)
  assert.match((await lab.attribute('#residual .chart', 'aria-label'))!, /^Error of each prediction\. at most /)
  await lab.close()
})
