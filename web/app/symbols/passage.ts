// A passage whose letters are shaded, each from one colour over none to the other; a reader picks one of them.

import { element, setAttribute } from '../page/dom'
import { signOf } from './letters'

export interface PassageListener {
  /** with the pointer, the keyboard or a tap */
  pick(place: number): void
  /** the pointer is over a letter; undefined if over none */
  point(place: number | undefined): void
}

/** A shade changes by steps that are seen. */
const SHADES = 20

export class Passage {
  /** One slider, not hundreds of buttons: what is picked it says. */
  private readonly box: HTMLElement
  private spans: HTMLElement[] = []
  private picked = 1

  constructor(into: HTMLElement, label: string, listener: PassageListener) {
    this.box = element('div', { class: 'symbols-passage', role: 'slider', tabindex: 0, 'aria-label': label, 'aria-valuemin': 1, 'aria-valuenow': 1 })
    into.append(this.box)
    this.box.addEventListener('click', ({ target }) => {
      const place = this.spans.indexOf(target as HTMLElement)
      if (place > 0) listener.pick(place)
    })
    this.box.addEventListener('pointermove', ({ target }) => {
      const place = this.spans.indexOf(target as HTMLElement)
      listener.point(place > 0 ? place : undefined)
    })
    this.box.addEventListener('pointerleave', () => listener.point(undefined))
    this.box.addEventListener('keydown', (event) => {
      const to = this.placeFor(event.key)
      if (to === undefined) return
      event.preventDefault()
      listener.pick(Math.max(1, Math.min(this.spans.length - 1, to)))
    })
  }

  get element(): HTMLElement {
    return this.box
  }

  show(letters: readonly string[]): void {
    // The sign of a line's end stands before it.
    this.spans = letters.map((letter) => element('span', {}, letter === '\n' ? '↵\n' : letter === '\t' ? signOf(letter) : letter))
    this.box.replaceChildren(...this.spans)
    setAttribute(this.box, 'aria-valuemax', String(letters.length - 1))
  }

  /** Of each letter, from −1 to 1; NaN for none. */
  shade(shades: ArrayLike<number>): void {
    this.spans.forEach((span, place) => {
      const shade = Math.round((shades[place] ?? Number.NaN) * SHADES) / SHADES
      const [name, depth] = shade > 0 ? ['over', shade] : shade < 0 ? ['under', -shade] : ['', 0]
      if (span.dataset['shade'] === `${name}${depth}`) return
      span.dataset['shade'] = `${name}${depth}`
      span.classList.toggle('over', name === 'over')
      span.classList.toggle('under', name === 'under')
      span.style.setProperty('--shade', String(depth))
    })
  }

  pick(place: number, said: string): void {
    if (this.picked !== place) this.spans[this.picked]?.classList.remove('picked')
    this.spans[place]?.classList.add('picked')
    this.picked = place
    setAttribute(this.box, 'aria-valuenow', String(place))
    setAttribute(this.box, 'aria-valuetext', said)
  }

  private placeFor(key: string): number | undefined {
    if (key === 'ArrowLeft') return this.picked - 1
    if (key === 'ArrowRight') return this.picked + 1
    if (key === 'Home') return 1
    if (key === 'End') return this.spans.length - 1
    return key === 'ArrowUp' || key === 'ArrowDown' ? this.besideLine(key === 'ArrowUp' ? -1 : 1) : undefined
  }

  /** The place above or below the one that is picked, as the lines are broken. */
  private besideLine(by: -1 | 1): number {
    const here = this.spans[this.picked]!
    let line: number | undefined
    let best = this.picked
    for (let place = this.picked + by; place > 0 && place < this.spans.length; place += by) {
      const { offsetTop, offsetLeft } = this.spans[place]!
      if (offsetTop === here.offsetTop) continue
      line ??= offsetTop
      if (offsetTop !== line) break
      if (best === this.picked || Math.abs(offsetLeft - here.offsetLeft) < Math.abs(this.spans[best]!.offsetLeft - here.offsetLeft)) best = place
    }
    return best
  }
}
