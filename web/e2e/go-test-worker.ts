// Runs a program that `go test -c` made in a browser's worker, and answers with
// what it printed and its exit code. It fetches and starts it with the page's own
// loader. Every program is offered the kernel module; how often it was called tells
// which ones are made for it.

import { KernelModule } from '../app/trainer/kernel-module'
import { instantiate } from '../app/trainer/load-wasm'

export interface GoTestRequest {
  /** address of the program */
  program: string
  /** as on a command line, "-test.v" */
  flags: string[]
}

export interface GoTestOutcome {
  code: number
  output: string
  /** calls of the kernel module's functions */
  kernelCalls: number
}

/** What Go writes with; wasm_exec.js has put one there that writes to the console. */
declare const fs: { writeSync(channel: number, bytes: Uint8Array): number }

const scope = self as unknown as DedicatedWorkerGlobalScope

scope.onmessage = async ({ data: { program, flags } }: MessageEvent<GoTestRequest>) => {
  const decoder = new TextDecoder()
  const outcome: GoTestOutcome = { code: -1, output: '', kernelCalls: 0 }
  fs.writeSync = (_, bytes) => {
    outcome.output += decoder.decode(bytes, { stream: true })
    return bytes.length
  }
  const go = new Go()
  go.argv = [program, ...flags]
  go.exit = (code) => (outcome.code = code)
  try {
    const kernel = new KernelModule()
    const counted = Object.entries(kernel.imports['kernel'] as Record<string, (...numbers: number[]) => void>).map(([name, call]) => [
      name,
      (...numbers: number[]): void => {
        outcome.kernelCalls++
        call(...numbers)
      },
    ])
    const instance = await instantiate(new URL(program, import.meta.url), { ...go.importObject, kernel: Object.fromEntries(counted) })
    await kernel.connect(instance)
    await go.run(instance)
  } catch (error) {
    outcome.output += `\n${error}`
  }
  scope.postMessage(outcome)
  // A program that has ended throws when one of its timers comes after all.
  scope.close()
}
