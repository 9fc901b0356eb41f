// rnnlab in the page: web/bench/trainer as WebAssembly, started by the page's own loader.

import { loadProgram } from '../../app/trainer/load-wasm'
import type { Contestant, Sample } from './workloads'

/** The commands of web/bench/trainer, which are not those of the page's program. */
interface Bench {
  command(name: 'version', send: {}): string
  command(name: 'train', send: { workload: string; epochs: number }): Sample
}

export async function rnnlab(file: string): Promise<Contestant> {
  const program = (await loadProgram(new URL(file, location.href))) as unknown as Bench
  return {
    version: program.command('version', {}),
    run: async ({ workload, epochs }) => program.command('train', { workload, epochs }),
  }
}
