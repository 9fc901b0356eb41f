// rnnlab in the page: web/bench/trainer as WebAssembly, started by the page's own loader.

import { KernelModule } from '../../app/trainer/kernel-module'
import { loadProgram } from '../../app/trainer/load-wasm'
import type { Contestant, Sample } from './workloads'

/** The commands of web/bench/trainer, which are not those of the page's program. */
interface Bench {
  command(name: 'version', send: {}): string
  command(name: 'train', send: { workload: string; epochs: number }): Sample
}

/** With vectors it needs the kernel module, as on the page. */
export async function rnnlab(file: string, kernel?: KernelModule): Promise<Contestant> {
  const program = (await loadProgram(new URL(file, location.href), kernel)) as unknown as Bench
  return {
    version: program.command('version', {}),
    run: async ({ workload, epochs }) => program.command('train', { workload, epochs }),
  }
}

export function rnnlabWithVectors(file: string): Promise<Contestant> {
  return rnnlab(file, new KernelModule())
}
