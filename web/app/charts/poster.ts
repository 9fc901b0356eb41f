// The first moments: a run computed beforehand, frame by frame, until the
// trainer has come to the frame that is shown and goes on from there.

import type { Definition } from './definition'
import type { Drawing } from './drawing'
import { Plot } from './plot'

/** One chart of a poster: where it goes, and what it shows at each frame. The axes are the same at all of them. */
export interface PosterChart {
  host: HTMLElement
  definition: Definition
  drawing(frame: number): Drawing
}

export class Poster {
  /** the frame on show */
  frame = 0
  private readonly plots: Plot[]
  /** of those that play it: only the last goes on */
  private playing = 0

  constructor(
    private readonly charts: readonly PosterChart[],
    private readonly frames: number,
    private readonly onFrame: () => void,
  ) {
    this.plots = charts.map(({ host, definition, drawing }) => new Plot(host, definition, drawing(frames - 1)))
  }

  get moving(): boolean {
    return this.playing > 0
  }

  show(frame: number): void {
    this.frame = Math.min(this.frames - 1, frame)
    this.plots.forEach((plot, i) => plot.draw(this.charts[i].drawing(this.frame)))
    this.onFrame()
  }

  /** Goes on from the frame on show, each for so many milliseconds, until it is held or at its end. */
  play(frameMs: number): void {
    this.hold()
    let started = 0
    const from = this.frame
    const tick = (now: number): void => {
      started ||= now
      const frame = Math.min(this.frames - 1, from + Math.floor((now - started) / frameMs))
      if (frame !== this.frame) this.show(frame)
      this.playing = requestAnimationFrame(tick)
    }
    this.playing = requestAnimationFrame(tick)
  }

  hold(): void {
    cancelAnimationFrame(this.playing)
    this.playing = 0
  }
}
