// The programs that a browser is made of, each ended by its own process and no
// other.

import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** What a program may take to be ready, and to end. */
const START_MS = 60_000
const END_MS = 5_000

export class Program {
  private said = ''
  private failed = ''
  private readonly child: ChildProcess

  constructor(
    private readonly command: string,
    args: string[],
    env: Record<string, string> = {},
    channels: StdioOptions = ['ignore', 'pipe', 'pipe'],
  ) {
    this.child = spawn(command, args, { env: { ...process.env, ...env }, stdio: channels })
    // A run that breaks off leaves nothing behind.
    const kill = (): void => void this.child.kill('SIGKILL')
    process.on('exit', kill)
    this.child.on('exit', (code, signal) => {
      process.off('exit', kill)
      this.failed = `ended with ${code ?? signal}`
    })
    this.child.on('error', ({ message }) => (this.failed = message))
    for (const channel of this.child.stdio.slice(1)) channel?.on('data', (data) => (this.said += data))
  }

  /** Waits until a question has an answer. */
  async until<R>(ask: () => R | Promise<R>): Promise<NonNullable<R>> {
    for (const end = Date.now() + START_MS; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
      const answer = await ask()
      if (answer !== null && answer !== undefined) return answer
      if (this.failed || Date.now() > end) throw new Error(`${this.command} ${this.failed || 'is not ready'}; it said: ${this.said}`)
    }
  }

  /** Waits for a pattern in what the program says, on any of its channels. */
  says(pattern: RegExp): Promise<RegExpExecArray> {
    return this.until(() => pattern.exec(this.said))
  }

  async end(): Promise<void> {
    if (this.failed) return
    const ended = once(this.child, 'exit')
    const timer = setTimeout(() => this.child.kill('SIGKILL'), END_MS)
    this.child.kill('SIGTERM')
    await ended
    clearTimeout(timer)
  }
}

/** A folder for a browser's own files, and what removes it once the browser has ended. */
export function scratch(): { folder: string; remove: () => Promise<void> } {
  const folder = mkdtempSync(path.join(tmpdir(), 'rnnlab-browser-'))
  const inHaste = (): void => rmSync(folder, { recursive: true, force: true })
  process.on('exit', inHaste)
  return {
    folder,
    async remove() {
      process.off('exit', inHaste)
      // Its helpers may still be writing.
      await rm(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 20 })
    },
  }
}
