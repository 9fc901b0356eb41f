import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runFindings } from '../trainer/findings-loop'
import type { GoProgram } from '../trainer/go-program'
import { TrainerError, type Findings, type WorkerEvent } from '../trainer/protocol'

const saturation = { shareSaturated: 1, gradientNormPrinted: 0, gradientNormSane: 2 }
const updateIgnoresError = { changeWhenTargetsNegated: 0, cosineU: 0, cosineW: 0 }
const stages: Findings[] = [{ seed: 7 }, { seed: 7, updateIgnoresError }, { seed: 7, updateIgnoresError }, { seed: 7, updateIgnoresError, saturation }]

function start(find: () => boolean) {
  const events: WorkerEvent[] = []
  let slices = 0
  const program = {
    command: (name: string) => (name === 'findings' ? stages[slices] : null),
    work: () => {
      slices++
      return find() || slices === stages.length - 1
    },
  } as unknown as GoProgram
  const found = runFindings(program, 7, {
    post: (event) => events.push(event),
    defer: (task) => setImmediate(task),
    wait: (task, ms) => setTimeout(task, ms),
    now: () => 0,
  })
  return { found, events }
}

test('findings are posted when there are more of them, and answered when complete', async () => {
  const { found, events } = start(() => false)
  assert.deepEqual(await found, stages[3])
  assert.deepEqual(events, [{ event: 'findings', findings: stages[1] }])
})

test('a Go program that ends rejects the findings', async () => {
  const { found } = start(() => {
    throw new TrainerError({ code: 'dead', message: 'exit code 2' })
  })
  await assert.rejects(found, { code: 'dead' })
})
