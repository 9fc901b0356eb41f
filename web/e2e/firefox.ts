// Firefox as it is installed, driven by WebDriver BiDi, which it speaks itself.

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { Bidi } from './bidi'
import { pressKey, pressPointer, spot, typeText } from './input'
import { Program, scratch } from './program'
import type { Browser, Tab, TabOptions } from './tab'

/** No request may leave the machine: everything but this machine's own addresses goes to a proxy that is not there. */
const PREFERENCES = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'startup.homepage_welcome_url': 'about:blank',
  'toolkit.telemetry.server': 'data:,',
}

/** What a reader's system says of itself is a matter of preferences here, the same for all tabs of a process. */
function systemOf({ colors, reducedMotion, touch }: TabOptions): Record<string, number> {
  const FINGER = 1 // coarse, and it cannot hover
  return {
    'layout.css.prefers-color-scheme.content-override': colors === 'dark' ? 0 : 1,
    'ui.prefersReducedMotion': reducedMotion ? 1 : 0,
    ...(touch && { 'dom.w3c_touch_events.enabled': 1, 'ui.primaryPointerCapabilities': FINGER, 'ui.allPointerCapabilities': FINGER }),
  }
}

class Process {
  private constructor(
    private readonly program: Program,
    private readonly removeProfile: () => Promise<void>,
    readonly bidi: Bidi,
    readonly version: string,
    readonly system: string,
  ) {}

  static async start(executable: string, system: Record<string, number>): Promise<Process> {
    const { folder, remove } = scratch()
    const lines = Object.entries({ ...PREFERENCES, ...system }).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    writeFileSync(path.join(folder, 'user.js'), lines.join(''))
    const program = new Program(executable, ['--headless', '--no-remote', '--profile', folder, '--remote-debugging-port=0'])
    const [, address] = await program.says(/listening on (ws:\S+)/)
    const bidi = await Bidi.connect(`${address}/session`)
    const { capabilities } = await bidi.send<{ capabilities: { browserVersion: string } }>('session.new', { capabilities: {} })
    await bidi.send('session.subscribe', { events: ['log.entryAdded', 'network.beforeRequestSent', 'network.responseCompleted', 'network.fetchError'] })
    return new Process(program, remove, bidi, capabilities.browserVersion, JSON.stringify(system))
  }

  async end(): Promise<void> {
    await this.bidi.send('browser.close').catch(() => {})
    this.bidi.close()
    await this.program.end()
    await this.removeProfile()
  }
}

class FirefoxTab implements Tab {
  readonly complaints: string[] = []
  readonly requests: string[] = []
  private isOpen = true
  private frame: string

  constructor(
    private readonly bidi: Bidi,
    private readonly userContext: string,
    private readonly context: string,
    private readonly pointer: 'mouse' | 'touch',
  ) {
    this.frame = context
    interface Request { request: { url: string } }
    // The browser has one tab at a time, so what is told while this one is open is about it, its frames or its workers.
    const on = <P>(event: string, write: (params: P) => void): void => bidi.on<P>(event, (params) => void (this.isOpen && write(params)))
    on<{ type: string; level: string; method?: string; text: string }>('log.entryAdded', ({ type, level, method, text }) =>
      this.complaints.push(type === 'console' ? `console.${method}: ${text}` : `${level}: ${text}`))
    on<Request>('network.beforeRequestSent', ({ request }) => this.requests.push(request.url))
    on<Request & { response: { status: number } }>('network.responseCompleted', ({ request, response }) => {
      if (response.status >= 400) this.complaints.push(`${response.status}: ${request.url}`)
    })
    on<Request & { errorText: string }>('network.fetchError', ({ request, errorText }) => this.complaints.push(`failed: ${request.url} ${errorText}`))
  }

  async open(url: string): Promise<void> {
    await this.bidi.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' })
  }

  async evaluate<A, R>(act: (argument: A) => R | Promise<R>, argument: A): Promise<R> {
    interface Outcome { type: string; result: { value?: string }; exceptionDetails: { text: string } }
    const outcome = await this.bidi.send<Outcome>('script.callFunction', {
      functionDeclaration: `async (argument) => JSON.stringify(await (${act})(JSON.parse(argument)))`,
      arguments: [{ type: 'string', value: JSON.stringify(argument ?? null) }],
      target: { context: this.frame },
      awaitPromise: true,
      userActivation: false,
    })
    if (outcome.type !== 'success') throw new Error(outcome.exceptionDetails.text)
    return outcome.result.value === undefined ? (undefined as R) : JSON.parse(outcome.result.value)
  }

  async click(selector: string): Promise<void> {
    await this.act(pressPointer(await this.evaluate(spot, selector), this.pointer))
  }

  press(key: string): Promise<void> {
    return this.act(pressKey(key))
  }

  type(text: string): Promise<void> {
    return this.act(typeText(text))
  }

  private async act(actions: object[]): Promise<void> {
    await this.bidi.send('input.performActions', { context: this.frame, actions })
  }

  async enterFrame(): Promise<void> {
    const { contexts } = await this.bidi.send<{ contexts: { children: { context: string }[] }[] }>('browsingContext.getTree', { root: this.context })
    const inner = contexts[0]?.children[0]
    if (!inner) throw new Error('the page embeds nothing')
    this.frame = inner.context
  }

  async resize(width: number, height: number): Promise<void> {
    await this.bidi.send('browsingContext.setViewport', { context: this.context, viewport: { width, height }, devicePixelRatio: 1 })
  }

  async screenshot(file: string, whole: boolean): Promise<void> {
    const { data } = await this.bidi.send<{ data: string }>('browsingContext.captureScreenshot', { context: this.context, origin: whole ? 'document' : 'viewport' })
    writeFileSync(file, data, 'base64')
  }

  async close(): Promise<void> {
    if (!this.isOpen) return
    this.isOpen = false
    await this.bidi.send('browsingContext.close', { context: this.context })
    await this.bidi.send('browser.removeUserContext', { userContext: this.userContext })
  }
}

export async function launchFirefox(executable: string): Promise<Browser> {
  let running: Process | undefined
  let current: Tab | undefined
  return {
    get name() {
      return `Firefox ${running?.version ?? ''}`.trim()
    },
    async close() {
      await running?.end()
    },
    async tab(options: TabOptions = {}): Promise<Tab> {
      await current?.close() // a test that failed may have left it open
      const system = systemOf(options)
      if (running?.system !== JSON.stringify(system)) {
        await running?.end()
        running = await Process.start(executable, system)
      }
      const { bidi } = running
      // What a page stores stays within its user context, so each tab starts as a stranger's.
      const { userContext } = await bidi.send<{ userContext: string }>('browser.createUserContext')
      await bidi.send('emulation.setLocaleOverride', { locale: options.language ?? 'en-US', userContexts: [userContext] })
      const { context } = await bidi.send<{ context: string }>('browsingContext.create', { type: 'tab', userContext })
      const tab = new FirefoxTab(bidi, userContext, context, options.touch ? 'touch' : 'mouse')
      current = tab
      await tab.resize(options.width ?? 1280, options.height ?? 800)
      return tab
    },
  }
}
