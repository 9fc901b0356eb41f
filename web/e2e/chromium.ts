// Chromium, driven by Playwright.

import { chromium } from 'playwright-core'
import type { Browser, Tab, TabOptions } from './tab'

/** No request may leave the machine, and nothing of the browser's own may disturb what is measured. */
export const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

export async function launchChromium(executablePath: string): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS })
  return {
    name: `Chromium ${browser.version()}`,
    close: () => browser.close(),
    async tab(options: TabOptions = {}): Promise<Tab> {
      const context = await browser.newContext({
        viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
        locale: options.language ?? 'en-US',
        colorScheme: options.colors ?? 'light',
        reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
        forcedColors: options.forcedColors ? 'active' : 'none',
        javaScriptEnabled: !options.scriptless,
        hasTouch: options.touch ?? false,
        isMobile: options.touch ?? false,
      })
      const page = await context.newPage()
      const complaints: string[] = []
      const requests: string[] = []
      let frame = page.mainFrame()
      page.on('console', (message) => complaints.push(`console.${message.type()}: ${message.text()}`))
      page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
      page.on('crash', () => complaints.push('the page crashed'))
      context.on('request', (request) => requests.push(request.url()))
      context.on('requestfailed', (request) => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`))
      context.on('response', (response) => {
        if (!response.ok() && response.status() !== 304) complaints.push(`${response.status()}: ${response.url()}`)
      })
      return {
        complaints,
        requests,
        open: async (url) => void (await page.goto(url)),
        evaluate: <A, R>(act: (argument: A) => R | Promise<R>, argument: A) => frame.evaluate(act as never, argument as never) as Promise<R>,
        click: (selector) => (options.touch ? page.tap(selector) : page.click(selector)),
        press: (key) => page.keyboard.press(key === ' ' ? 'Space' : key),
        type: (text) => page.keyboard.type(text),
        enterFrame: async () => {
          await page.waitForSelector('iframe')
          const [inner] = frame.childFrames()
          if (!inner) throw new Error('the page embeds nothing')
          await inner.waitForLoadState()
          frame = inner
        },
        resize: (width, height) => page.setViewportSize({ width, height }),
        screenshot: async (path, whole) => void (await page.screenshot({ path, fullPage: whole })),
        pdf: () => page.pdf({ format: 'A4', printBackground: true }),
        close: () => context.close(),
      }
    },
  }
}
