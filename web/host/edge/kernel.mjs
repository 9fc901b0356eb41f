// The loops that take the time, as rnn/internal/kernel/emit writes them: for Go in
// a Worker what web/app/trainer/kernel-module.ts is for Go in the page. Here they
// are compiled beforehand, and the loader of Go programs knows nothing of them, so
// it is Go's own class that is told.

import './wasm_exec.js'
import compiled from './kernel.wasm'

globalThis.Go = class extends globalThis.Go {
  constructor() {
    super()
    // Go needs its imports before the module can have Go's memory: these call what is there by the time Go runs.
    const kernel = {}
    for (const { name } of WebAssembly.Module.exports(compiled)) kernel[name] = (...numbers) => this.loops[name](...numbers)
    this.importObject.kernel = kernel
  }

  run(instance, context) {
    this.loops = new WebAssembly.Instance(compiled, { go: { mem: instance.exports.mem } }).exports
    return super.run(instance, context)
  }
}
