// Loaded into Node before Go's own wasm_exec_node.js, this lets it run programs
// that import the kernel module: their tests.

import { KernelModule } from '../trainer/kernel-module'

const instantiate = WebAssembly.instantiate as (bytes: BufferSource, imports: WebAssembly.Imports) => Promise<WebAssembly.WebAssemblyInstantiatedSource>

async function instantiateWithKernel(bytes: BufferSource, imports: WebAssembly.Imports): Promise<WebAssembly.WebAssemblyInstantiatedSource> {
  Object.assign(WebAssembly, { instantiate }) // the kernel module itself needs nothing more
  const kernel = new KernelModule()
  const program = await instantiate(bytes, { ...imports, ...kernel.imports })
  await kernel.connect(program.instance)
  return program
}

Object.assign(WebAssembly, { instantiate: instantiateWithKernel })
