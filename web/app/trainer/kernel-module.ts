// The kernel module: the loops that take the time, as WebAssembly that
// rnn/internal/kernel/emit wrote. Go calls them through imports, and they work in
// Go's memory. Each of the two needs something of the other before it is made: Go
// its imports, the module Go's memory. So Go gets functions that call the module's,
// which are there by the time Go runs.

import bytes from 'kernel.wasm'

/** Adds a matrix product; rnn/internal/kernel/emit/product.go says what each number is. */
type Product = (c: number, a: number, b: number, m: number, k: number, n: number, aRow: number, aCol: number) => void

export class KernelModule {
  readonly #compiled = WebAssembly.compile(bytes)
  readonly #connect: (exports: { product: Product }) => void
  /** What the Go program imports beside what wasm_exec.js has. */
  readonly imports: WebAssembly.Imports

  constructor() {
    let product: Product
    this.#connect = (exports) => ({ product } = exports)
    const forward: Product = (c, a, b, m, k, n, aRow, aCol) => product(c, a, b, m, k, n, aRow, aCol)
    this.imports = { kernel: { product: forward } }
  }

  /** Makes the module work for this Go program, which must not have run yet. */
  async connect(go: WebAssembly.Instance): Promise<void> {
    const { exports } = await WebAssembly.instantiate(await this.#compiled, { go: { mem: go.exports['mem']! } })
    this.#connect(exports as { product: Product })
  }
}
