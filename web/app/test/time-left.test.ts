// How long networks still take, by a clock of the test's own.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rung } from '../numbers/messages'
import { TimeLeft } from '../numbers/time-left'

const rung = (more: Partial<Rung> = {}): Rung => ({
  name: 'scaled',
  cell: 'elman',
  epochs: 20,
  hidden: 32,
  window: 24,
  solved: false,
  leaks: false,
  steps: [],
  ...more,
})
const trained = (epoch: number, epochs = 20) => ({ epoch, epochs, course: new Float64Array(epoch + 1) })

function timed() {
  const at = { now: 1000 }
  return { at, time: new TimeLeft(() => at.now) }
}

test('the time left is measured by the epochs of this device, and counts down between them', () => {
  const { at, time } = timed()
  assert.equal(time.left, undefined)
  time.begin(rung(), [rung(), rung({ cell: 'gru' }), rung({ hidden: 100, epochs: 1, solved: true })])
  time.trained({ epoch: 0, epochs: 20, course: new Float64Array(0) })
  at.now += 1
  assert.equal(time.left, undefined, 'nothing is measured, and nobody has waited')
  at.now += 4
  time.trained(trained(0))
  assert.deepEqual(time.left, { key: 'measuring', count: 0 })
  at.now += 6
  time.trained(trained(1))
  // Of Elman's 20 epochs 19 are left, then 20, and 70 times that of gates; the forecasts, and what is solved, are some.
  assert.deepEqual(time.left, { key: 'minutes', count: 12 })
  at.now += 60
  assert.deepEqual(time.left, { key: 'minutes', count: 11 })
  const slow = timed()
  slow.time.begin(rung(), [])
  slow.time.trained(trained(0))
  slow.at.now += 3600
  slow.time.trained(trained(1))
  assert.deepEqual(slow.time.left, { key: 'hours', count: 19.5 })
})

test('what is over soon needs no word, and a network after another is foreseen by that one', () => {
  const { at, time } = timed()
  time.begin(rung(), [rung({ cell: 'gru' })])
  time.trained(trained(0))
  at.now += 1
  time.trained(trained(10))
  assert.equal(time.left, undefined, 'one second more, and seven of the next')
  time.begin(rung({ cell: 'gru', epochs: 130 }), [])
  assert.deepEqual(time.left, { key: 'seconds', count: 50 })
  at.now += 40
  assert.equal(time.left, undefined)
})

test('a run that goes on is measured from where it goes on', () => {
  const { at, time } = timed()
  time.begin(rung(), [])
  time.trained(trained(100, 125))
  at.now += 4
  time.trained(trained(102, 125))
  assert.deepEqual(time.left, { key: 'seconds', count: 50 })
})
