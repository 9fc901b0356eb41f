// <rnn-lab>: puts the lab into another page, as a frame.
//
// What the element's markup holds stays in sight until the frame answers, so
// it is the place for a link. Nothing is fetched while the element is far
// from view. It brings no style element or attribute: the host's policy need
// allow nothing but this script's origin, in script-src and frame-src.

import { formatPairs } from '../settings/pairs'
import { holdsMoreThanItsOwn } from './content'
import { isLight, onHostChange } from './host-look'
import { briefly, fetchFile } from './given-file'
import { EMBED_VERSION, readToHost, type FileNews, type ToFrame } from './messages'
import { ATTRIBUTES, EXERCISE_SETTINGS, EXERCISES, FILE_SETTINGS, SERIES_TASKS, TEXT } from './settings'
import { CHARTS, CONTROLS, DEFAULT_SHOWN, exerciseHeight, heightOf, readNames, seriesHeight } from './shown'
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

/** The attributes that say what is shown. */
const NAMING = ['task', 'src', 'column', 'rung', 'preset', 'cell', 'optimizer']

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
    if (name === 'title' && this.frame) this.frame.title = this.named
    if (name === 'height') this.measured = this.automatic ? this.measured : 0
    if (this.frame && this.page !== this.wantedPage) {
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

  private isOf(tasks: readonly (string | null)[]): boolean {
    return tasks.includes(this.text('task'))
  }

  /** The folder of the page whose frame it is. */
  private get folder(): 'numbers/' | 'symbols/' | '' {
    return this.isOf(SERIES_TASKS) ? 'numbers/' : this.isOf(EXERCISES) ? 'symbols/' : ''
  }

  /** Whether it learns a text of the author's own, by its address. */
  private get hasOwnText(): boolean {
    return this.isOf([TEXT]) && this.hasAttribute('src')
  }

  private get wantedPage(): string {
    return `${this.folder}embed.html`
  }

  /** The file of the element is fetched once it is near, and again when it is another; the frame is told what becomes of it. */
  private bringFile(): void {
    this.near = true
    this.fetching?.abort()
    if (!this.isOf(['series']) && !this.hasOwnText) return
    const address = this.text('src') ?? ''
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

  /** An attribute's text, without the blanks around it. */
  private text(attribute: string): string | null {
    return this.getAttribute(attribute)?.trim() ?? null
  }

  /** What the frame is called where it is not seen: as the author says, or what the link says that it takes the place of, and what tells it from others. */
  private get named(): string {
    const link = this.querySelector(':scope > a')?.textContent?.trim()
    const told = [link === 'rnnlab' ? '' : link, ...NAMING.map((attribute) => this.text(attribute))].filter(Boolean)
    return this.getAttribute('title') ?? (told.length > 0 ? `rnnlab: ${told.join(', ')}` : 'rnnlab')
  }

  private get automatic(): boolean {
    return !/^\d+(px)?$/.test(this.text('height') ?? '')
  }

  /** All that the frame has to know, as its address and its messages have it. */
  private get settings(): Record<string, string> {
    const settings: Record<string, string> = {}
    const { folder } = this
    const more = folder === 'numbers/' ? FILE_SETTINGS : folder === 'symbols/' ? EXERCISE_SETTINGS : []
    for (const [attribute, name] of [...ATTRIBUTES, ...more.map((name) => [name, name] as const)]) {
      const text = this.text(attribute)
      if (text !== null) settings[name] = text
    }
    // So that the frame waits for the text, and does not show the one that it has itself.
    if (this.hasOwnText) settings['text'] = 'own'
    const pace = this.text('pace')
    if (pace !== null) settings['pace'] = pace
    const theme = this.text('theme') ?? 'auto'
    settings['theme'] = theme === 'auto' ? (isLight(getComputedStyle(this).color) ? 'dark' : 'light') : theme
    // In the host's own colours its background suits; an embed that is to be otherwise brings its own.
    if (theme === 'auto') settings['bare'] = 'on'
    if (this.automatic) settings['follow'] = 'on'
    settings['turns'] = 'on'
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
    const { clientWidth, folder } = this
    const usual =
      folder === 'numbers/'
        ? seriesHeight(clientWidth, this.text('task') === 'series')
        : folder === 'symbols/'
          ? exerciseHeight(clientWidth)
          : heightOf(shown, clientWidth)
    const height = this.automatic ? this.measured || usual : parseInt(this.text('height')!, 10)
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
    const { settings } = this
    const frame = document.createElement('iframe')
    this.page = this.wantedPage
    frame.src = `${new URL(this.page, LAB)}#${formatPairs(Object.entries(settings))}`
    frame.title = this.named
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
      this.send(message.event, message.event === 'error' ? { ...message.detail, ...this.attributeOf(message.detail.field) } : message.detail)
    }
  }

  /** The attribute that a setting was given by, under the name that the author wrote. */
  private attributeOf(setting: string | undefined): { attribute?: string } {
    const written = [...ATTRIBUTES, ...[...FILE_SETTINGS, ...EXERCISE_SETTINGS, 'src', 'theme', 'lang', 'pace'].map((name) => [name, name])].find(
      ([attribute, name]) => name === setting && this.hasAttribute(attribute!),
    )
    return written ? { attribute: written[0]! } : {}
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
