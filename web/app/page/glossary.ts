// One line for a word of the field, beside the word: on hover, on keyboard
// focus, or on a tap, which holds it. The lines stand in the page; a word names
// its own by aria-describedby, so that a screen reader says it with the word.

/** How long a pointer rests before it means the word, and how long it may be on its way to the line, ms. */
const REST_MS = 180
const MARGIN = 8

const WORD = '[aria-describedby^="term-"]'

export class Glossary {
  private word: HTMLElement | null = null
  private line: HTMLElement | null = null
  /** by a tap or a key: it stays when the pointer leaves */
  private held = false
  private timer = 0

  constructor() {
    // Without popovers the words are told by screen readers alone.
    if (!('popover' in HTMLElement.prototype)) return
    const { body } = document
    body.addEventListener('pointerover', (event) => event.pointerType === 'mouse' && this.over(event.target as Element))
    body.addEventListener('focusin', ({ target }) => {
      const word = wordOf(target)
      if (word?.matches(':focus-visible')) this.show(word)
      else if (this.held) this.hide()
    })
    body.addEventListener('focusout', ({ target }) => target === this.word && this.hide())
    body.addEventListener('click', (event) => {
      const word = wordOf(event.target)
      // What acts by itself, as a step of the training, does so; its line is not in the way.
      if (!word?.matches('.term')) return
      event.preventDefault()
      if (this.word === word && this.held) return this.hide()
      this.show(word)
      this.held = true
    })
    for (const type of ['scroll', 'resize']) addEventListener(type, () => this.place(), { capture: true, passive: true })
    // Escape, or a tap elsewhere.
    body.addEventListener('toggle', (event) => event.target === this.line && (event as ToggleEvent).newState === 'closed' && this.forget(), { capture: true })
  }

  private over(at: Element): void {
    clearTimeout(this.timer)
    if (this.held || (this.line?.contains(at) ?? false)) return
    const word = wordOf(at)
    if (word === this.word) return
    this.timer = window.setTimeout(() => (word ? this.show(word) : this.hide()), REST_MS)
  }

  private show(word: HTMLElement): void {
    clearTimeout(this.timer)
    if (this.word === word) return
    this.hide()
    const line = document.getElementById(word.getAttribute('aria-describedby') ?? '')
    if (!line?.popover) return
    this.word = word
    this.line = line
    line.showPopover()
    this.place()
  }

  private hide(): void {
    clearTimeout(this.timer)
    const { line } = this
    this.forget()
    if (line?.matches(':popover-open')) line.hidePopover()
  }

  private forget(): void {
    this.word = this.line = null
    this.held = false
  }

  /** Below the word, or above it where there is no room, and never beyond the window. */
  private place(): void {
    const { word, line } = this
    if (!word || !line) return
    const { left, top, bottom } = word.getBoundingClientRect()
    const { clientWidth, clientHeight } = document.documentElement
    const { offsetWidth: width, offsetHeight: height } = line
    const below = bottom + MARGIN
    line.style.left = `${Math.max(MARGIN, Math.min(left, clientWidth - width - MARGIN))}px`
    line.style.top = `${below + height <= clientHeight ? below : Math.max(MARGIN, top - MARGIN - height)}px`
  }
}

function wordOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(WORD) : null
}
