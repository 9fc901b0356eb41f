// Firefox as it is installed, driven by Puppeteer, which speaks WebDriver BiDi with it.

import puppeteer, { type Browser as Process, type BrowserContext, type Frame, type KeyInput, type Page } from 'puppeteer-core'
import { spot } from './input'
import type { Browser, Tab, TabOptions } from './tab'

/** No answer takes longer, but from a browser that hangs. */
const ANSWER_MS = 100_000

/** No request may leave the machine: everything but this machine's own addresses goes to a proxy that is not there. */
const PREFERENCES = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
}

/** What a reader's system says of itself is a matter of preferences here, the same for all tabs of a process. */
function systemOf({ colors, language, reducedMotion, touch }: TabOptions): Record<string, number | string> {
  const FINGER = 1 // coarse, and it cannot hover
  return {
    'intl.accept_languages': language ?? 'en-US',
    'layout.css.prefers-color-scheme.content-override': colors === 'dark' ? 0 : 1,
    'ui.prefersReducedMotion': reducedMotion ? 1 : 0,
    ...(touch && { 'dom.w3c_touch_events.enabled': 1, 'ui.primaryPointerCapabilities': FINGER, 'ui.allPointerCapabilities': FINGER }),
  }
}

class FirefoxTab implements Tab {
  readonly complaints: string[] = []
  readonly requests: string[] = []
  private frame: Frame

  constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
    private readonly touch: boolean,
  ) {
    this.frame = page.mainFrame()
    page.on('console', (message) => this.complaints.push(`console.${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => this.complaints.push(`error: ${error}`))
    page.on('request', (request) => this.requests.push(request.url()))
    page.on('response', (response) => {
      if (response.status() >= 400) this.complaints.push(`${response.status()}: ${response.url()}`)
    })
    page.on('requestfailed', (request) => this.complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`))
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url)
  }

  async evaluate<A, R>(act: (argument: A) => R | Promise<R>, argument: A): Promise<R> {
    const text = (await this.frame.evaluate(`(async (argument) => JSON.stringify(await (${act})(argument)))(${JSON.stringify(argument ?? null)})`)) as
      string | undefined
    return text === undefined ? (undefined as R) : JSON.parse(text)
  }

  async click(selector: string): Promise<void> {
    let { x, y } = await this.evaluate(spot, selector)
    const frame = await this.frame.frameElement()
    const within = await frame?.boundingBox()
    if (within) {
      x += within.x
      y += within.y
    }
    await (this.touch ? this.page.touchscreen.tap(x, y) : this.page.mouse.click(x, y))
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key as KeyInput)
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  async enterFrame(): Promise<void> {
    const [inner] = this.page.mainFrame().childFrames()
    if (!inner) throw new Error('the page embeds nothing')
    this.frame = inner
  }

  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewport({ width, height, deviceScaleFactor: 1 })
  }

  async screenshot(file: string, whole: boolean): Promise<void> {
    await this.page.screenshot({ path: file as `${string}.png`, fullPage: whole })
  }

  async close(): Promise<void> {
    if (this.page.isClosed()) return
    await this.context.close()
  }
}

export async function launchFirefox(executable: string): Promise<Browser> {
  let running: { process: Process; name: string; system: string } | undefined
  let current: Tab | undefined
  return {
    get name() {
      return running?.name ?? 'Firefox'
    },
    async close() {
      await running?.process.close()
    },
    async tab(options: TabOptions = {}): Promise<Tab> {
      await current?.close() // a test that failed may have left it open
      const system = systemOf(options)
      if (running?.system !== JSON.stringify(system)) {
        await running?.process.close()
        const process = await puppeteer.launch({
          browser: 'firefox',
          executablePath: executable,
          extraPrefsFirefox: { ...PREFERENCES, ...system },
          protocolTimeout: ANSWER_MS,
        })
        const version = await process.version()
        running = { process, name: version.replace('firefox/', 'Firefox '), system: JSON.stringify(system) }
      }
      // What a page stores stays within its context, so each tab starts as a stranger's.
      const context = await running.process.createBrowserContext()
      const page = await context.newPage()
      page.setDefaultTimeout(ANSWER_MS)
      const tab = new FirefoxTab(context, page, options.touch ?? false)
      current = tab
      await tab.resize(options.width ?? 1280, options.height ?? 800)
      return tab
    },
  }
}
