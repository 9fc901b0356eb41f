// Charts for a reader whose text is larger, and for a lecture hall: the words of a chart grow with those of the page, and the room
// for them with them.

import type { Definitions } from './definition'

/** What the style sheet calls small text has this size on an ordinary screen, px. */
const SMALL = 12
/** Of a definition: the sizes of its words, and what is between these and the plot. */
const OF_WORDS = new Set(['fontSize', 'lineHeight', 'margin', 'nameGap', 'padding', 'distance', 'left', 'right', 'top', 'bottom'])

/** How large the page's text is, to that of an ordinary screen. */
export function textScale(): number {
  const root = getComputedStyle(document.documentElement)
  return (Number.parseFloat(root.getPropertyValue('--text-xs')) * Number.parseFloat(root.fontSize)) / SMALL || 1
}

/** Definitions with words so many times as large. */
export function enlarged(definitions: Definitions, scale: number): Definitions {
  return scale === 1 ? definitions : (grown(definitions, scale) as Definitions)
}

function grown(value: unknown, scale: number, key = ''): unknown {
  if (typeof value === 'number') return OF_WORDS.has(key) ? Math.round(value * scale) : value
  if (Array.isArray(value)) return value.map((item) => grown(item, scale, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, grown(part, scale, name)]))
}
