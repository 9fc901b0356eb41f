// Firefox as it is installed, driven by Puppeteer, which speaks WebDriver BiDi with it.

import { once } from 'node:events'
import puppeteer, { type Browser as Process, type BrowserContext, type Frame, type KeyInput, type Page } from 'puppeteer-core'
import { spot } from './input'
import { scratch } from './program'
import type { Browser, Tab, TabOptions } from './tab'

/** No answer takes longer, but from a browser that hangs. */
const ANSWER_MS = 100_000

/** No request may leave the machine: everything but this machine's own addresses goes to a proxy that is not there. */
const PREFERENCES = {
  // Without a graphics card painting takes most of the time, and what moves is seen to move at a third of the frames.
  'layout.frame_rate': 20,
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

/** profile: a folder for what it keeps; one of its own, which goes with it when it is closed, if there is none. */
function start(executable: string, system: TabOptions, profile?: string): Promise<Process> {
  return puppeteer.launch({
    userDataDir: profile,
    browser: 'firefox',
    executablePath: executable,
    extraPrefsFirefox: { ...PREFERENCES, ...systemOf(system) },
    protocolTimeout: ANSWER_MS,
  })
}

/** A browser that several programs of tests use, one after the other. */
export async function keepFirefox(executable: string): Promise<{ address: string; ended: Promise<unknown>; end(): Promise<void> }> {
  const { folder, remove } = scratch()
  const browser = await start(executable, {}, folder)
  const address = browser.wsEndpoint()
  const firefox = browser.process()!
  const ended = once(firefox, 'exit')
  await browser.disconnect() // it serves one at a time
  return {
    address,
    ended,
    async end() {
      firefox.kill()
      await ended
      await remove()
    },
  }
}

/** kept: the address of one that is running, for tabs that are to have no system of their own. */
export async function launchFirefox(executable: string, kept?: string): Promise<Browser> {
  let running: { process: Process; name: string; system: string; leave(): Promise<void> } | undefined
  let current: Tab | undefined
  const USUAL = JSON.stringify(systemOf({}))

  async function take(options: TabOptions): Promise<NonNullable<typeof running>> {
    const system = JSON.stringify(systemOf(options))
    const isKept = kept !== undefined && system === USUAL
    const process = isKept
      ? await puppeteer.connect({ browserWSEndpoint: kept, protocol: 'webDriverBiDi', protocolTimeout: ANSWER_MS })
      : await start(executable, options)
    const name = (await process.version()).replace('firefox/', 'Firefox ')
    return { process, name, system, leave: () => (isKept ? process.disconnect() : process.close()) }
  }

  return {
    get name() {
      return running?.name ?? 'Firefox'
    },
    async close() {
      await current?.close()
      await running?.leave()
    },
    async tab(options: TabOptions = {}): Promise<Tab> {
      await current?.close() // a test that failed may have left it open
      if (running?.system !== JSON.stringify(systemOf(options))) {
        await running?.leave()
        running = await take(options)
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
