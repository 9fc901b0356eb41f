// Go's own glue for js/wasm, copied from the toolchain by the build. It
// declares nothing and sets globalThis.Go.
declare module 'wasm_exec'

/** What this project uses of the Go class in wasm_exec.js. */
interface GoRuntime {
  importObject: WebAssembly.Imports
  /** Its name and arguments. */
  argv: string[]
  /** Called when the Go program ends; by default it only warns. */
  exit: (code: number) => void
  run(instance: WebAssembly.Instance): Promise<void>
}

declare const Go: new () => GoRuntime
