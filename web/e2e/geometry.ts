// Looks for what a designer would not let pass: text that does not fit, things
// beyond the edge, texts on top of each other, targets too small for a finger.
// Each function runs in the page, so it sees nothing outside itself.

/** Elements that reach beyond the window's sides, unless something scrolls or cuts them off on purpose. */
export function overflowing(): string[] {
  const width = document.documentElement.clientWidth
  const found: string[] = []
  if (document.documentElement.scrollWidth > width) found.push(`the page is ${document.documentElement.scrollWidth} px wide in ${width}`)
  const cut = (on: Element): boolean => {
    for (let at: Element | null = on; at && at !== document.body; at = at.parentElement) {
      const { overflowX, clipPath } = getComputedStyle(at)
      if (clipPath !== 'none' || (at !== on && overflowX !== 'visible')) return true
    }
    return false
  }
  for (const on of document.body.querySelectorAll<HTMLElement>('*')) {
    const box = on.getBoundingClientRect()
    if (box.width === 0 || box.height === 0 || (box.left >= -0.5 && box.right <= width + 0.5)) continue
    if (!cut(on)) found.push(`${on.id || `${on.localName}.${on.classList}`} from ${Math.round(box.left)} to ${Math.round(box.right)} px of ${width}`)
  }
  return found
}

interface Piece {
  text: string
  box: { left: number; right: number; top: number; bottom: number }
  on: Element
}

/** Texts that are wider or taller than what holds them, and texts that lie on each other. */
export function crowded(): string[] {
  const found: string[] = []
  const name = (on: Element): string => on.id || `${on.localName}.${on.classList}`
  const hidden = (on: Element): boolean => {
    if (!on.checkVisibility({ visibilityProperty: true })) return true
    for (let at: Element | null = on; at; at = at.parentElement) {
      const { clipPath, position, top } = getComputedStyle(at)
      // What is fixed, or stays while the page goes by, or floats over it covers it on purpose.
      const stays: boolean = position === 'fixed' || (position === 'sticky' && at.getBoundingClientRect().top < Number.parseFloat(top) + 1)
      if (clipPath !== 'none' || stays || at.matches('.trouble, .skip')) return true
    }
    return false
  }
  /** What is left of a box within what scrolls or cuts it off. */
  const shown = ({ left, right, top, bottom }: DOMRect, on: Element): Piece['box'] => {
    for (let at: Element | null = on; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX === 'visible') continue
      const cut = at.getBoundingClientRect()
      left = Math.max(left, cut.left)
      right = Math.min(right, cut.right)
      top = Math.max(top, cut.top)
      bottom = Math.min(bottom, cut.bottom)
    }
    return { left, right, top, bottom }
  }
  const pieces: Piece[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (walker.nextNode()) {
    const on = walker.currentNode.parentElement!
    const text = walker.currentNode.nodeValue!.trim()
    if (!text || on.closest('option, script, style, noscript') || hidden(on)) continue
    range.selectNodeContents(walker.currentNode)
    for (const line of range.getClientRects()) {
      const box = shown(line, on)
      if (box.right - box.left > 1 && box.bottom - box.top > 1) pieces.push({ text, box, on })
    }
    const holder = on.closest('button, label, legend, summary, select, th, td, h1, h2, h3, h4, p, li')
    if (!holder) continue
    const inner = holder.getBoundingClientRect()
    const box = shown(range.getBoundingClientRect(), on)
    // Lines are often taller than their letters, so only what is clearly outside counts.
    if (box.left < inner.left - 1 || box.right > inner.right + 1 || box.top < inner.top - 4 || box.bottom > inner.bottom + 4) {
      found.push(`“${text.slice(0, 40)}” sticks out of ${name(holder)}`)
    }
  }
  // On a phone the tick of a rung stands for its words, which are cut off on purpose.
  for (const on of document.body.querySelectorAll<HTMLElement>('*:not(.rung-check, .table-scroll, pre, option, input)')) {
    if (/^(hidden|clip)$/.test(getComputedStyle(on).overflowX) && on.scrollWidth > on.clientWidth + 1 && !hidden(on))
      found.push(`${name(on)} cuts off what it holds: ${on.scrollWidth} px in ${on.clientWidth}`)
  }
  for (const on of document.body.querySelectorAll<HTMLInputElement>('input[type=text]')) {
    if (!hidden(on) && on.scrollWidth > on.clientWidth) found.push(`${name(on)} needs ${on.scrollWidth} px for “${on.value}” and has ${on.clientWidth}`)
  }
  for (const [i, a] of pieces.entries()) {
    for (const b of pieces.slice(i + 1)) {
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
      const height = Math.min(a.box.bottom - a.box.top, b.box.bottom - b.box.top)
      // Boxes of lines overlap by their leading; letters on letters overlap by more.
      if (a.on !== b.on && across > 2 && down > 0.4 * height) found.push(`“${a.text.slice(0, 30)}” lies on “${b.text.slice(0, 30)}”`)
    }
  }
  return [...new Set(found)]
}

/** Targets smaller than a fingertip, 44 px each way. Links within a sentence are as large as their line. */
export function smallTargets(): string[] {
  const found: string[] = []
  // A word that the glossary explains has a larger target than its box: what is beside it can be hit instead without harm.
  for (const on of document.body.querySelectorAll<HTMLElement>('button:not(.term), select, input, summary')) {
    // A box to tick is as large as the label around it.
    const target = on.matches('[type=checkbox]') ? (on.closest('label') ?? on) : on
    const { width, height } = target.getBoundingClientRect()
    if (on.getClientRects().length > 0 && (width < 43.5 || height < 43.5))
      found.push(`${on.id || on.className || on.localName}: ${Math.round(width)} x ${Math.round(height)}`)
  }
  return found
}

/** What in a part of the page is under the row that stays when it gets the focus on the way back; rows are those that may be the one. */
export async function underRow({ rows, part, fewest }: { rows: string; part: string; fewest: number }): Promise<string[]> {
  document.documentElement.style.scrollBehavior = 'auto' // where it glides the answer would come before it is there
  scrollTo(0, document.body.scrollHeight)
  const row = [...document.querySelectorAll(rows)].find((on) => getComputedStyle(on).position === 'sticky')!
  const found: string[] = []
  const all = [...document.querySelectorAll<HTMLElement>(`${part} :is(button, input, select, summary, [tabindex])`)].filter((on) => on.checkVisibility())
  for (const on of all.reverse()) {
    on.focus()
    await new Promise(requestAnimationFrame)
    if (document.activeElement !== on || row.contains(on)) continue
    const [box, over] = [on.getBoundingClientRect(), row.getBoundingClientRect()]
    const fits = box.height <= innerHeight - over.bottom // what is higher than all the room there is cannot but be under it
    if (fits && box.top < over.bottom && box.bottom > over.top) found.push(on.outerHTML.slice(0, 90))
  }
  return all.length > fewest ? found : ['hardly anything to focus']
}
