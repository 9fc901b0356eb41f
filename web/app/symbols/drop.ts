// A file that is dropped anywhere on the page.

/** Calls back with each. */
export function onDrop(take: (file: File) => void): void {
  const over = (is: boolean): void => void document.body.classList.toggle('over', is)
  window.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault() // without it the browser would leave the page for the file
    over(true)
  })
  window.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!relatedTarget) over(false) // out of the window
  })
  window.addEventListener('drop', (event) => {
    over(false)
    const [file] = event.dataTransfer?.files ?? []
    if (!file) return
    event.preventDefault()
    take(file)
  })
}
