// Whether somebody can see the frame.

import { Signal } from '../../page/signal'

export class Sight {
  readonly changed = new Signal()
  private inView = false

  constructor(watched: Element) {
    new IntersectionObserver((entries) => this.tell(entries.at(-1)!.isIntersecting)).observe(watched)
    document.addEventListener('visibilitychange', () => this.changed.send())
  }

  /** What is newly known of being in view. */
  tell(inView: boolean): void {
    this.inView = inView
    this.changed.send()
  }

  get visible(): boolean {
    return this.inView && document.visibilityState === 'visible'
  }
}
