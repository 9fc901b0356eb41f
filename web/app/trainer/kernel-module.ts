// The kernel module: the loops that take the time, as WebAssembly that
// rnn/internal/kernel/emit wrote. Go calls them through imports, and they work in
// Go's memory. Each of the two needs something of the other before it is made: Go
// its imports, the module Go's memory. So Go gets functions that call the module's,
// which are there by the time Go runs.

import bytes from 'kernel.wasm'

/** The module's functions. What the numbers are is told where rnn/internal/kernel/emit makes them. */
interface Loops {
  product32(c: number, a: number, b: number, m: number, k: number, n: number, aRow: number, aCol: number): void
  product64(c: number, a: number, b: number, m: number, k: number, n: number, aRow: number, aCol: number): void
  exp(y: number, x: number, n: number): void
  tanh(y: number, x: number, n: number): void
  sigmoid(y: number, x: number, n: number): void
}

export class KernelModule {
  private readonly compiled = WebAssembly.compile(bytes)
  private readonly handOver: (loops: Loops) => void
  /** What the Go program imports beside what wasm_exec.js has. */
  readonly imports: WebAssembly.Imports

  constructor() {
    let to: Loops
    this.handOver = (loops) => (to = loops)
    const kernel: Loops = {
      product32: (c, a, b, m, k, n, aRow, aCol) => to.product32(c, a, b, m, k, n, aRow, aCol),
      product64: (c, a, b, m, k, n, aRow, aCol) => to.product64(c, a, b, m, k, n, aRow, aCol),
      exp: (y, x, n) => to.exp(y, x, n),
      tanh: (y, x, n) => to.tanh(y, x, n),
      sigmoid: (y, x, n) => to.sigmoid(y, x, n),
    }
    this.imports = { kernel: { ...kernel } }
  }

  /** Makes the module work for this Go program, which must not have run yet. */
  async connect(go: WebAssembly.Instance): Promise<void> {
    const { exports } = await WebAssembly.instantiate(await this.compiled, { go: { mem: go.exports['mem']! } })
    this.handOver(exports as unknown as Loops)
  }
}
