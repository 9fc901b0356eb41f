// The frame's end of the talk with the page around it.
//
// That page may be anybody's, so it is trusted with settings, which are
// checked like those of a link, and with three commands. What the frame tells
// it are numbers that everybody may know.

import { EMBED_VERSION, type EmbedEvents, type ToFrame, type ToHost } from '../messages'

export interface HostRequests {
  settings(settings: Record<string, string>): void
  near(): void
  seen(): void
  unseen(): void
  play(): void
  pause(): void
  reset(): void
}

/** More than all settings need; a host that sends more has something else in mind. */
const MOST_SETTINGS = 64
const LONGEST_TEXT = 200

type Told<M = ToHost> = M extends ToHost ? Omit<M, 'rnnlab'> : never

export class HostLink {
  private readonly host: Window | null = parent === window ? null : parent

  /** From now on requests are taken, and the host is told so. */
  open(requests: HostRequests): void {
    addEventListener('message', ({ source, data }) => {
      if (source === null || source !== this.host) return
      const message = readToFrame(data)
      if (!message) return
      if (message.type === 'settings') requests.settings(message.settings)
      else requests[message.type]()
    })
    this.tell({ type: 'hello' })
  }

  event<E extends keyof EmbedEvents>(event: E, detail: EmbedEvents[E]): void {
    this.tell({ type: 'event', event, detail } as Told)
  }

  tell(message: Told): void {
    // Whoever the host is: there is nothing here to be kept from it.
    this.host?.postMessage({ rnnlab: EMBED_VERSION, ...message }, '*')
  }
}

/** A message of the host, or null for anything that is none. */
export function readToFrame(data: unknown): ToFrame | null {
  if (typeof data !== 'object' || data === null) return null
  const { rnnlab, type, settings } = data as Record<string, unknown>
  if (rnnlab !== EMBED_VERSION) return null
  if (type === 'near' || type === 'seen' || type === 'unseen' || type === 'play' || type === 'pause' || type === 'reset') return { rnnlab, type }
  if (type !== 'settings' || typeof settings !== 'object' || settings === null) return null
  const texts = Object.entries(settings)
  if (texts.length > MOST_SETTINGS || !texts.every(([name, text]) => typeof text === 'string' && name.length + text.length <= LONGEST_TEXT)) return null
  return { rnnlab, type, settings: Object.fromEntries(texts) as Record<string, string> }
}
