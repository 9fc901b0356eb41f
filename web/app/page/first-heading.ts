// A page that is opened with a task has another heading than the one it was built with: that one is not shown in the meantime.

/** Then the page shows the heading that it has. */
const PATIENCE_MS = 3000

/** The page says by itself when its heading is there. */
export function awaitHeading(): void {
  if (!/[#?&]task=/.test(location.hash + location.search)) return
  const { dataset } = document.documentElement
  dataset['heading'] = 'coming'
  setTimeout(() => delete dataset['heading'], PATIENCE_MS)
}
