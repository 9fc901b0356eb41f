// The first moments: a run computed beforehand, frame by frame, until the
// trainer has come to the frame that is shown and goes on from there.

export class Poster {
  /** the frame on show */
  frame = 0
  /** of those that play it: only the last goes on */
  private playing = 0

  constructor(
    private readonly frames: number,
    private readonly onFrame: () => void,
  ) {}

  get moving(): boolean {
    return this.playing > 0
  }

  show(frame: number): void {
    this.frame = Math.min(this.frames - 1, frame)
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
