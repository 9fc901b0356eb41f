// The core's own tests in this engine: the golden hash of every cell, of every
// kernel and of every network of every exercise and task, by scalar loops and by vectors with the kernel module, which is how the
// page has them. They are the programs that run natively and in Node, so the hashes
// are written down once, in Go.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { engine, goTests, launch } from './environment'
import type { GoTestOutcome, GoTestRequest } from './go-test-worker'
import { Host } from './host'
import { Lab } from './lab'
import type { Browser } from './tab'

/** What goes by bits, of each package. */
const FLAGS = {
  rnn: '-test.run=SameBits|VectorsChangeNothing',
  // Accuracy follows from the bits, and the sources that one test reads are not at hand.
  kernel: '-test.skip=Accuracy|Readme',
  task: '-test.run=SameBits',
}

/** Each way in which the page computes, as the programs are named, and what shows in their words that it was this one. */
const SCALAR = { way: 'scalar', rnn: /--- SKIP: TestVectorsChangeNothing /, kernel: /--- PASS: TestMatrixKernels32 /, task: /--- PASS: TestExercisesSameBits / }
const MODULE = {
  way: 'module',
  rnn: /--- PASS: TestVectorsChangeNothing /,
  kernel: /--- PASS: TestVectorsTakeTheWork /,
  task: /--- PASS: TestExercisesSameBits /,
}

/** The engine of Chromium is Node's, where all the tests of the core run with scalar loops. */
const WAYS = engine === 'Chromium' ? [MODULE] : [SCALAR, MODULE]

/** They take seconds, but machines are busy. */
const PATIENCE_MS = 300_000

let browser: Browser
let host: Host

before(async () => {
  host = await Host.start({ policy: true, folder: goTests })
  browser = await launch()
})

after(async () => {
  await browser?.close()
  await host?.close()
})

async function run(lab: Lab, program: string, flags: string[]): Promise<GoTestOutcome> {
  await lab.evaluate(
    (request) => {
      const worker = new Worker('worker.js', { type: 'module' })
      const settle = (outcome: GoTestOutcome): void => void (document.documentElement.dataset['outcome'] = JSON.stringify(outcome))
      worker.onmessage = ({ data }) => settle(data)
      worker.onerror = ({ message }) => settle({ code: -1, output: message, kernelCalls: 0 })
      worker.postMessage(request)
    },
    { program, flags } satisfies GoTestRequest,
  )
  await lab.until(`the end of ${program}`, () => document.documentElement.dataset['outcome'], null, PATIENCE_MS)
  return lab.evaluate(() => JSON.parse(document.documentElement.dataset['outcome']!))
}

for (const { way, ...shown } of WAYS) {
  for (const of of ['rnn', 'kernel', 'task'] as const) {
    test(`the Go tests of ${of}, ${way}`, async (t) => {
      const lab = await Lab.open(browser, host.address)
      const { code, output, kernelCalls } = await run(lab, `${of}-${way}.wasm`, ['-test.v', FLAGS[of]])
      assert.equal(code, 0, output)
      assert.match(output, shown[of])
      assert.equal(kernelCalls > 0, way === 'module', `${kernelCalls} calls of the kernel module`)
      if (of === 'rnn') assert.match(output, /--- PASS: TestSameBitsEverywhere /)
      else if (of === 'kernel') assert.match(output, /--- PASS: TestGoldenBits /)
      else assert.match(output, /--- PASS: TestLessonsSameBits /)
      const passed = [...output.matchAll(/--- PASS: (\S+)/g)].map(([, name]) => name!)
      t.diagnostic(
        `${browser.name}, ${way}: ${passed.length} passed; hashes of ${passed.flatMap((name) => name.split('TestSameBitsEverywhere/').slice(1)).join(', ') || 'kernels'}`,
      )
      await lab.close()
    })
  }
}
