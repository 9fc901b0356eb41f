// What gets the focus under a row that stays in view comes out below it. Browsers are told by scroll-padding, and not all of them mind it:
// for some what is under the row is in view, and need not be moved.

const ROOM = 8

/** rows: of which one stays, another in small windows. */
export function uncover(rows: string): void {
  document.addEventListener('focusin', ({ target }) => {
    // Who points at something sees it.
    if (!(target instanceof HTMLElement) || !target.matches(':focus-visible')) return
    const row = [...document.querySelectorAll(rows)].find((of) => getComputedStyle(of).position === 'sticky')
    if (!row || row.contains(target)) return
    const [on, over] = [target.getBoundingClientRect(), row.getBoundingClientRect()]
    if (on.top < over.bottom && on.bottom > over.top) scrollBy({ top: on.top - over.bottom - ROOM })
  })
}
