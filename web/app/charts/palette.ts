// The colours of the charts are those of the style sheet: read from its custom
// properties, so that each is written once and dark mode reaches the canvas.
// And the size of the words on a canvas, which grow with those of the page.

import { textScale } from './enlarged'

export interface Palette {
  ink: string
  muted: string
  faint: string
  line: string
  paper: string
  truth: string
  /** of what predictions lie on */
  truthSoft: string
  prediction: string
  pins: string[]
  negative: string
  positive: string
  font: string
  /** of words, to those of an ordinary screen */
  scale: number
}

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const value = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    ink: value('ink'),
    muted: value('muted'),
    faint: value('faint'),
    line: value('line'),
    paper: value('paper'),
    truth: value('truth'),
    truthSoft: value('truth-soft'),
    prediction: value('prediction'),
    pins: [1, 2, 3, 4].map((n) => value(`pin-${n}`)),
    negative: value('negative'),
    positive: value('positive'),
    font: value('font'),
    scale: textScale(),
  }
}
