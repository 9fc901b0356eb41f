// How fast a run goes: as fast as it can, or so many updates a second that a
// reader can follow it.

/** full: as fast as it can; watch: a whole run in about eight seconds; slow: about an epoch a second. */
export type Pace = 'slow' | 'watch' | 'full'

export const PACES: readonly Pace[] = ['slow', 'watch', 'full']

/** What `watch` takes for a whole run, ms. */
export const WATCH_MS = 8000
/** What `slow` takes for an epoch, ms. */
export const SLOW_EPOCH_MS = 1000
/** The most time whose updates are made good at once, ms: a run that was held up does not leap. */
const MOST_OWED_MS = 100

/** Time between two updates, ms; 0 for no limit. */
export function updateEvery(pace: Pace, epochs: number, updatesPerEpoch: number): number {
  if (pace === 'full') return 0
  return (pace === 'slow' ? SLOW_EPOCH_MS : WATCH_MS / epochs) / updatesPerEpoch
}

/** Says how many updates are due. */
export class Metronome {
  private next = -Infinity

  /** Updates due at this moment, given the time between two. */
  due(now: number, every: number): number {
    if (this.next < now - MOST_OWED_MS) this.next = now
    return this.next > now ? 0 : 1 + Math.floor((now - this.next) / every)
  }

  /** One of them has been made. */
  beat(every: number): void {
    this.next += every
  }

  /** Time until the next is due, ms. */
  wait(now: number): number {
    return Math.max(0, this.next - now)
  }
}
