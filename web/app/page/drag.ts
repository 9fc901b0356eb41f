// A pointer that drags something sideways. One that only presses is a click, and
// one that moves up and down scrolls the page.

/** Less than this is the trembling of a hand, px. */
const LEAST = 4

/** begin gives what is to follow the pointer, which is told how far it is from where it began, or null where nothing can be dragged. */
export function onDrag(on: HTMLElement, begin: (event: PointerEvent) => ((by: number) => void) | null): void {
  let drag: { pointer: number; from: number; follow: (by: number) => void } | null = null
  let dragged = false
  on.addEventListener('pointerdown', (event) => {
    dragged = false
    const follow = event.isPrimary && event.button === 0 ? begin(event) : null
    drag = follow && { pointer: event.pointerId, from: event.clientX, follow }
  })
  on.addEventListener('pointermove', (event) => {
    if (!drag || event.pointerId !== drag.pointer) return
    // It was let go where nobody heard of it.
    if (event.buttons === 0) return void (drag = null)
    const by = event.clientX - drag.from
    if (!dragged) {
      if (Math.abs(by) < LEAST) return
      dragged = true
      on.setPointerCapture(event.pointerId)
    }
    drag.follow(by)
  })
  for (const end of ['pointerup', 'pointercancel'] as const) on.addEventListener(end, () => (drag = null))
  // What ends a drag is no click.
  on.addEventListener('click', (event) => dragged && event.stopImmediatePropagation(), { capture: true })
}
