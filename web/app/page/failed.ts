// What the page says when it cannot be put together.

import { need } from './dom'
import { laidLook } from './first-look'

/** Shows why, and returns it. */
export function tellFailed(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error)
  laidLook()
  need('#failed').hidden = false
  need('#failed-reason').textContent = reason
  return reason
}

/** The same, for whoever looks at the console, too. */
export function fail(error: unknown): never {
  tellFailed(error)
  throw error
}
