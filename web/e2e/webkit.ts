// WebKitGTK, driven by classic WebDriver, in an X server of its own.
//
// What it cannot be told about a tab, it learns from what is around it, so
// each tab is a browser of its own, with its own locale, GTK settings and
// proxy. It has no finger to offer: a mouse stands in for it, and what the page
// has for phones goes by the window's width.

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { NoBrowser, Session } from './classic'
import { pressKey, pressPointer, spot, typeText } from './input'
import { Listener } from './listener'
import { Program, scratch } from './program'
import type { Browser, Tab, TabOptions } from './tab'

/** The toolbar would keep the window from getting as narrow as a phone. */
const SMALL_TOOLBAR = 'window * { font-size: 1px; padding: 0; margin: 0; border: 0; min-width: 0; min-height: 0; }'

/** The browser asks for the language by which its locale is called; what the locale holds is the same for all. */
const PLAIN_LOCALE = '/usr/lib/locale/C.utf8'

class WebKitTab implements Tab {
  private isOpen = true

  private constructor(
    private readonly session: Session,
    private readonly listener: Listener,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(driver: string, display: string, options: TabOptions): Promise<WebKitTab> {
    const { folder, remove } = scratch()
    const locale = `${(options.language ?? 'en-US').replace('-', '_')}.UTF-8`
    symlinkSync(PLAIN_LOCALE, path.join(folder, locale))
    mkdirSync(path.join(folder, 'gtk-3.0'))
    writeFileSync(path.join(folder, 'gtk-3.0', 'settings.ini'), `[Settings]\ngtk-enable-animations=${options.reducedMotion ? 0 : 1}\n`)
    writeFileSync(path.join(folder, 'gtk-3.0', 'gtk.css'), SMALL_TOOLBAR)
    const listener = await Listener.start()
    const port = await freePort()
    const program = new Program(driver, ['--host=127.0.0.1', `--port=${port}`], {
      DISPLAY: display,
      LOCPATH: folder,
      LC_ALL: locale,
      XDG_CONFIG_HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CACHE_HOME: folder,
      GSETTINGS_BACKEND: 'memory',
      LIBGL_ALWAYS_SOFTWARE: '1',
      // Layers put together by a GPU that software plays take a third of all its time; painted straight they look the same.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      // No sound and no films here, whose plugins it would look for at each start.
      GST_PLUGIN_SYSTEM_PATH_1_0: '',
      MESA_SHADER_CACHE_DISABLE: 'true',
      NO_AT_BRIDGE: '1',
      // Root and containers cannot have its sandbox, and no page is opened but this project's own.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    })
    let session: Session | undefined
    const end = async (): Promise<void> => {
      await session?.end().catch(() => {})
      await program.end()
      listener.close()
      await remove()
    }
    try {
      const address = `http://127.0.0.1:${port}`
      await program.until(() => Session.ready(address))
      session = await Session.start(address, {
        proxy: { proxyType: 'manual', httpProxy: listener.address, sslProxy: listener.address, noProxy: [] },
        'webkitgtk:browserOptions': { args: ['--automation', ...(options.colors === 'dark' ? ['--dark-mode'] : [])] },
      })
      const tab = new WebKitTab(session, listener, end)
      await tab.resize(options.width ?? 1280, options.height ?? 800)
      return tab
    } catch (error) {
      await end()
      throw error
    }
  }

  get version(): string {
    return this.session.version
  }

  get complaints(): readonly string[] {
    return this.listener.complaints
  }

  get requests(): readonly string[] {
    return this.listener.requests
  }

  async open(url: string): Promise<void> {
    await this.session.post('url', { url })
  }

  async evaluate<A, R>(act: (argument: A) => R | Promise<R>, argument: A): Promise<R> {
    const { value, error } = await this.session.post<{ value?: string; error?: string }>('execute/async', {
      script: `const done = arguments[1];
        (async () => JSON.stringify(await (${act})(JSON.parse(arguments[0]))))().then((value) => done({ value }), (error) => done({ error: String(error) }))`,
      args: [JSON.stringify(argument ?? null)],
    })
    if (error !== undefined) throw new Error(error)
    return typeof value === 'string' ? JSON.parse(value) : (undefined as R)
  }

  async click(selector: string): Promise<void> {
    await this.act(pressPointer(await this.evaluate(spot, selector), 'mouse'))
  }

  press(key: string): Promise<void> {
    return this.act(pressKey(key))
  }

  type(text: string): Promise<void> {
    return this.act(typeText(text))
  }

  private async act(actions: object[]): Promise<void> {
    await this.session.post('actions', { actions })
  }

  async enterFrame(): Promise<void> {
    // By the element, for what stands in a shadow tree has no number.
    const id = await this.session.post('execute/sync', {
      script: `return document.querySelector('iframe') ?? document.querySelector('rnn-lab').shadowRoot.querySelector('iframe')`,
      args: [],
    })
    await this.session.post('frame', { id })
  }

  async resize(width: number, height: number): Promise<void> {
    const frame = await this.evaluate(() => ({ width: outerWidth - innerWidth, height: outerHeight - innerHeight }), null)
    await this.session.post('window/rect', { width: width + frame.width, height: height + frame.height })
    const wanted = `${width} x ${height}`
    const size = await this.evaluate(async (wanted) => {
      const now = (): string => `${innerWidth} x ${innerHeight}`
      for (const end = performance.now() + 10_000; now() !== wanted && performance.now() < end;) await new Promise(requestAnimationFrame)
      return now()
    }, wanted)
    if (size !== wanted) throw new Error(`asked for a window of ${wanted}, got ${size}`)
  }

  /** There is none of the whole page, so the window is made as high as the page for it. */
  async screenshot(file: string, whole: boolean): Promise<void> {
    const { width, height, all } = await this.evaluate(() => ({ width: innerWidth, height: innerHeight, all: document.documentElement.scrollHeight }), null)
    if (whole) await this.resize(width, all)
    writeFileSync(file, await this.session.get<string>('screenshot'), 'base64')
    if (whole) await this.resize(width, height)
  }

  async close(): Promise<void> {
    if (!this.isOpen) return
    this.isOpen = false
    await this.end()
  }
}

export async function launchWebKit(driver: string): Promise<Browser> {
  const screen = new Program('Xvfb', ['-displayfd', '3', '-screen', '0', '2000x1400x24', '-nolisten', 'tcp'], {}, ['ignore', 'ignore', 'pipe', 'pipe'])
  const [, number] = await screen.says(/^(\d+)\n/m)
  const display = `:${number}`
  const tabs: WebKitTab[] = []
  return {
    get name() {
      return `WebKitGTK ${tabs[0]?.version ?? ''}`.trim()
    },
    async close() {
      for (const tab of tabs) await tab.close() // a test that failed may have left one open
      await screen.end()
    },
    async tab(options: TabOptions = {}): Promise<Tab> {
      // The driver looks for a free port, lets go of it and tells the browser to take it. When another program was faster, or
      // the browser ends at once, it waits for ever: so a session that does not start, and no other failure, is begun anew.
      const start = (): Promise<WebKitTab> => WebKitTab.start(driver, display, options)
      const again = (error: Error): Promise<WebKitTab> => {
        if (!(error instanceof NoBrowser)) throw error
        console.error(`WebKitGTK starts again: ${error.message}`)
        return start()
      }
      const tab = await start().catch(again).catch(again)
      tabs.push(tab)
      return tab
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
