// What each test file stands on: one browser, and a host with the strict
// policy and the recorder.

import { after, before } from 'node:test'
import { launch } from './environment'
import { Host, type HostOptions } from './host'
import { Lab } from './lab'
import type { Browser, TabOptions } from './tab'

export interface Stand {
  readonly browser: Browser
  readonly host: Host
  /** The page with a link's settings, "#preset=adam&hidden=8" or none. */
  open(hash?: string, options?: TabOptions): Promise<Lab>
}

export function stand(options: HostOptions = { policy: true, probe: true }): Stand {
  let browser: Browser
  let host: Host
  before(async () => {
    host = await Host.start(options)
    browser = await launch()
  })
  after(async () => {
    await browser?.close()
    await host?.close()
  })
  return {
    get browser() {
      return browser
    },
    get host() {
      return host
    },
    open: (hash = '', options) => Lab.open(browser, host.address + hash, options),
  }
}
