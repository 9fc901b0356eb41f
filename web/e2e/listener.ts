// A proxy between one browser and the page's host, for an engine whose driver
// tells nothing of requests and of the console. It writes down what is asked
// for and what comes of it, lets nothing out of this machine, and puts a few
// lines in front of documents and workers that tell it what they log.

import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A path that no page has; requests for it are the recorder's own. */
const RECORDER = '/rnnlab-browser-test-recorder.js'

/** Runs in documents and in workers, as text. */
function recorder(sink: string): void {
  const tell = (words: string): void => void fetch(sink, { method: 'POST', body: words, keepalive: true }).catch(() => {})
  for (const level of ['debug', 'error', 'info', 'log', 'warn'] as const) {
    const write = console[level]
    console[level] = (...what: unknown[]) => {
      tell(`console.${level}: ${what.map(String).join(' ')}`)
      write(...what)
    }
  }
  addEventListener('error', ({ message }) => tell(`uncaught: ${message}`))
  addEventListener('unhandledrejection', ({ reason }) => tell(`unhandled rejection: ${reason}`))
  addEventListener('securitypolicyviolation', (event) => {
    const { violatedDirective, blockedURI } = event as SecurityPolicyViolationEvent
    tell(`refused by the policy: ${violatedDirective} ${blockedURI}`)
  })
}

const LINES = `(${recorder})(${JSON.stringify(RECORDER)});`

export class Listener {
  readonly complaints: string[] = []
  readonly requests: string[] = []

  private constructor(private readonly server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => this.pass(request, response))
    // Only https asks for a tunnel, and nothing on this machine speaks it.
    server.on('connect', (request: IncomingMessage, socket) => {
      this.requests.push(`https://${request.url}`)
      this.complaints.push(`failed: https://${request.url}`)
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    })
  }

  static async start(): Promise<Listener> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    server.unref()
    return new Listener(server)
  }

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  close(): void {
    this.server.close()
    this.server.closeAllConnections()
  }

  private pass(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url!)
    if (url.pathname === RECORDER) return this.answer(request, response)
    this.requests.push(url.href)
    const fail = (why: string): void => {
      this.complaints.push(`failed: ${url.href} ${why}`)
      response.writeHead(502).end()
    }
    if (!['127.0.0.1', 'localhost'].includes(url.hostname)) return fail('is not on this machine')
    // As it is, for what is put in front has to be readable; and whole, for it is not there in what was stored.
    const { 'accept-encoding': _, 'if-none-match': __, 'if-modified-since': ___, ...headers } = request.headers
    const asked = ask(url, { method: request.method, headers, agent: false }, (answer) => {
      if (answer.statusCode! >= 400) this.complaints.push(`${answer.statusCode}: ${url.href}`)
      const front = frontOf(request, answer)
      const { 'content-length': length, ...rest } = answer.headers
      response.writeHead(answer.statusCode!, { ...rest, ...(length && { 'content-length': Number(length) + Buffer.byteLength(front) }) })
      response.write(front)
      answer.pipe(response)
    })
    asked.on('error', (error) => (response.headersSent ? response.destroy() : fail(error.message)))
    request.pipe(asked)
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    if (request.method !== 'POST') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(LINES)
      return
    }
    let words = ''
    request.on('data', (data) => (words += data))
    request.on('end', () => {
      this.complaints.push(words)
      response.writeHead(204).end()
    })
  }
}

/** What goes in front of an answer: the recorder, by the document's own rules. */
function frontOf(request: IncomingMessage, answer: IncomingMessage): string {
  if (answer.statusCode !== 200) return ''
  const destination = request.headers['sec-fetch-dest']
  if (destination === 'worker') return LINES
  const isDocument = destination === 'document' || destination === 'iframe'
  return isDocument && (answer.headers['content-type'] ?? 'text/html').startsWith('text/html') ? `<!doctype html><script src="${RECORDER}"></script>` : ''
}
