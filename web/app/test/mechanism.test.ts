// What looks at cells and states: values named and cut out of what Go shows, and
// a path that is followed a slice at a time.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { GoProgram } from '../trainer/go-program'
import { mechanismHandlers } from '../trainer/mechanism'

/** A program whose path takes so many slices. */
function start(slices = 3, shown = [1, 9, 2, 8, 7, 0, 2, 6, 5], names = ['x', 'h', '', 'dh']) {
  const asked: unknown[] = []
  const waiting: (() => void)[] = []
  let left = 0
  const program = {
    command(name: string, send: object): unknown {
      asked.push([name, send])
      if (name === 'beginStatePath') left = slices
      if (name === 'projectPath') return 2
      if (name === 'unitWeights') return ['U_i', 'W_i', 'U_o', 'W_o', 'V']
      if (name === 'trace') return names
      return null
    },
    work: () => --left <= 0,
    read: () => (asked.length === 1 ? Float64Array.from(shown) : Float64Array.of(0.7, 0.2, 1, 2, 3, 4, 5, 6)),
  } as unknown as GoProgram
  const turn = (): void => waiting.splice(0).forEach((task) => task())
  return { handlers: mechanismHandlers(program, { defer: (task) => waiting.push(task) }), asked, turn }
}

const at = { set: 'validation', index: 4, layer: 0 } as const

test('a trace is cut out of the numbers in the order of its names', async () => {
  const { forward, backward } = await start().handlers.trace({ ...at, step: 1 })
  assert.deepEqual(forward, [
    { name: 'x', data: Float64Array.of(9) },
    { name: 'h', data: Float64Array.of(8, 7) },
  ])
  assert.deepEqual(backward, [{ name: 'dh', data: Float64Array.of(6, 5) }])
})

test('of what all gates have side by side each has its own', async () => {
  const names = ['x', 'input', 'memory', 'a_r', 'a_z', '', 'da_r']
  const { forward } = await start(3, [1, 9, 4, 1, 2, 3, 4, 2, 5, 6, 1, 0, 1, 0, 0, 1, 7], names).handlers.trace({ ...at, step: 1 })
  assert.deepEqual(
    forward.slice(1, 5).map(({ name, data }) => [name, ...data]),
    [
      ['input_r', 1, 2],
      ['input_z', 3, 4],
      ['memory_r', 5],
      ['memory_z', 6],
    ],
  )
})

test('the weights of a unit are divided by gate', async () => {
  const weights = await start(3, [1, 9, 2, 8, 7, 1, 4, 2, 6, 5, 1, 3]).handlers.inspectUnit({ unit: 2 })
  assert.deepEqual(weights, {
    gates: [
      { letter: 'i', input: Float64Array.of(9), recurrent: Float64Array.of(8, 7) },
      { letter: 'o', input: Float64Array.of(4), recurrent: Float64Array.of(6, 5) },
    ],
    output: Float64Array.of(3),
  })
})

test('a path is followed a slice a turn, and drawn on the plane that was asked for', async () => {
  const { handlers, asked, turn } = start()
  let path: unknown
  void Promise.resolve(handlers.statePath({ ...at, horizon: 9, plane: [2, 5] })).then((answer) => (path = answer))
  for (let i = 0; i < 3; i++) {
    await Promise.resolve()
    assert.equal(path, undefined)
    turn()
  }
  await Promise.resolve()
  await Promise.resolve()
  assert.deepEqual(path, { window: Float64Array.of(1, 2, 3, 4), free: Float64Array.of(5, 6), explained: [0.7, 0.2], ranAway: true })
  assert.deepEqual(asked, [
    ['beginStatePath', { ...at, horizon: 9 }],
    ['projectPath', { first: 2, second: 5 }],
  ])
})

test('a path that another takes the place of ends in words, and so does one that is too long', async () => {
  const { handlers, turn } = start()
  const first = Promise.resolve(handlers.statePath({ ...at, horizon: 9, plane: 'principal' }))
  const second = Promise.resolve(handlers.statePath({ ...at, horizon: 9, plane: 'principal' }))
  const refused = assert.rejects(first, { code: 'request', message: 'another path was asked for' })
  for (let i = 0; i < 3; i++) turn()
  await refused
  assert.equal((await second).free.length, 2)
  assert.throws(() => handlers.statePath({ ...at, horizon: 401, plane: 'principal' }), { code: 'request', field: 'horizon' })
})
