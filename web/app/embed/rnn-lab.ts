// <rnn-lab>: puts the lab into another page, as a frame.
//
// What the element's markup holds stays in sight until the frame answers, so
// it is the place for a link. Nothing is fetched while the element is far
// from view. It brings no style element or attribute: the host's policy need
// allow nothing but this script's origin, in script-src and frame-src.

import { isLight, onHostChange } from './host-look'
import { EMBED_VERSION, type ToFrame, type ToHost } from './messages'
import { ATTRIBUTES } from './settings'
import { CHARTS, CONTROLS, DEFAULT_SHOWN, heightOf, readNames } from './shown'

/** The lab's files lie where this script does. */
const LAB = new URL('.', import.meta.url)

/** How far from the window the frame is made, with its poster, and where the rest of it may be fetched. */
const FRAME_MARGIN = '1000px'
const NEAR_MARGIN = '250px'

/** A frame that has not answered after so long is given up, and the link stays. */
const ANSWER_MS = 20_000

const sheet = new CSSStyleSheet()
sheet.replaceSync(`
  :host { display: block; position: relative }
  :host([hidden]) { display: none }
  iframe { display: block; width: 100%; border: 0; color-scheme: light }
  iframe.dark { color-scheme: dark }
  .waiting { position: absolute; inset: 0; opacity: 0; pointer-events: none }
  .waiting + slot { display: grid; place-content: center; height: 100%; text-align: center }
`)

type Command = Omit<ToFrame, 'rnnlab'> & { type: ToFrame['type'] }

export class RnnLab extends HTMLElement {
  static readonly observedAttributes = [...ATTRIBUTES.keys(), 'height', 'theme', 'lang']

  private readonly root = this.attachShadow({ mode: 'open' })
  private frame: HTMLIFrameElement | null = null
  private answered = false
  /** what the frame measured */
  private measured = 0
  private readonly waiting: Command[] = []
  private patience: ReturnType<typeof setTimeout> | undefined
  private undo: (() => void)[] = []
  private said = ''

  connectedCallback(): void {
    this.root.adoptedStyleSheets = [sheet]
    this.root.replaceChildren(document.createElement('slot'))
    this.reserve()
    const hear = (event: MessageEvent): void => this.hear(event)
    addEventListener('message', hear)
    let width = this.clientWidth
    const size = new ResizeObserver(() => {
      if (this.clientWidth === width) return
      width = this.clientWidth
      // Not here and now: the height that comes of it would be another change of size for this observer.
      requestAnimationFrame(() => this.reserve())
    })
    size.observe(this)
    this.undo = [
      () => removeEventListener('message', hear),
      () => size.disconnect(),
      onHostChange(() => this.tellSettings()),
      this.whenNear(FRAME_MARGIN, () => this.makeFrame()),
      this.whenNear(NEAR_MARGIN, () => this.tell({ type: 'near' })),
      this.tellView(),
    ]
  }

  disconnectedCallback(): void {
    for (const undo of this.undo) undo()
    this.undo = []
    clearTimeout(this.patience)
    this.frame = null
    this.answered = false
    this.measured = 0
    this.waiting.length = 0
    this.style.removeProperty('height')
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.isConnected || this.undo.length === 0) return
    if (name === 'height') this.measured = this.automatic ? this.measured : 0
    this.reserve()
    this.tellSettings()
  }

  /** Trains, once it is in view. */
  play(): void {
    this.ask('play')
  }

  pause(): void {
    this.ask('pause')
  }

  /** Back to the same initial weights. */
  reset(): void {
    this.ask('reset')
  }

  private ask(type: 'play' | 'pause' | 'reset'): void {
    if (!this.isConnected) return
    this.makeFrame()
    this.tell({ type })
  }

  private get automatic(): boolean {
    return !/^\d+(px)?$/.test(this.getAttribute('height') ?? '')
  }

  /** All that the frame has to know, as its address and its messages have it. */
  private get settings(): Record<string, string> {
    const settings: Record<string, string> = {}
    for (const [attribute, name] of ATTRIBUTES) {
      const text = this.getAttribute(attribute)
      if (text !== null) settings[name] = text
    }
    const theme = this.getAttribute('theme') ?? 'auto'
    settings['theme'] = theme === 'auto' ? (isLight(getComputedStyle(this).color) ? 'dark' : 'light') : theme
    // In the host's own colours its background suits; an embed that is to be otherwise brings its own.
    if (theme === 'auto') settings['bare'] = 'on'
    if (this.automatic) settings['follow'] = 'on'
    const language = /^(en|zh)\b/i.exec(this.closest<HTMLElement>('[lang]')?.lang ?? '')
    if (language) settings['lang'] = language[0].toLowerCase()
    return settings
  }

  /** Takes the height that the content will have, so that nothing below moves when it comes. */
  private reserve(): void {
    if (!this.isConnected) return
    const shown = {
      controls: readNames(this.getAttribute('controls') ?? '', CONTROLS) ?? DEFAULT_SHOWN.controls,
      charts: readNames(this.getAttribute('charts') ?? '', CHARTS) ?? DEFAULT_SHOWN.charts,
    }
    const height = this.automatic ? this.measured || heightOf(shown, this.clientWidth) : parseInt(this.getAttribute('height')!, 10)
    // By the object model, which a policy on styles does not concern.
    this.style.height = `${height}px`
    if (this.frame) this.frame.style.height = `${height}px`
  }

  private whenNear(rootMargin: string, act: () => void): () => void {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      observer.disconnect()
      act()
    }, { rootMargin })
    observer.observe(this)
    return () => observer.disconnect()
  }

  private tellView(): () => void {
    const observer = new IntersectionObserver((entries) => this.tell({ type: entries.at(-1)!.isIntersecting ? 'seen' : 'unseen' }))
    observer.observe(this)
    return () => observer.disconnect()
  }

  private makeFrame(): void {
    if (this.frame) return
    const { settings } = this
    const frame = document.createElement('iframe')
    frame.src = `${new URL('embed.html', LAB)}#${new URLSearchParams(settings)}`
    frame.title = this.getAttribute('title') ?? 'rnnlab'
    frame.className = `waiting ${settings['theme']}`
    this.frame = frame
    this.said = JSON.stringify(settings)
    this.root.prepend(frame)
    this.reserve()
    this.patience = setTimeout(() => {
      this.send('error', { code: 'unreachable', message: `${frame.src} does not answer` })
    }, ANSWER_MS)
  }

  private tellSettings(): void {
    if (!this.frame) return
    const { settings } = this
    const text = JSON.stringify(settings)
    if (text === this.said) return
    this.said = text
    this.frame.classList.toggle('dark', settings['theme'] === 'dark')
    this.tell({ type: 'settings', settings } as Command)
  }

  /** To the frame, once it listens. */
  private tell(message: Command): void {
    if (!this.answered) this.waiting.push(message)
    else this.frame?.contentWindow?.postMessage({ rnnlab: EMBED_VERSION, ...message }, LAB.origin)
  }

  private hear({ source, origin, data }: MessageEvent): void {
    if (!this.frame || source !== this.frame.contentWindow || origin !== LAB.origin) return
    const message = data as Partial<ToHost> | null
    if (typeof message?.rnnlab !== 'number') return
    if (message.rnnlab !== EMBED_VERSION) {
      this.send('error', { code: 'version', message: `the frame speaks version ${message.rnnlab}, this script version ${EMBED_VERSION}` })
    } else if (message.type === 'hello') {
      this.begin()
    } else if (message.type === 'height' && Number.isFinite(message.height)) {
      this.measured = Math.min(10_000, Math.max(0, message.height!))
      this.reserve()
    } else if (message.type === 'event') {
      if (['ready', 'epoch', 'done', 'error'].includes(message.event!)) this.send(message.event!, message.detail)
    }
  }

  /** The frame listens: it takes the place of what stood here. */
  private begin(): void {
    this.answered = true
    clearTimeout(this.patience)
    this.frame!.classList.remove('waiting')
    this.root.querySelector('slot')?.remove()
    for (const message of this.waiting.splice(0)) this.tell(message)
  }

  private send(event: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(event, { detail }))
  }
}

if (!customElements.get('rnn-lab')) customElements.define('rnn-lab', RnnLab)
