// The first moments: a run computed beforehand, frame by frame, until the live
// charts are there.

import type { Definition } from './definition'
import type { Drawing } from './drawing'
import { Plot } from './plot'

/** How long each frame is shown. */
const FRAME_MS = 100

/** One chart of a poster: where it goes, and what it shows at each frame. The axes are the same at all of them. */
export interface PosterChart {
  host: HTMLElement
  definition: Definition
  drawing(frame: number): Drawing
}

export class Poster {
  private stopped = false
  private shown = 0
  private plots: Plot[] = []

  constructor(
    private readonly charts: readonly PosterChart[],
    private readonly frames: number,
    private readonly onFrame: (frame: number) => void,
  ) {}

  /** Draws it, moving or at its last frame; resolves when the last frame is up. */
  show(moving: boolean): Promise<void> {
    const last = this.frames - 1
    this.plots = this.charts.map(({ host, definition, drawing }) => new Plot(host, definition, drawing(last)))
    if (!moving) {
      this.draw(last)
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      let started = 0
      const tick = (now: number): void => {
        started ||= now
        const at = Math.min(last, Math.floor((now - started) / FRAME_MS))
        if (!this.stopped) this.draw(at)
        if (at < last && !this.stopped) requestAnimationFrame(tick)
        else resolve()
      }
      requestAnimationFrame(tick)
    })
  }

  /** Writes its words again, in another language. */
  rewrite(): void {
    if (this.plots.length > 0 && !this.stopped) this.draw(this.shown)
  }

  stop(): void {
    this.stopped = true
  }

  private draw(frame: number): void {
    this.plots.forEach((plot, i) => plot.draw(this.charts[i].drawing(frame)))
    this.shown = frame
    this.onFrame(frame)
  }
}
