// What is painted already of the curves that only grow: of a run of a thousand
// epochs each new one would have all of its past painted again.

import type { Axes } from './axes'
import type { Series } from './drawing'

/** A curve and its points, [x, y, x, y ...]. */
export interface Curve {
  series: Series
  at: Float64Array
}

/** The rest of a curve, from a point on. */
export interface Rest {
  at: Float64Array
  /** how far along the curve that is, px: where its dashes go on */
  along: number
}

interface Kept {
  color: string
  points: Float64Array
  /** along the curve up to the last of them, and the one before */
  along: [before: number, last: number]
}

/** So many points are painted to stay at a time. */
const CHUNK = 64

export class Past {
  private readonly kept = new Map<string, Kept>()

  /** Nothing is painted any more. */
  clear(): void {
    this.kept.clear()
  }

  /** Whether what was painted is still how these curves begin. */
  holds(curves: readonly Curve[]): boolean {
    return [...this.kept].every(([name, { color, points }]) => {
      const curve = curves.find(({ series }) => series.name === name)
      return curve?.series.color === color && begins(curve.at, points)
    })
  }

  /** Has painted what of a growing curve has come to so many points that they are to stay; gives what is left of it. */
  grow({ series: { name, color, grows }, at }: Curve, axes: Axes, paint: (rest: Rest) => void): Rest {
    if (!grows) return { at, along: 0 }
    const had = this.kept.get(name)?.points.length ?? 0
    if (at.length - had >= 2 * CHUNK) {
      paint(this.rest(name, at))
      const along = this.kept.get(name)?.along ?? [0, 0]
      for (let i = Math.max(2, had); i < at.length; i += 2) {
        const [x, y] = [axes.across(at[i]) - axes.across(at[i - 2]), axes.down(at[i + 1]) - axes.down(at[i - 1])]
        along[0] = along[1]
        along[1] += Math.hypot(x, y)
      }
      this.kept.set(name, { color, points: at.slice(), along })
    }
    return this.rest(name, at)
  }

  /** From the last but one of the points that are painted on: so the corner at the last is a corner. */
  private rest(name: string, at: Float64Array): Rest {
    const kept = this.kept.get(name)
    return kept ? { at: at.subarray(kept.points.length - 4), along: kept.along[0] } : { at, along: 0 }
  }
}

function begins(all: Float64Array, first: Float64Array): boolean {
  if (all.length < first.length) return false
  for (let i = 0; i < first.length; i++) if (all[i] !== first[i]) return false
  return true
}
