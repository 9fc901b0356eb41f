// What the element and the frame say to each other. Both ends check where a
// message comes from, and each reads what it gets once, here; the frame takes
// settings and three commands from its host and nothing else, and tells it
// numbers.

/** Goes up by one when an older end could no longer follow. It is also the mark by which a message is known. */
export const EMBED_VERSION = 1

/**
 * To the frame:
 * - settings: all that the element's attributes say, as texts under the names that the address of the frame has
 * - near: the frame will soon be in view, so what is heavy may be fetched
 * - seen, unseen: it has come into view, or gone; a frame finds that out by itself, but in some browsers late
 * - turn: it may start a trainer, as it wanted
 * - yield: another frame would like to; whoever has a trainer and no use for it ends it
 */
export type ToFrame = { rnnlab: number } & ({ type: 'settings'; settings: Record<string, string> } | { type: Plain })

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

/** A message of the host, or null for anything that is none. */
export function readToFrame(data: unknown): ToFrame | null {
  if (typeof data !== 'object' || data === null) return null
  const { rnnlab, type, settings } = data as Record<string, unknown>
  if (rnnlab !== EMBED_VERSION) return null
  const plain = PLAIN.find((known) => known === type)
  if (plain) return { rnnlab, type: plain }
  if (type !== 'settings' || typeof settings !== 'object' || settings === null) return null
  const texts = Object.entries(settings)
  if (texts.length > MOST_SETTINGS || !texts.every(([name, text]) => typeof text === 'string' && name.length + text.length <= LONGEST_TEXT)) return null
  return { rnnlab, type, settings: Object.fromEntries(texts) as Record<string, string> }
}

/** No frame is higher than this, px. */
const HIGHEST = 10_000

const EVENTS: readonly unknown[] = ['ready', 'epoch', 'done', 'error'] satisfies (keyof EmbedEvents)[]

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
  /** A run stands ready with its initial weights: the first, or one with other settings. */
  ready: { settings: Record<string, string | number>; parameters: number; epochs: number; simd: boolean }
  /** An epoch is finished; losses are half the mean squared error. */
  epoch: { epoch: number; epochs: number; trainLoss: number; validationLoss: number }
  /** The last epoch is finished, or training stopped early. */
  done: {
    epoch: number
    stoppedEarly: boolean
    trainLoss: number
    validationLoss: number
    /** how well the network does, as its task measures it; for the sine the two figures that follow */
    metric: { name: string; train: number; validation: number }
    trainRmse: number
    validationRmse: number
    /** of the last weights and all losses, 16 hex digits: the same settings give the same, everywhere */
    hash: string
    /** whether the run was changed under way, so that its settings do not reproduce it */
    altered: boolean
  }
  /** Something was not taken, or broke. The last good run stays. */
  error: EmbedProblem
}

export interface EmbedProblem {
  /**
   * - setting: an attribute is wrong; `field` names it and `value` is what it held
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
