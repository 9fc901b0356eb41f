import assert from 'node:assert/strict'
import { test } from 'node:test'
import { GoProgram, type Commands, type Exports } from '../trainer/go-program'
import { TrainerError } from '../trainer/protocol'

function start(exports: Partial<Exports> = {}, commands: object = {}): GoProgram {
  const mem = new WebAssembly.Memory({ initial: 1 })
  return new GoProgram(commands as Commands, ['series', 'hidden', 'trainLosses'], {
    mem,
    step: () => 0,
    forecast: () => 1,
    test: () => 1,
    statePath: () => 1,
    findings: () => 1,
    view: () => 8,
    viewLength: () => 0,
    ...exports,
  })
}

test('a command answers with its value or throws its error', () => {
  const program = start(
    {},
    {
      hash: () => ({ value: 'ff' }),
      create: () => ({ error: { code: 'config', field: 'hidden', message: 'hidden: want 1' } }),
    },
  )
  assert.equal(program.command('hash', {}), 'ff')
  assert.throws(() => program.command('create', {} as never), { name: 'TrainerError', code: 'config', field: 'hidden' })
})

test('arrays are copied, also after memory has grown', () => {
  const mem = new WebAssembly.Memory({ initial: 1 })
  new Float64Array(mem.buffer, 64, 3).set([1, 2, 3])
  const asked: [number, number][] = []
  const program = start({
    mem,
    view: (which, from) => {
      asked.push([which, from])
      mem.grow(1) // as Go's garbage collector may, in any call
      return 64
    },
    viewLength: () => 3,
  })
  const first = program.read('hidden')
  new Float64Array(mem.buffer, 64, 3).set([4, 5, 6])
  assert.deepEqual(first, Float64Array.of(1, 2, 3))
  assert.deepEqual(program.read('trainLosses', 5), Float64Array.of(4, 5, 6))
  assert.deepEqual(asked, [
    [1, 0],
    [2, 5],
  ])
  assert.throws(() => program.read('forecast'), /no view forecast/)
})

test('an export that ends the program throws though it returned', () => {
  const program: GoProgram = start({
    step: () => {
      program.end('exit code 2') // what go.exit does when Go panics
      return 0
    },
  })
  assert.throws(() => program.work('step', 12), { code: 'dead', message: 'exit code 2' })
  assert.throws(() => program.work('forecast', 12), { code: 'dead' })
  assert.throws(() => program.read('hidden'), { code: 'dead' })
  assert.throws(() => program.command('hash', {}), { code: 'dead', message: 'exit code 2' })
})

test('a trap ends the program', () => {
  const program = start({
    step: () => {
      throw new WebAssembly.RuntimeError('unreachable')
    },
  })
  assert.throws(() => program.work('step', 12), { code: 'dead', message: /unreachable/ })
  assert.throws(() => program.work('forecast', 12), { code: 'dead' })
})

test('what crosses of an error is its shape', () => {
  const shape = { code: 'config', field: 'seed', message: 'seed: want less' } as const
  assert.deepEqual(TrainerError.shape(new TrainerError(shape)), shape)
  assert.deepEqual(TrainerError.shape(new TypeError('x is not a function')), { code: 'internal', message: 'TypeError: x is not a function' })
})
