// Total blocking time as it is defined: of each task between the first paint of content and the moment from which the page can be used
// - nothing long and no more than two requests for five seconds on - what it took over 50 ms.

export interface Span {
  from: number
  to: number
}

/** What a task may take before it counts as blocking, ms. */
const SHORT = 50
/** For how long nothing may happen, and how many requests may still be under way. */
const QUIET = 5000
const UNDER_WAY = 2

/**
 * When the page can be used, by what is known until now: the tasks over 50 ms and the requests, each in the order of their starts; null
 * if it is not quiet yet. The quiet five seconds may begin later, where nothing but requests was on the way; the page could be used from the
 * end of the last long task before them on.
 */
export function interactive(firstPaint: number, tasks: readonly Span[], requests: readonly Span[], now: number): number | null {
  const long = tasks.filter(({ to }) => to > firstPaint)
  const ends = [...long, ...requests].map(({ to }) => to).filter((to) => to > firstPaint)
  for (const begins of [firstPaint, ...ends.toSorted((a, b) => a - b)]) {
    const within = ({ from, to }: Span): boolean => to > begins && from < begins + QUIET
    if (begins + QUIET > now) return null
    if (!long.some(within) && !busy(requests.filter(within), begins)) return Math.max(firstPaint, ...long.filter(({ to }) => to <= begins).map(({ to }) => to))
  }
  return null
}

/** Whether at any moment after the first more than two are under way. */
function busy(requests: readonly Span[], after: number): boolean {
  const moments = [after, ...requests.map(({ from }) => Math.max(after, from))]
  return moments.some((at) => requests.filter(({ from, to }) => from <= at && to > at).length > UNDER_WAY)
}

export function blockingTime(firstPaint: number, until: number, tasks: readonly Span[]): number {
  return tasks
    .map(({ from, to }) => Math.min(until, to) - Math.max(firstPaint, from) - SHORT)
    .filter((ms) => ms > 0)
    .reduce((sum, ms) => sum + ms, 0)
}
