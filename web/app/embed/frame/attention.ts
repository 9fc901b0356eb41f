// A run goes on only while somebody can see it: out of view or in a hidden tab
// it pauses, and goes on when it is back. A run that the reader paused stays
// paused.

import { Signal } from '../../page/signal'
import type { Session } from '../../run/session'

export class Attention {
  /** In view for the first time. */
  readonly seen = new Signal()
  private inView = false
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
    document.addEventListener('visibilitychange', () => this.follow())
    session.changed.listen(() => this.follow())
    session.started.listen(() => this.follow())
  }

  /** What is newly known of being in view. */
  tell(inView: boolean): void {
    this.inView = inView
    if (inView) this.seen.send()
    this.follow()
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

  private get visible(): boolean {
    return this.inView && document.visibilityState === 'visible'
  }

  private follow(): void {
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
