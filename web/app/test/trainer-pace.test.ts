import assert from 'node:assert/strict'
import { test } from 'node:test'
import { start } from './moved-loop'

test('an advance goes on to the end of an epoch and rests there; another request cuts it short', async () => {
  const { loop, rest, turn, last } = start()
  rest()
  const answered = loop.advance({ epoch: 2 })
  rest()
  await answered
  assert.deepEqual([last().state, last().epoch, last().update], ['paused', 2, 0])
  assert.equal(loop.advance({ epoch: 1 }), undefined, 'it is beyond that')
  assert.throws(() => loop.advance({ epoch: 4 }), /from 1 to 3/)
  const cut = loop.advance({ epoch: 3 })
  turn()
  loop.pause({})
  rest()
  await cut
  assert.equal(last().state, 'paused')
  assert.ok(last().epoch < 3)
  loop.run({})
  rest()
  assert.equal(last().state, 'done')
})

test('at a slow pace each update is shown, and the run ends as it does at full pace', () => {
  const { loop, rest, reports, last } = start()
  rest()
  loop.setPace({ pace: 'slow' })
  assert.throws(() => loop.setPace({ pace: 'fast' as never }), /pace: want slow, watch, full, got fast/)
  loop.run({})
  rest()
  assert.equal(last().state, 'done')
  const shown = new Set(reports().map(({ epoch, update }) => 4 * epoch + update))
  assert.deepEqual(
    [...shown],
    Array.from({ length: 13 }, (_, i) => i),
  )
})

test('a pause at a slow pace stands still, and full pace takes over in the middle', () => {
  const { loop, rest, turn, last } = start()
  rest()
  loop.setPace({ pace: 'slow' })
  loop.run({})
  for (let i = 0; i < 6; i++) turn()
  loop.pause({})
  rest()
  assert.equal(last().state, 'paused')
  const stood = [last().epoch, last().update]
  assert.ok(stood[0]! * 4 + stood[1]! > 0)
  loop.run({})
  turn()
  loop.setPace({ pace: 'full' })
  rest()
  assert.equal(last().state, 'done')
})
