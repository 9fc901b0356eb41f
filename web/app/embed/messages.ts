// What the element and the frame say to each other. Both ends check where a
// message comes from, and each reads what it gets once, here; the frame takes
// settings, three commands and a file from its host and nothing else, and
// tells it numbers.

/** Goes up by one when an older end could no longer follow. It is also the mark by which a message is known. */
export const EMBED_VERSION = 1

/**
 * To the frame:
 * - settings: all that the element's attributes say, as texts under the names that the address of the frame has
 * - file: what has become of the file that the element was given
 * - near: the frame will soon be in view, so what is heavy may be fetched
 * - seen, unseen: it has come into view, or gone; a frame finds that out by itself, but in some browsers late
 * - turn: it may start a trainer, as it wanted
 * - yield: another frame would like to; whoever has a trainer and no use for it ends it
 */
export type ToFrame = { rnnlab: number } & ({ type: 'settings'; settings: Record<string, string> } | ({ type: 'file' } & FileNews) | { type: Plain })

/** A file by its address, as the element has it: its content, or why that is not there. */
export type FileNews = { src: string } & ({ content: ArrayBuffer } | { state: FileState; figure: number })

/**
 * - coming: it is being fetched
 * - missing: the element names none
 * - address: what it names is no address
 * - status: the host answered with the status in `figure`
 * - unreachable: no answer, or none that may be read
 * - big: more than the MB in `figure`
 */
const FILE_STATES = ['coming', 'missing', 'address', 'status', 'unreachable', 'big'] as const
export type FileState = (typeof FILE_STATES)[number]

/** So much of a file is read. */
export const MOST_FILE_BYTES = 10e6

const PLAIN = ['near', 'seen', 'unseen', 'turn', 'yield', 'play', 'pause', 'reset'] as const
type Plain = (typeof PLAIN)[number]

/**
 * To the host:
 * - hello: the frame listens
 * - height: of its content, px
 * - turn: it wants to start a trainer, and waits for its turn; or it has none any more
 * - escape: its reader has pressed that key, and it means nothing to the frame
 * - event: what the element sends on as an event of its own
 */
export type ToHost = { rnnlab: number } & (
  | { type: 'hello' }
  | { type: 'escape' }
  | { type: 'height'; height: number }
  | { type: 'turn'; wanted: boolean }
  | { [E in keyof EmbedEvents]: { type: 'event'; event: E; detail: EmbedEvents[E] } }[keyof EmbedEvents]
)

/** More than all settings need; a host that sends more has something else in mind. */
const MOST_SETTINGS = 64
const LONGEST_TEXT = 200
const LARGEST_FIGURE = 1e6

/** A message of the host, or null for anything that is none. */
export function readToFrame(data: unknown): ToFrame | null {
  if (typeof data !== 'object' || data === null) return null
  const { rnnlab, type, settings } = data as Record<string, unknown>
  if (rnnlab !== EMBED_VERSION) return null
  const plain = PLAIN.find((known) => known === type)
  if (plain) return { rnnlab, type: plain }
  if (type === 'file') {
    const news = readFileNews(data)
    return news && { rnnlab, type, ...news }
  }
  if (type !== 'settings' || typeof settings !== 'object' || settings === null) return null
  const texts = Object.entries(settings)
  if (texts.length > MOST_SETTINGS || !texts.every(([name, text]) => typeof text === 'string' && name.length + text.length <= LONGEST_TEXT)) return null
  return { rnnlab, type, settings: Object.fromEntries(texts) as Record<string, string> }
}

function readFileNews(data: object): FileNews | null {
  const { src, content, state, figure } = data as Record<string, unknown>
  if (typeof src !== 'string' || src.length > LONGEST_TEXT) return null
  if (content instanceof ArrayBuffer) return content.byteLength <= MOST_FILE_BYTES ? { src, content } : null
  const known = FILE_STATES.find((one) => one === state)
  return known && typeof figure === 'number' && figure >= 0 && figure <= LARGEST_FIGURE ? { src, state: known, figure } : null
}

/** No frame is higher than this, px. */
const HIGHEST = 10_000

const EVENTS: readonly unknown[] = ['ready', 'epoch', 'done', 'series', 'verdict', 'error'] satisfies (keyof EmbedEvents)[]

/** A message of the frame, or null for anything that is none; "version" of a frame that speaks another. */
export function readToHost(data: unknown): ToHost | { rnnlab: number; type: 'version' } | null {
  if (typeof data !== 'object' || data === null) return null
  const { rnnlab, type, height, wanted, event, detail } = data as Record<string, unknown>
  if (typeof rnnlab !== 'number') return null
  if (rnnlab !== EMBED_VERSION) return { rnnlab, type: 'version' }
  if (type === 'hello' || type === 'escape') return { rnnlab, type }
  if (type === 'height' && typeof height === 'number' && height >= 0) return { rnnlab, type, height: Math.min(height, HIGHEST) }
  if (type === 'turn' && typeof wanted === 'boolean') return { rnnlab, type, wanted }
  if (type === 'event' && EVENTS.includes(event) && typeof detail === 'object' && detail !== null) return { rnnlab, type, event, detail } as ToHost
  return null
}

/** The element's events, and what `detail` holds. */
export interface EmbedEvents {
  /** A run stands ready with its initial weights: the first, or one with other settings; a text of the post's own is named in them by its `src`. */
  ready: { settings: Record<string, string | number>; parameters: number; epochs: number; simd: boolean }
  /** An epoch is finished; losses are half the mean squared error, or nats where an exercise predicts classes. */
  epoch: { epoch: number; epochs: number; trainLoss: number; validationLoss: number }
  /** The last epoch is finished, or training stopped early. */
  done: {
    epoch: number
    stoppedEarly: boolean
    trainLoss: number
    validationLoss: number
    /** how well the network does, as its task measures it; for the sine the two figures that follow */
    metric: { name: string; train: number; validation: number }
    /** of an exercise that predicts classes NaN, as the next */
    trainRmse: number
    validationRmse: number
    /** of the last weights and all losses, 16 hex digits: the same settings give the same, everywhere */
    hash: string
    /** whether the run was changed under way, so that its settings do not reproduce it */
    altered: boolean
    /** of an exercise: what its judge found on sequences that were not trained on, and whether that is what is asked for */
    score?: { name: 'right' | 'length' | 'mse' | 'nats'; value: number; reached: boolean }
  }
  /** Of a task of numbers: they are read, and stand ready to be tried. */
  series: {
    task: string
    /** of the file's column, or of the task */
    name: string
    count: number
    first: number
    last: number
    /** cells without a number */
    missing: number
    /** what there is to know of the file, in the words that the frame shows */
    notes: readonly string[]
    /** the rule without a network that does best on the validation part, and its RMSE there, in the units of the numbers */
    rule: string
    ruleRmse: number
  }
  /** Of a task of numbers: all networks are trained, and the test part is open. */
  verdict: {
    task: string
    /** the network that does best on the validation part */
    network: string
    /** how it stands beside the best rule on the validation part; better or worse only where it is more than chance */
    worth: 'better' | 'even' | 'worse'
    validationRmse: number
    /** NaN where the network cannot forecast all of the test part */
    testRmse: number
    /** of the best rule on the test part */
    ruleTestRmse: number
    /** past the end, in the units of the numbers; empty where the network runs away, or cannot read the last ones */
    forecast: readonly number[]
    /** of the network's last weights and losses, 16 hex digits */
    hash: string
    /** the verdict, in the words that the frame shows */
    said: readonly string[]
  }
  /** Something was not taken, or broke. The last good run stays. */
  error: EmbedProblem
}

export interface EmbedProblem {
  /**
   * - setting: an attribute is wrong; `field` names it and `value` is what it held
   * - file: the numbers or the text of `src` cannot be had or not be used; `field` is `src`, or the attribute about the file that is wrong
   * - diverged: the numbers ran away; `field` is the likely cause
   * - version: this embed.js and the frame do not understand each other
   * - unreachable: the frame did not load, or does not answer
   * - others: what the trainer says of itself
   */
  code: string
  message: string
  field?: string
  /** of the element: the attribute that gave the field its value, as it is written there */
  attribute?: string
  value?: string
  min?: number
  max?: number
  options?: readonly string[]
}
