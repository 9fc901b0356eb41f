// Work that ends on the screen waits here for the next animation frame. Each
// job runs at most once a frame, and when a frame's share of the main thread
// is used up the rest waits for the next one: nothing may block the page.
// What a job asks for while it runs - words and then the charts beside them -
// is done in the same frame if there is time; a job that asks for itself again
// waits for the next.

const BUDGET_MS = 10

type Job = () => void

const waiting = new Set<Job>()
let scheduled = false

export function nextFrame(job: Job): void {
  waiting.add(job)
  schedule()
}

function schedule(): void {
  if (scheduled) return
  scheduled = true
  requestAnimationFrame(drain)
}

function drain(): void {
  const started = performance.now()
  const done = new Set<Job>()
  try {
    for (const job of waiting) {
      if (done.has(job)) continue
      done.add(job)
      waiting.delete(job)
      job()
      if (performance.now() - started > BUDGET_MS) break
    }
  } finally {
    // Not before: a frame that is asked for and not needed costs the browser a look at the whole page.
    scheduled = false
    if (waiting.size > 0) schedule()
  }
}
