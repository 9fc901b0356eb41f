// What a page shows first may be another than what it was built with: a task has a heading of its own, a post chooses what its
// frame shows. Until the page has laid that, nothing is shown that would move or go.

/** Then the page shows what it was built with. */
const PATIENCE_MS = 3000

/** From the first script on; the style sheets hide what is not there yet. */
export function awaitLook(): void {
  document.documentElement.dataset['look'] = 'coming'
  setTimeout(laidLook, PATIENCE_MS)
}

/** All is as it is to be seen. */
export function laidLook(): void {
  delete document.documentElement.dataset['look']
}
