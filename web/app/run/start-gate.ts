// Training starts by itself only where somebody sees it and movement is
// welcome; otherwise it waits for the play button.

/** Whether the reader has asked for less motion. */
export function motionAllowed(): boolean {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches
}

/** Resolves once at least half of one of the elements is in view, in a visible tab. */
export function halfVisible(...any: readonly Element[]): Promise<void> {
  return new Promise((resolve) => {
    const half = new Map<Element, boolean>()
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) half.set(entry.target, isHalf(entry))
        settle()
      },
      { threshold: [0, 0.25, 0.5, 0.75] },
    )
    const settle = (): void => {
      if (![...half.values()].includes(true) || document.visibilityState !== 'visible') return
      observer.disconnect()
      document.removeEventListener('visibilitychange', settle)
      resolve()
    }
    for (const on of any) observer.observe(on)
    document.addEventListener('visibilitychange', settle)
  })
}

/** Half of the element, or of the window where the element is taller than that. */
function isHalf(entry: IntersectionObserverEntry): boolean {
  if (!entry.isIntersecting) return false
  const shown = entry.intersectionRect.height
  return shown >= entry.boundingClientRect.height / 2 || shown >= (entry.rootBounds?.height ?? innerHeight) / 2
}
