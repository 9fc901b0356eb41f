// Without a graphics card painting takes most of the time, and what moves is
// seen to move at a third of the frames.

/** Runs in the page before everything else: it draws 20 times a second at most. Sent to it as text, so it sees nothing outside itself. */
export function fewerFrames(): void {
  const LEAST_MS = 50
  const frame = window.requestAnimationFrame.bind(window)
  let asked = new Map<number, FrameRequestCallback>()
  let last = 0
  let drawn = 0
  const draw = (now: number): void => {
    drawn = now
    const due = asked
    asked = new Map()
    for (const act of due.values()) {
      try {
        act(now)
      } catch (error) {
        reportError(error)
      }
    }
  }
  window.requestAnimationFrame = (act) => {
    if (asked.size === 0) setTimeout(() => frame(draw), Math.max(0, drawn + LEAST_MS - performance.now()))
    asked.set(++last, act)
    return last
  }
  window.cancelAnimationFrame = (which) => void asked.delete(which)
}
