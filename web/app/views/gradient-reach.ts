// What the gradient norms of one record say, as the sentences that say it.

export type ReachPart =
  | { key: 'gradient.none' | 'gradient.noNumber' | 'gradient.even' | 'gradient.ignored' }
  | { key: 'gradient.truncated'; zeros: number; steps: number; reached: number }
  | { key: 'gradient.lost'; count: number }
  | { key: 'gradient.vanishes' | 'gradient.grows'; factor: number }

/** A change by less than this, over a handful of steps, is nothing to remark on. */
const REMARKABLE = 3

/**
 * norms[t] is ‖∂loss/∂h‖ at time step t + 1; truncate is how many steps the gradient may go back, 0 for all; ignored says that
 * the update does not use it.
 */
export function gradientReach(norms: ArrayLike<number>, truncate: number, ignored: boolean): ReachPart[] {
  const steps = norms.length
  const cut = truncate > 0 ? Math.max(0, steps - truncate) : 0
  let first = cut
  while (first < steps && norms[first] === 0) first++
  const parts: ReachPart[] = ignored ? [{ key: 'gradient.ignored' }] : []
  if (first === steps) return [{ key: 'gradient.none' }, ...parts]
  for (let step = first; step < steps; step++) if (!Number.isFinite(norms[step])) return [{ key: 'gradient.noNumber' }, ...parts]

  if (cut > 0) parts.push({ key: 'gradient.truncated', zeros: cut, steps, reached: steps - cut })
  const factor = norms[steps - 1] / norms[first]
  if (first > cut) parts.push({ key: 'gradient.lost', count: steps - first })
  else if (factor >= REMARKABLE) parts.push({ key: 'gradient.vanishes', factor })
  else if (factor <= 1 / REMARKABLE) parts.push({ key: 'gradient.grows', factor: 1 / factor })
  else if (cut === 0) parts.push({ key: 'gradient.even' })
  return parts
}

/** The sentences that may be said while one run goes on, as a plan of their room. */
export function reachPlan(truncate: number, ignored: boolean): string {
  const reached =
    truncate > 0 ? 'gradient.truncated gradient.lost|gradient.vanishes|gradient.grows' : 'gradient.lost|gradient.vanishes|gradient.grows|gradient.even'
  return ignored ? `gradient.ignored ${reached}` : reached
}
