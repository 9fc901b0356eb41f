// Has the Go program take the tutorial apart, a slice at a time.

import type { GoProgram } from './go-program'
import type { Findings } from './protocol'
import { BUDGET, type LoopEnvironment } from './trainer-loop'

/** Resolves with all findings; posts what there is each time there is more. */
export function runFindings(program: GoProgram, seed: number, { post, defer }: LoopEnvironment): Promise<Findings> {
  program.command('beginFindings', { seed })
  let posted = 0
  return new Promise((resolve, reject) => {
    const turn = (): void => {
      try {
        const complete = program.work('findings', BUDGET)
        const findings = program.command('findings', {})
        if (complete) return resolve(findings)
        const parts = Object.keys(findings).length
        if (parts > posted) post({ event: 'findings', findings }, [])
        posted = parts
        defer(turn)
      } catch (error) {
        reject(error)
      }
    }
    defer(turn)
  })
}
