// A static host for the built page, like those that people have: under a
// sub-path, with strict headers or with none.

import { createServer, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { builtName, dist, plainName } from './environment'
import { fewerFrames } from './frames'
import { fullPace } from './pace'
import { probe } from './probe'

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}

export interface HostOptions {
  /** Sends the page's own policy as a header too, as web/host does. */
  policy?: boolean
  /** Lets other origins read its files and have them in frames, and browsers keep the assets, as web/host does. */
  shared?: boolean
  /** Knows no type for .wasm and .json files, as many a host does not. */
  plainTypes?: boolean
  /** What is served, in place of the built page. */
  folder?: string
  /** Has the page load the recorder of probe.ts before anything else. */
  probe?: boolean
  /** And what posts have in a frame, too. */
  probeFrames?: boolean
  /** With the recorder: the page draws as often as it likes, and the recorder notes what came with each frame. */
  everyFrame?: boolean
  /** With the recorder: a link's run comes at the pace at which a reader sees it, not at full pace. */
  readersPace?: boolean
  /** A slow line: ms until an answer begins, and bytes a second of all answers together. */
  line?: { delay: number; rate: number }
  /** Changes what a file holds, answers 404 with null, or has it wait; the name is without the sum of the build. */
  alter?: (name: string, content: Buffer) => Buffer | null | Promise<Buffer | null>
}

export class Host {
  /** What was asked for that is not there. */
  readonly missing: string[] = []
  /** Every file that was sent, as often as it was; without the sum of the build. */
  readonly sent: string[] = []

  private constructor(
    private readonly server: Server,
    /** Where the page is, with a slash at the end. */
    readonly address: string,
  ) {}

  static async start(options: HostOptions = {}, prefix = '/blog/2026/rnnlab/'): Promise<Host> {
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(await readFile(path.join(dist, 'index.html'), 'utf8'))?.[1]
    if (!policy) throw new Error('index.html has no Content-Security-Policy')
    let free = 0
    const server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://host')
      const name = pathname.startsWith(prefix) ? plainName(pathname.slice(prefix.length)).replace(/^$|\/$/, '$&index.html') : ''
      const content = await fileOf(name, options).catch(() => null)
      if (content === null) host.missing.push(pathname)
      else host.sent.push(name)
      if (options.line && content) {
        const { delay, rate } = options.line
        free = Math.max(free, Date.now() + delay) + (1000 * content.length) / rate
        await new Promise((resolve) => setTimeout(resolve, free - Date.now()))
      }
      const type = options.plainTypes && /\.(wasm|json)$/.test(name) ? undefined : TYPES[path.extname(name)]
      response.writeHead(content === null ? 404 : 200, {
        ...(type && { 'Content-Type': type }),
        ...(options.shared && {
          'Access-Control-Allow-Origin': '*',
          'Cross-Origin-Embedder-Policy': 'require-corp',
          'Cross-Origin-Resource-Policy': 'cross-origin',
          'Cache-Control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        }),
        ...(options.policy && path.basename(name) !== 'embed.html' && { 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff' }),
      })
      response.end(content ?? '')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    server.unref() // a test that fails before it closes its host must not keep the run up
    const host = new Host(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`)
    return host
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }
}

const PROBE = 'assets/probe.js'

async function fileOf(name: string, { folder = dist, probe: probed, probeFrames, everyFrame, readersPace, alter }: HostOptions): Promise<Buffer | null> {
  if (probed && name === PROBE) {
    const first = [...(everyFrame ? [] : [fewerFrames]), ...(readersPace ? [] : [fullPace])]
    return Buffer.from([...first.map((act) => `(${act})()`), `(${probe})(${everyFrame === true})`].join(';'))
  }
  const file = path.normalize(name)
  const content = await readFile(path.join(folder, folder === dist ? builtName(file) : file))
  const served = alter ? await alter(name, content) : content
  const isProbed = probed && ['index.html', ...(probeFrames ? ['embed.html'] : [])].includes(path.basename(name))
  if (served === null || !isProbed) return served
  return Buffer.from(served.toString().replace('<meta charset="utf-8" />', `$&<script src="${'../'.repeat(name.split('/').length - 1)}${PROBE}"></script>`))
}
