// <rnn-lab>: puts the lab into another page, as a frame.
//
// What the element's markup holds stays in sight until the frame answers, so
// it is the place for a link. Nothing is fetched while the element is far
// from view. It brings no style element or attribute: the host's policy need
// allow nothing but this script's origin, in script-src and frame-src.

import { formatPairs } from '../settings/pairs'
import { holdsMoreThanItsOwn } from './content'
import { onHostChange } from './host-look'
import { briefly, fetchFile } from './given-file'
import { Markup } from './markup'
import { EMBED_VERSION, readToHost, type FileNews, type ToFrame } from './messages'
import { ATTRIBUTES, EXERCISE_SETTINGS, FILE_SETTINGS } from './settings'
import { Turns } from './turns'

/** The lab's files lie where this script does. */
const LAB = new URL('.', import.meta.url)

/** How far from the window the frame is made, with its poster, and where the rest of it may be fetched. */
const FRAME_MARGIN = '1000px'
const NEAR_MARGIN = '250px'

/** A frame that has not answered after so long is given up, and the link stays. */
const ANSWER_MS = 20_000

/** In a sandboxed post all is of no site, the frame too: it is known by being the element's own. */
const nowhere = self.origin === 'null'

/** Of all elements of the page. */
const turns = new Turns()

const sheet = new CSSStyleSheet()
sheet.replaceSync(`
  :host { display: block; position: relative }
  :host([hidden]) { display: none }
  iframe { display: block; width: 100%; border: 0; color-scheme: light }
  @media screen { iframe.dark { color-scheme: dark } }
  @media print { :host { break-inside: avoid } }
  .place { position: relative }
  .waiting { position: absolute; inset: 0; opacity: 0; pointer-events: none }
  .waiting + slot { display: grid; place-content: center; height: 100%; text-align: center }
`)

type Command = Omit<ToFrame, 'rnnlab'> & { type: ToFrame['type'] }

export class RnnLab extends HTMLElement {
  static readonly observedAttributes = [
    ...ATTRIBUTES.keys(),
    ...FILE_SETTINGS,
    ...EXERCISE_SETTINGS,
    'src',
    'height',
    'theme',
    'lang',
    'pace',
    'hidden',
    'title',
  ]

  private readonly root = this.attachShadow({ mode: 'open' })
  private frame: HTMLIFrameElement | null = null
  /** where the frame is, if it does not take the place of what the element holds */
  private place: HTMLElement | null = null
  private answered = false
  /** what the frame measured */
  private measured = 0
  private readonly waiting: Command[] = []
  private patience: ReturnType<typeof setTimeout> | undefined
  private undo: (() => void)[] = []
  private said = ''
  private readonly markup = new Markup(this)
  /** of the lab's pages the one that the frame has */
  private page = ''
  /** whether the frame will soon be in view, and its file may be fetched */
  private near = false
  /** ends the fetching that is under way */
  private fetching: AbortController | undefined
  private readonly taker = { seen: false, give: () => this.tell({ type: 'turn' }), ask: () => this.tell({ type: 'yield' }) }

  connectedCallback(): void {
    this.root.adoptedStyleSheets = [sheet]
    this.root.replaceChildren(document.createElement('slot'))
    this.reserve()
    this.warnOfHidden()
    // What the element holds is known when the parser is through with it.
    if (document.readyState !== 'loading') return this.start()
    const start = (): void => this.start()
    document.addEventListener('DOMContentLoaded', start, { once: true })
    this.undo = [() => document.removeEventListener('DOMContentLoaded', start)]
  }

  private start(): void {
    if (holdsMoreThanItsOwn(this, LAB.href)) this.standAside()
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
      this.whenNear(NEAR_MARGIN, () => {
        this.tell({ type: 'near' })
        this.bringFile()
      }),
      this.tellView(),
      this.followPrint(),
    ]
  }

  /** On paper a frame that has not come stands for nothing: what the element holds is printed as the link that it is. */
  private followPrint(): () => void {
    const lay = (): void => void (this.answered || this.place || this.style.removeProperty('height'))
    const leave = (): void => this.reserve()
    addEventListener('beforeprint', lay)
    addEventListener('afterprint', leave)
    return () => {
      removeEventListener('beforeprint', lay)
      removeEventListener('afterprint', leave)
    }
  }

  /**
   * HTML does not know <rnn-lab ... />: what follows such a tag is in the element, most of a post perhaps. It stays in sight,
   * below the frame.
   */
  private standAside(): void {
    console.warn(
      'rnnlab: <rnn-lab> has no end tag, so what follows it is inside it, and stays in sight below. HTML has no <rnn-lab ... />; write <rnn-lab ...></rnn-lab>.',
      this,
    )
    this.place = document.createElement('div')
    this.place.className = 'place'
    this.root.prepend(this.place)
    this.style.removeProperty('height')
    this.reserve()
  }

  /** In a link the number of units is called hidden, which as an attribute is HTML's own. */
  private warnOfHidden(): void {
    const hidden = this.getAttribute('hidden') ?? ''
    if (/\d/.test(hidden)) console.warn(`rnnlab: hidden="${hidden}" hides the element; the number of hidden units is hidden-units="${hidden}".`, this)
  }

  disconnectedCallback(): void {
    for (const undo of this.undo) undo()
    this.undo = []
    clearTimeout(this.patience)
    this.fetching?.abort()
    this.frame = this.place = null
    this.near = false
    this.taker.seen = false
    turns.done(this.taker)
    this.answered = false
    this.measured = 0
    this.waiting.length = 0
    this.style.removeProperty('height')
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.isConnected || this.undo.length === 0) return
    if (name === 'hidden') this.warnOfHidden()
    if (name === 'title' && this.frame) this.frame.title = this.markup.named
    if (name === 'height' && this.markup.height !== null) this.measured = 0
    if (this.frame && this.page !== this.markup.page) {
      // Another page is another frame, and all begins again.
      this.disconnectedCallback()
      return this.connectedCallback()
    }
    if (this.near && (name === 'src' || name === 'task')) this.bringFile()
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
    if (!this.near) this.bringFile()
    this.tell({ type })
  }

  /** The file of the element is fetched once it is near, and again when it is another; the frame is told what becomes of it. */
  private bringFile(): void {
    this.near = true
    this.fetching?.abort()
    const address = this.markup.file
    if (address === null) return
    const tell = (news: FileNews): void => this.tell({ type: 'file', ...news } as Command)
    if (address === '') return tell({ src: '', state: 'missing', figure: 0 })
    tell({ src: briefly(address), state: 'coming', figure: 0 })
    const { signal } = (this.fetching = new AbortController())
    // What is not wanted any more is nobody's news.
    fetchFile(address, this.baseURI, signal).then(
      (news) => signal.aborted || tell(news),
      () => {},
    )
  }

  /** Takes the height that the content will have, so that nothing below moves when it comes. */
  private reserve(): void {
    if (!this.isConnected) return
    const height = this.markup.height ?? (this.measured || this.markup.usualHeight)
    const reserved = this.place ?? this
    // By the object model, which a policy on styles does not concern.
    reserved.style.height = `${height}px`
    // What the snippet reserved until now, in older ones as a least height; what the author has given stays.
    for (const reserving of ['padding-bottom', 'min-height'])
      if (this.style.getPropertyValue(reserving).startsWith('clamp(')) this.style.removeProperty(reserving)
    if (this.frame) this.frame.style.height = `${height}px`
  }

  private whenNear(rootMargin: string, act: () => void): () => void {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        observer.disconnect()
        act()
      },
      { rootMargin },
    )
    observer.observe(this)
    return () => observer.disconnect()
  }

  private tellView(): () => void {
    const observer = new IntersectionObserver((entries) => {
      this.taker.seen = entries.at(-1)!.isIntersecting
      this.tell({ type: this.taker.seen ? 'seen' : 'unseen' })
      turns.serve()
    })
    observer.observe(this)
    return () => observer.disconnect()
  }

  private makeFrame(): void {
    if (this.frame) return
    const { settings } = this.markup
    const frame = document.createElement('iframe')
    this.page = this.markup.page
    frame.src = `${new URL(this.page, LAB)}#${formatPairs(Object.entries(settings))}`
    frame.title = this.markup.named
    frame.className = `waiting ${settings['theme']}`
    this.frame = frame
    this.said = JSON.stringify(settings)
    const around = this.place ?? this.root
    around.prepend(frame)
    this.reserve()
    this.patience = setTimeout(() => {
      this.send('error', { code: 'unreachable', message: `${frame.src} does not answer` })
    }, ANSWER_MS)
  }

  private tellSettings(): void {
    if (!this.frame) return
    const { settings } = this.markup
    const text = JSON.stringify(settings)
    if (text === this.said) return
    this.said = text
    this.frame.classList.toggle('dark', settings['theme'] === 'dark')
    this.tell({ type: 'settings', settings } as Command)
  }

  /** To the frame, once it listens. */
  private tell(message: Command): void {
    if (!this.answered) this.waiting.push(message)
    else this.frame?.contentWindow?.postMessage({ rnnlab: EMBED_VERSION, ...message }, nowhere ? '*' : LAB.origin)
  }

  private hear({ source, origin, data }: MessageEvent): void {
    if (!this.frame || source !== this.frame.contentWindow || (origin !== LAB.origin && !(nowhere && origin === 'null'))) return
    const message = readToHost(data)
    if (!message) return
    if (message.type === 'version') {
      this.send('error', { code: 'version', message: `the frame speaks version ${message.rnnlab}, this script version ${EMBED_VERSION}` })
    } else if (message.type === 'hello') {
      this.begin()
    } else if (message.type === 'escape') {
      // What the element is in, a dialog perhaps, would not hear of it otherwise.
      this.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, composed: true, cancelable: true }))
    } else if (message.type === 'height') {
      this.measured = message.height
      this.reserve()
    } else if (message.type === 'turn') {
      if (message.wanted) turns.want(this.taker)
      else turns.done(this.taker)
    } else {
      this.send(message.event, message.event === 'error' ? { ...message.detail, ...this.markup.attributeOf(message.detail.field) } : message.detail)
    }
  }

  /** The frame listens: it takes the place of what stood here. */
  private begin(): void {
    this.answered = true
    clearTimeout(this.patience)
    this.frame!.classList.remove('waiting')
    if (!this.place) this.root.querySelector('slot')?.remove()
    for (const message of this.waiting.splice(0)) this.tell(message)
  }

  private send(event: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(event, { detail }))
  }
}

if (!customElements.get('rnn-lab')) customElements.define('rnn-lab', RnnLab)
