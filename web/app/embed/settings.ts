// The names of the settings, as the address of the frame has them. Attributes
// are the same names in HTML's way: learning-rate for learningRate, or all in
// small letters, which is what HTML makes of learningRate. Only "hidden" is
// another: as an attribute it is HTML's own and hides the element.

/** A unit test keeps them equal to the fields that the build writes into schema.json. */
export const SETTINGS = [
  'task',
  'preset',
  'cell',
  'layers',
  'activation',
  'input',
  'gradient',
  'init',
  'forgetBias',
  'hidden',
  'steps',
  'truncate',
  'optimizer',
  'learningRate',
  'decay',
  'clip',
  'clipAt',
  'batch',
  'shuffle',
  'epochs',
  'patience',
  'seed',
] as const

/** What else the address of a frame takes and the element's attributes give it. */
export const FRAME_SETTINGS = ['controls', 'charts', 'autoplay'] as const

/** And what the element says of itself: the host's background shows, the host follows the height of the content, and says whose turn it is to train. */
export const FRAME_SWITCHES = ['bare', 'follow', 'turns'] as const

/** All that the address of a frame takes and that of the page does not. */
export type FrameKey = (typeof FRAME_SETTINGS)[number] | (typeof FRAME_SWITCHES)[number]

/** The tasks that are series of numbers, whose frame is another: a file of the author's own, and those of the page of own numbers. */
export const SERIES_TASKS = ['series', 'airline', 'share-price', 'waves', 'mackey-glass', 'sine-solved'] as const

/** The exercises of the page of symbols, which have a frame of their own, too. A test of web/build/export keeps them equal to the program's. */
export const EXERCISES = ['grammar', 'counting', 'adding', 'order', 'translation', 'text'] as const

/** What the element says of an exercise. */
export const EXERCISE_SETTINGS = ['rung'] as const

/** The exercise that learns a text: the one that comes with it, or where the element has a `src`, one of the author's own. */
export const TEXT = 'text'

/** What the element says of a file of numbers: how it is to be read where that is known better than it is found. */
export const FILE_SETTINGS = ['column', 'decimal', 'header', 'order', 'missing', 'nodata', 'season', 'transform'] as const

/** Each attribute, and the setting that it is. */
export const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['hidden-units', 'hidden'],
  ...[...SETTINGS, ...FRAME_SETTINGS]
    .filter((name) => name !== 'hidden')
    .flatMap((name) => [[name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), name] as const, [name.toLowerCase(), name] as const]),
  ['lr', 'learningRate'],
])
