// Classic W3C WebDriver: one request of HTTP for each command.

/** No answer takes longer, but for a driver that hangs. */
const ANSWER_MS = 90_000
/** A browser is up in seconds. */
const START_MS = 15_000

/** The driver did not come up with a browser. */
export class NoBrowser extends Error {}

export class Session {
  private constructor(
    private readonly path: string,
    readonly version: string,
  ) {}

  /** True once a driver answers there. */
  static async ready(address: string): Promise<true | null> {
    return fetch(`${address}/status`).then(
      () => true as const,
      () => null,
    )
  }

  static async start(address: string, wanted: object): Promise<Session> {
    const { sessionId, capabilities } = await send<{ sessionId: string; capabilities: { browserVersion: string } }>(
      'POST',
      `${address}/session`,
      { capabilities: { alwaysMatch: wanted } },
      START_MS,
    ).catch((error: Error) => {
      throw new NoBrowser(error.message)
    })
    const session = new Session(`${address}/session/${sessionId}`, capabilities.browserVersion)
    await session.post('timeouts', { script: ANSWER_MS, pageLoad: ANSWER_MS })
    return session
  }

  post<R>(command: string, parameters: object): Promise<R> {
    return send('POST', `${this.path}/${command}`, parameters)
  }

  get<R>(command: string): Promise<R> {
    return send('GET', `${this.path}/${command}`)
  }

  async end(): Promise<void> {
    await send('DELETE', this.path)
  }
}

async function send<R>(method: string, url: string, body?: object, patience = ANSWER_MS + 10_000): Promise<R> {
  const answer = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }), signal: AbortSignal.timeout(patience) }).catch((error: Error) => {
    throw new Error(`no answer to ${method} ${new URL(url).pathname} ${JSON.stringify(body)?.slice(0, 200)}: ${error.message}`)
  })
  const { value } = (await answer.json()) as { value: R & { error?: string; message?: string } }
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`)
  return value
}
