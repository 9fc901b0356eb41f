// Somebody's blog, on another origin than the lab, with a policy as strict as
// a host's can be: scripts and frames of the lab, and nothing inline.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const STYLE = `body { margin: 0; font: 18px/1.6 serif } body.dark { background: #0f1115; color: #ddd } article { max-width: 720px; margin: auto; padding: 16px } .far { height: 4000px }`

/** What the post's own script writes down. */
export interface BlogRecord {
  /** events of the elements, each with the id of its element */
  events: { on: string; event: string; detail: Record<string, unknown> }[]
  /** messages of plain frames that speak for themselves */
  messages: { origin: string; data: { rnnlab?: number; type?: string; event?: string; detail?: Record<string, unknown> } }[]
  violations: string[]
  /** layout shifts that no input caused, where the engine tells */
  shifts: number
}

declare global {
  interface Window {
    blog: BlogRecord
  }
}

function script(): void {
  window.blog = { events: [], messages: [], violations: [], shifts: 0 }
  for (const element of document.querySelectorAll('rnn-lab')) {
    for (const event of ['ready', 'epoch', 'done', 'series', 'verdict', 'error']) {
      element.addEventListener(event, (told) => window.blog.events.push({ on: element.id, event, detail: (told as CustomEvent).detail }))
    }
  }
  addEventListener('message', ({ origin, data }) => window.blog.messages.push({ origin, data }))
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    window.blog.violations.push(`${violatedDirective}: ${blockedURI}`),
  )
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) window.blog.shifts += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}

export interface BlogOptions {
  /** whether the policy lets the lab into a frame */
  frames?: boolean
  /** of the post */
  language?: string
  /** what the theme has besides, inline styles too */
  theme?: string
  /** as the post's Cross-Origin-Embedder-Policy */
  isolation?: 'require-corp' | 'credentialless'
  /** what lies beside the post, by name; null is an answer that begins and does not end */
  files?: Readonly<Record<string, string | Uint8Array | null>>
  /** whether the post is in a sandbox, and so of no site */
  sandbox?: boolean
}

export class Blog {
  private constructor(
    private readonly server: Server,
    readonly address: string,
    /** files whose reader went away before their end */
    readonly left: readonly string[],
  ) {}

  /** A post of this HTML. */
  static async start(
    lab: string,
    html: string,
    { frames = true, language = 'en', theme, isolation, files: beside = {}, sandbox = false }: BlogOptions = {},
  ): Promise<Blog> {
    const { origin } = new URL(lab)
    const policy = `default-src 'none'; script-src 'self' ${origin}; style-src 'self'${theme === undefined ? '' : " 'unsafe-inline'"}; connect-src 'self'; ${frames ? `frame-src ${origin}` : ''}`
    // In a sandbox 'self' is nobody.
    const own = (text: string, host: string): string => (sandbox ? text.replaceAll("'self'", `http://${host}`) : text)
    const page = `<!doctype html><html lang="${language}"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>A blog</title>
      <link rel="icon" href="/icon" /><link rel="stylesheet" href="/style.css" /></head>
      <body><article><h1>A post</h1><button type="button" id="before">Before</button>${html}<p id="below">What comes below.</p><button type="button" id="after">After</button></article>
      <script src="/blog.js"></script></body></html>`
    const files: Record<string, [string, string | Uint8Array]> = {
      '/': ['text/html', page],
      '/style.css': ['text/css', STYLE + (theme ?? '')],
      '/blog.js': ['text/javascript', `(${script})()`],
      '/icon': ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    }
    for (const [name, content] of Object.entries(beside)) if (content !== null) files[`/${name}`] = ['text/csv', content]
    const left: string[] = []
    const server = createServer((request, response) => {
      const name = request.url!.slice(1)
      if (beside[name] === null) {
        response.on('close', () => left.push(name))
        response.writeHead(200, { 'Content-Type': 'text/csv' }).write('1\n')
        return
      }
      const [type, content] = files[request.url ?? ''] ?? []
      response.writeHead(content === undefined ? 404 : 200, {
        'Content-Type': type ?? 'text/plain',
        'Content-Security-Policy': own(policy + "; img-src 'self'", request.headers.host!) + (sandbox ? '; sandbox allow-scripts' : ''),
        // To one that is of no site its own files are another's.
        ...(sandbox && { 'Access-Control-Allow-Origin': '*' }),
        ...(isolation && { 'Cross-Origin-Embedder-Policy': isolation }),
      })
      response.end(content)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    server.unref()
    return new Blog(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, left)
  }

  close(): void {
    this.server.closeAllConnections()
    this.server.close()
  }
}
