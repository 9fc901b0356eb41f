// Whether any of some elements is on the screen, or nearly: what nobody sees
// need not be computed.

import { Signal } from './signal'

/** How near counts as seen, so that what scrolls into view is already there. */
const MARGIN = '120px'

export class InView {
  readonly changed = new Signal()
  private readonly near = new Set<Element>()

  constructor(...watched: readonly Element[]) {
    const observer = new IntersectionObserver(
      (entries) => {
        const before = this.seen
        for (const { isIntersecting, target } of entries) {
          if (isIntersecting) this.near.add(target)
          else this.near.delete(target)
        }
        if (this.seen !== before) this.changed.send()
      },
      { rootMargin: MARGIN },
    )
    for (const one of watched) observer.observe(one)
  }

  get seen(): boolean {
    return this.near.size > 0
  }
}
