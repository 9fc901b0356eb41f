// WebDriver BiDi: commands and events as JSON over a WebSocket.

/** No answer takes longer, but from a browser that hangs. */
const ANSWER_MS = 100_000

type Listener = (params: never) => void

export class Bidi {
  private readonly waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>()
  private readonly listeners = new Map<string, Listener[]>()
  private lastId = 0

  private constructor(private readonly socket: WebSocket) {
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(String(data))
      if (message.type === 'event') for (const listener of this.listeners.get(message.method) ?? []) listener(message.params as never)
      const asked = this.waiting.get(message.id)
      if (!asked) return
      this.waiting.delete(message.id)
      if (message.type === 'success') asked.resolve(message.result as never)
      else asked.reject(new Error(`${message.error}: ${message.message}`))
    }
    socket.onclose = () => {
      for (const { reject } of this.waiting.values()) reject(new Error('the browser has gone'))
      this.waiting.clear()
    }
  }

  static async connect(address: string): Promise<Bidi> {
    const socket = new WebSocket(address)
    await new Promise((resolve, reject) => {
      socket.onopen = resolve
      socket.onerror = () => reject(new Error(`no connection to ${address}`))
    })
    return new Bidi(socket)
  }

  send<R>(method: string, params: object = {}): Promise<R> {
    if (this.socket.readyState !== WebSocket.OPEN) return Promise.reject(new Error('the browser has gone'))
    const id = ++this.lastId
    return new Promise<R>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer to ${method}`)), ANSWER_MS)
      const settle = <V>(then: (value: V) => void) => (value: V): void => {
        clearTimeout(timer)
        then(value)
      }
      this.waiting.set(id, { resolve: settle(resolve), reject: settle(reject) })
      this.socket.send(JSON.stringify({ id, method, params }))
    })
  }

  on<P>(event: string, listener: (params: P) => void): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener as Listener])
  }

  close(): void {
    this.socket.close()
  }
}
