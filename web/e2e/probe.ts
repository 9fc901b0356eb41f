// Runs in the page before everything else and writes down what the tests
// cannot read off it: exact numbers, long tasks, layout shifts, bad text. It
// is a script of the host's own, so it works under the page's policy and in
// every engine.

/** One run as the trainer told the page of it. */
export interface RunRecord {
  number: number
  train: number[]
  validation: number[]
  hash: string | null
  notes: { at: number; state: string; epoch: number; update: number; rate: number; speed: number }[]
}

export interface Probe {
  runs: RunRecord[]
  /** Text that no reader should ever see, with the selector of the element it stood in. */
  badText: string[]
  violations: string[]
  /** Which kinds of entries this engine measures at all; not each knows long tasks and layout shifts. */
  measures: readonly string[]
  longTasks: { at: number; ms: number }[]
  /** Layout shifts that no input caused. */
  shifts: { at: number; value: number; moved: string[] }[]
  /** The titles that were to be seen, as they came, where each frame is looked at. */
  titles: string[]
  /** When each animation frame came, where each is looked at. */
  frames: number[]
  /** What the page has given the reader as a file; the browser's own download is left out. */
  downloads: { name: string; content: Blob }[]
  /** Acts as soon as the page knows that the newest run has come to an epoch, within this page: drivers are too slow for short runs. */
  atEpoch(epoch: number, act: () => void): void
  /** Ends the trainer's worker without a word, as a browser short of memory does. */
  killTrainer(): void
}

declare global {
  interface Window {
    rnnlabProbe: Probe
  }
}

/** Sent to the page as text: it sees nothing outside itself. */
export function probe(everyFrame: boolean): void {
  let trainer: Worker | undefined
  let due: { epoch: number; act: () => void } | undefined
  const supported = PerformanceObserver.supportedEntryTypes
  const record: Probe = {
    runs: [],
    badText: [],
    violations: [],
    measures: supported,
    longTasks: [],
    shifts: [],
    titles: [],
    frames: [],
    downloads: [],
    atEpoch: (epoch, act) => void (due = { epoch, act }),
    killTrainer: () => trainer?.terminate(),
  }
  window.rnnlabProbe = record

  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      this.addEventListener('message', (event) => {
        const { event: kind, report } = event.data
        if (kind !== 'report') return
        trainer = this
        let run = record.runs.find(({ number }) => number === report.run)
        if (!run) {
          run = { number: report.run, train: [], validation: [], hash: null, notes: [] }
          record.runs.push(run)
        }
        if (report.losses) {
          const { from, train, validation } = report.losses
          run.train.splice(from, Infinity, ...train)
          run.validation.splice(from, Infinity, ...validation)
        }
        if (report.hash !== undefined) run.hash = report.hash
        const { state, epoch, update, learningRate: rate, updatesPerSecond: speed } = report
        run.notes.push({ at: performance.now(), state, epoch, update, rate, speed })
        if (!due || epoch < due.epoch) return
        setTimeout(due.act) // once the page has taken this message too
        due = undefined
      })
    }
  }

  const blobs = new Map<string, Blob>()
  const makeAddress = URL.createObjectURL
  URL.createObjectURL = (content: Blob) => {
    const address = makeAddress.call(URL, content)
    blobs.set(address, content)
    return address
  }
  addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof HTMLAnchorElement ? event.target : null
      const content = link?.download && blobs.get(link.href)
      if (!link || !content) return
      event.preventDefault()
      record.downloads.push({ name: link.download, content })
    },
    true,
  )

  const describe = (node: Node | null | undefined): string => {
    const on = node instanceof Element ? node : node?.parentElement
    if (!on) return '?'
    const classes = typeof on.className === 'string' && on.className ? `.${on.className.trim().split(/\s+/).join('.')}` : ''
    return on.id ? `#${on.id}` : `${describe(on.parentElement)} > ${on.localName}${classes}`
  }
  const bad = /\bNaN\b|Infinity|\bundefined\b|\bnull\b|\[object |\{\w+\}/
  const check = (text: string | null, on: Node): void => {
    if (text && bad.test(text)) record.badText.push(`${describe(on)}: ${text.trim().slice(0, 120)}`)
  }
  const checkAll = (root: Node): void => {
    if (root instanceof Element && root.matches('script, style')) return
    if (root.nodeType === Node.TEXT_NODE) check(root.nodeValue, root)
    else for (const child of root.childNodes) checkAll(child)
  }
  new MutationObserver((changes) => {
    for (const { type, target, attributeName, addedNodes } of changes) {
      if (type === 'attributes') check((target as Element).getAttribute(attributeName!), target)
      else if (type === 'characterData') check(target.nodeValue, target)
      else addedNodes.forEach(checkAll)
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ['aria-label', 'aria-valuetext', 'title', 'd', 'transform'] })

  document.addEventListener('securitypolicyviolation', (event) => record.violations.push(`${event.violatedDirective}: ${event.blockedURI}`))

  if (supported.includes('longtask')) {
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) record.longTasks.push({ at: startTime, ms: duration })
    }).observe({ type: 'longtask', buffered: true })
  }
  if (supported.includes('layout-shift')) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] }
        if (!shift.hadRecentInput) record.shifts.push({ at: shift.startTime, value: shift.value, moved: shift.sources.map(({ node }) => describe(node)) })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  }
  const tick = (now: number): void => {
    record.frames.push(now)
    const title = document.querySelector('h1')
    const text = title?.textContent
    if (title && text && text !== record.titles.at(-1) && getComputedStyle(title).visibility === 'visible') record.titles.push(text)
    requestAnimationFrame(tick)
  }
  if (everyFrame) requestAnimationFrame(tick)
}
