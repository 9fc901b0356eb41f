// The page on paper. What prints waits for no frame and no worker: everything is drawn at once, in light colours, at the width of a
// sheet. The rules of paper.css hold while the attribute is there, so that what is measured is what is printed.

import { Signal } from './signal'

const MARK = 'paper'

export class Paper {
  /** The colours are those of paper, and the page has its width: draw. */
  readonly laid = new Signal()
  /** It is a screen's again. */
  readonly gone = new Signal()
  private theme: string | undefined

  /** The page takes the width of a sheet; a frame has that which its post gives it. */
  constructor(private readonly kind: 'sheet' | 'frame' = 'sheet') {
    addEventListener('beforeprint', () => this.lay())
    addEventListener('afterprint', () => this.leave())
  }

  private lay(): void {
    const { dataset } = document.documentElement
    if (MARK in dataset) return
    this.theme = dataset['theme']
    dataset['theme'] = 'light'
    dataset[MARK] = this.kind
    this.laid.send()
  }

  private leave(): void {
    const { dataset } = document.documentElement
    if (!(MARK in dataset)) return
    delete dataset[MARK]
    if (this.theme === undefined) delete dataset['theme']
    else dataset['theme'] = this.theme
    this.gone.send()
  }
}

/** Pixels of a canvas for one of the style sheet: paper shows more than most screens. */
export function pixelRatio(): number {
  return MARK in document.documentElement.dataset ? 3 : Math.min(3, devicePixelRatio || 1)
}
