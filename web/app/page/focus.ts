// The focus stays where the reader left it. A button that is disabled, or goes, while it has the focus would hand it to the body, and
// who works by keyboard would find himself at the top of the page.

/** Disables a button or enables it again. One with the focus is only said to be disabled, and does nothing, until the focus is elsewhere. */
export function setEnabled(button: HTMLButtonElement, enabled: boolean): void {
  const held = !enabled && button === document.activeElement
  button.disabled = !enabled && !held
  if (!held) return button.removeAttribute('aria-disabled')
  button.setAttribute('aria-disabled', 'true')
  // The same two functions: added once, however often.
  button.addEventListener('click', keepFromActing, true)
  button.addEventListener('blur', disableLeft)
}

function keepFromActing(event: Event): void {
  if ((event.currentTarget as Element).getAttribute('aria-disabled') === 'true') event.stopImmediatePropagation()
}

function disableLeft({ currentTarget }: Event): void {
  const button = currentTarget as HTMLButtonElement
  // Another window has the focus, not another element.
  if (button === document.activeElement) return
  button.removeEventListener('blur', disableLeft)
  if (button.getAttribute('aria-disabled') !== 'true') return
  button.removeAttribute('aria-disabled')
  button.disabled = true
}

/** Takes something away; if the focus is in it, what remains gets it. */
export function takeAway(gone: Element, take: () => void, remains: () => HTMLElement | null): void {
  const held = gone.contains(document.activeElement)
  take()
  if (held) remains()?.focus({ preventScroll: true })
}
