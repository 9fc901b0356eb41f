// What of the lab an embed shows, and how high that makes it. The element
// reserves the height before the frame has said a word, and embed-frame.css
// and embed-narrow.css give the blocks these heights, so nothing in the blog
// post moves later.

export const CONTROLS = ['presets', 'play', 'step', 'reset', 'weights', 'lr'] as const
export const CHARTS = ['loss', 'validation', 'train'] as const
export type Control = (typeof CONTROLS)[number]
export type ChartName = (typeof CHARTS)[number]

export interface Shown {
  controls: readonly Control[]
  charts: readonly ChartName[]
}

export const DEFAULT_SHOWN: Shown = { controls: ['play', 'reset', 'lr'], charts: ['loss', 'validation'] }

/** From this width on the charts stand side by side. */
export const WIDE = 640

/**
 * The names in a list like "play,reset,lr", in their usual order; "none" is none of them. Null if one is unknown: then what
 * was meant cannot be told. Blanks part names too, and so does a plus, which is a blank in an address of older embeds.
 */
export function readNames<N extends string>(text: string, known: readonly N[]): N[] | null {
  const given = text.split(/[\s,+]+/).filter(Boolean)
  if (given.length === 1 && given[0] === 'none') return []
  return given.length > 0 && given.every((name) => (known as readonly string[]).includes(name)) ? known.filter((name) => given.includes(name)) : null
}

/** Whether the buttons need a row of their own: more than reset stands beside play. */
export function crowded({ controls }: Shown): boolean {
  return controls.includes('step') || controls.includes('weights')
}

/** Height in px of the embed at a width, as the style sheet lays it out. */
export function heightOf({ controls, charts }: Shown, width: number): number {
  const has = (...names: Control[]): boolean => names.some((name) => controls.includes(name))
  const wide = width >= WIDE
  const sets = charts.filter((chart) => chart !== 'loss').length
  const blocks: number[] = []
  if (has('presets')) blocks.push(wide ? 62 : 124)
  if (has('play', 'step', 'reset', 'weights', 'lr')) {
    let bar = 56
    if (!wide && crowded({ controls, charts })) bar += 52
    if (has('lr') && (!wide || crowded({ controls, charts }))) bar += 52
    blocks.push(bar)
  }
  const panels: number[] = []
  if (charts.includes('loss')) panels.push(wide ? 284 : 244)
  if (sets > 0) panels.push(wide ? 284 : sets === 1 ? 210 : 324)
  if (panels.length > 0) blocks.push(wide ? 284 : panels.reduce((sum, panel) => sum + panel + GAP, -GAP))
  blocks.push(wide ? 44 : 84, 24)
  return blocks.reduce((sum, block) => sum + block + GAP, -GAP) + 2 * PADDING + 2
}

/** Height in px of a frame of numbers at a width, with as much of a verdict as most of them come to; the author's own have a sentence more. */
export const seriesHeight = (width: number, own: boolean): number => (width >= WIDE ? (own ? 610 : 590) : 762)

/** Height in px of a frame of an exercise at a width. */
export const exerciseHeight = (width: number): number => (width >= WIDE ? 616 : 722)

const GAP = 12
const PADDING = 14

/**
 * The style that gives the element the height that it will take, for the time before its script has run: without it the post
 * would move. As a padding, since a percentage of that is one of the column's width, whatever the window's: in a column that leaves
 * no room for charts side by side it is the height of the narrow layout. What is in the element must take no height, as a link that floats, or an end tag that is
 * missing would leave the rest of the post under what follows.
 */
export const reserving = (shown: Shown): string => reservingBetween(heightOf(shown, WIDE - 1), heightOf(shown, WIDE))

/** The same for a frame of numbers. */
export const reservingSeries = (own: boolean): string => reservingBetween(seriesHeight(WIDE - 1, own), seriesHeight(WIDE, own))

/** And for one of an exercise. */
export const reservingExercise = (): string => reservingBetween(exerciseHeight(WIDE - 1), exerciseHeight(WIDE))

function reservingBetween(narrow: number, wide: number): string {
  return `display:block;padding-bottom:clamp(${Math.min(narrow, wide)}px,(${WIDE}px - 100%)*100,${Math.max(narrow, wide)}px)`
}
