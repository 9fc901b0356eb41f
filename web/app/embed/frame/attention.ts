// A run goes on only while somebody can see it: out of view or in a hidden tab
// it pauses, and goes on when it is back. A run that the reader paused stays
// paused.

import { Signal } from '../../page/signal'
import type { Session } from '../../run/session'

export class Attention {
  /** In view for the first time. */
  readonly seen = new Signal()
  /** It may be seen now, or no longer. */
  readonly changed = new Signal()
  private inView = false
  private wasSeen = false
  private readonly back: (() => void)[] = []
  /** paused by this class, not by the reader */
  private holding = false
  /** asked to play while nobody could see it */
  private wanted = false

  constructor(
    watched: Element,
    private readonly session: Session,
    private readonly play: () => Promise<void>,
  ) {
    new IntersectionObserver(([entry]) => this.tell(entry?.isIntersecting ?? false)).observe(watched)
    document.addEventListener('visibilitychange', () => {
      this.follow()
      this.changed.send()
    })
    session.changed.listen(() => this.follow())
    session.started.listen(() => this.follow())
  }

  /** What is newly known of being in view. */
  tell(inView: boolean): void {
    this.inView = inView
    if (inView) {
      this.wasSeen = true
      this.seen.send()
    }
    this.follow()
    this.changed.send()
  }

  /** Plays now, or as soon as somebody can see it. */
  async wantPlay(): Promise<void> {
    if (this.visible) await this.play()
    else this.wanted = true
  }

  /** The reader or the host wants no training now. */
  async wantPause(): Promise<void> {
    this.holding = this.wanted = false
    if (this.session.run) await this.session.pause()
  }

  /** Whether somebody can see it. */
  get visible(): boolean {
    return this.inView && document.visibilityState === 'visible'
  }

  /** Whether its readers have scrolled on, or turned to another tab. */
  get left(): boolean {
    return this.wasSeen && !this.visible
  }

  /** Resolves as soon as somebody can see it. */
  seenAgain(): Promise<void> {
    return new Promise((resolve) => {
      this.back.push(resolve)
      this.follow()
    })
  }

  /** To be called when the run may have begun to train. */
  follow(): void {
    if (this.visible) for (const resolve of this.back.splice(0)) resolve()
    const { run, running } = this.session
    if (!this.visible && running) {
      this.holding = true
      void this.session.pause()
    } else if (this.visible && run && !running && (this.wanted || this.holding)) {
      // What ended just as it was to be paused has nothing left to go on with.
      const play = this.wanted || run.report.state === 'paused' || run.report.state === 'ready'
      this.holding = this.wanted = false
      if (play) void this.play()
    }
  }
}
