// The frame's end of the talk with the page around it.
//
// That page may be anybody's, so it is trusted with settings, which are
// checked like those of a link, with three commands, and with a file, which is
// read like one of the reader's. What the frame tells it are numbers that
// everybody may know.

import { EMBED_VERSION, readToFrame, type EmbedEvents, type FileNews, type ToHost } from '../messages'

/** Where a host that was to give turns has not said a word for so long, ms, there is none. */
const SILENCE_MS = 3000

export interface HostRequests {
  settings(settings: Record<string, string>): void
  near(): void
  seen(): void
  unseen(): void
  yield(): void
  play(): void
  pause(): void
  reset(): void
  /** of the frames of numbers and of exercises */
  file?(news: FileNews): void
}

type Told<M = ToHost> = M extends ToHost ? Omit<M, 'rnnlab'> : never

export class HostLink {
  private readonly host: Window | null = parent === window ? null : parent
  private heard = false
  private given: () => void = () => {}

  /** From now on requests are taken, and the host is told so. */
  open(requests: HostRequests): void {
    addEventListener('message', ({ source, data }) => {
      if (source === null || source !== this.host) return
      const message = readToFrame(data)
      if (!message) return
      this.heard = true
      if (message.type === 'settings') requests.settings(message.settings)
      else if (message.type === 'turn') this.given()
      else if (message.type === 'file') requests.file?.(message)
      else requests[message.type]()
    })
    document.addEventListener('keydown', ({ key, defaultPrevented, isComposing }) => {
      if (key === 'Escape' && !defaultPrevented && !isComposing) this.tell({ type: 'escape' })
    })
    this.tell({ type: 'hello' })
  }

  /** Waits until a trainer may start, where the host gives turns; what it resolves to is to be called when that has ended. */
  async turn(gives: boolean): Promise<() => void> {
    if (!gives) return () => {}
    return new Promise((resolve) => {
      const given = (): void => resolve(() => this.tell({ type: 'turn', wanted: false }))
      this.given = given
      this.tell({ type: 'turn', wanted: true })
      setTimeout(() => this.heard || given(), SILENCE_MS)
    })
  }

  event<E extends keyof EmbedEvents>(event: E, detail: EmbedEvents[E]): void {
    this.tell({ type: 'event', event, detail } as Told)
  }

  tell(message: Told): void {
    // Whoever the host is: there is nothing here to be kept from it.
    this.host?.postMessage({ rnnlab: EMBED_VERSION, ...message }, '*')
  }
}
