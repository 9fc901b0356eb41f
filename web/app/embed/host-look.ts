// What the page around the element looks like and speaks, as far as the frame
// has to know.

/**
 * Whether text at this place is light, and the page behind it therefore dark: true for whatever way the page has of being
 * dark. The colour is a computed one: rgb() mostly, or one of the newer functions as it was written.
 */
export function isLight(color: string): boolean {
  const [a = 0, b = 0, c = 0] = (color.replace(/^color\(\S+/, '').match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number)
  if (/^(rgb|color)/.test(color)) return 0.2126 * a + 0.7152 * b + 0.0722 * c > (color.startsWith('rgb') ? 127 : 0.5)
  return a > (color.startsWith('ok') ? 0.5 : 50)
}

/** Tells when the page may have changed its looks or its language; returns how to stop. */
export function onHostChange(changed: () => void): () => void {
  let later: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    changed()
    // Colours may take their time to change.
    clearTimeout(later)
    later = setTimeout(changed, 500)
  }
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const attributes = new MutationObserver(look)
  for (const on of [document.documentElement, document.body]) attributes.observe(on, { attributes: true })
  dark.addEventListener('change', look)
  return () => {
    clearTimeout(later)
    attributes.disconnect()
    dark.removeEventListener('change', look)
  }
}
