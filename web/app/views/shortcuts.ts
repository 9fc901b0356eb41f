// Keys for a lecture, where no control has the focus: space plays and pauses,
// the right arrow makes one update, R goes back to the start, and 1 to 4 are
// the rungs. Each presses the button that does the same. A button that was
// clicked, and so has the focus, has no use of its own for any of them but space.

const KEYS: Record<string, string> = { ' ': '#play', ArrowRight: '#step-update', r: '#reset', R: '#reset' }

export function listenForShortcuts(rungs: readonly string[]): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    // What has the focus has its own use for keys; so has a dialog.
    const on = document.activeElement
    if (on !== document.body && on?.id !== 'lab' && (on?.localName !== 'button' || event.key === ' ')) return
    const rung = rungs[Number(event.key) - 1]
    const selector = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : rung && `#rung-${rung}`
    const button = selector ? document.querySelector<HTMLButtonElement>(selector) : null
    if (!button || button.closest('[inert]')) return
    event.preventDefault()
    button.click()
  })
}
