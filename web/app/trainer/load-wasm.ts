// Fetches and starts the Go program.

import 'wasm_exec'
import { GoProgram, type Commands, type Exports } from './go-program'
import type { KernelModule } from './kernel-module'
import { needWebAssembly } from './program-name'
import { TrainerError } from './protocol'

/** Fetches, compiles and starts the program, with the kernel module if it needs that; resolves when it answers. */
export async function loadProgram(url: URL, kernel?: KernelModule): Promise<GoProgram> {
  needWebAssembly()
  const go = new Go()
  try {
    const instance = await instantiate(url, { ...go.importObject, ...kernel?.imports })
    await kernel?.connect(instance)
    return await startProgram(go, instance)
  } catch (error) {
    throw new TrainerError({ code: 'load', message: `${url.href}: ${error instanceof Error ? error.message : error}` })
  }
}

/** Fetches and compiles a Go program, which has not run yet. */
export async function instantiate(url: URL, imports: WebAssembly.Imports): Promise<WebAssembly.Instance> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`HTTP status ${response.status}`)
  // Compiling while it downloads needs the right MIME type, which not every static host sends.
  const type = response.headers.get('Content-Type') ?? ''
  const streams = /^application\/wasm\s*(;|$)/i.test(type) && 'instantiateStreaming' in WebAssembly
  const source = streams ? await WebAssembly.instantiateStreaming(response, imports) : await WebAssembly.instantiate(await response.arrayBuffer(), imports)
  return source.instance
}

/** Runs the program up to the point where it has handed over its commands. */
export function startProgram(go: GoRuntime, instance: WebAssembly.Instance): Promise<GoProgram> {
  return new Promise((resolve, reject) => {
    let program: GoProgram | undefined
    // A panic ends the Go program, but the export that panicked returns as if nothing had happened, and later exports
    // still answer: this is the only sign.
    go.exit = (code) => {
      const reason = `the Go program ended with exit code ${code}`
      program?.end(reason)
      reject(new Error(reason))
    }
    // wasm/main.go calls this when it is ready to answer.
    Object.assign(globalThis, {
      rnnReady: (commands: Commands, views: string[]) => {
        program = new GoProgram(commands, views, instance.exports as unknown as Exports)
        resolve(program)
      },
    })
    go.run(instance).catch(reject)
  })
}
