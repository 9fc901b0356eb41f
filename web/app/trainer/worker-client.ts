// A page's end of a worker that answers requests and tells of events in between. The lab's own trainer has more to it: see
// trainer-client.ts.

import { TrainerError, type ErrorShape } from './protocol'
import { startWorker } from './start-worker'

type Exchanges<R> = { [T in keyof R]: { send: unknown; answer: unknown } }
type Reply = { id: number; value: unknown } | { id: number; error: ErrorShape }

export class WorkerClient<R extends Exchanges<R>, Told extends object> {
  private readonly worker: Worker
  private readonly waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  private last = 0

  constructor(script: Parameters<typeof startWorker>[0], onEvent: (event: Told) => void) {
    this.worker = startWorker(script)
    this.worker.onmessage = ({ data }: MessageEvent<Reply | Told>) => {
      if (!('id' in data)) return onEvent(data)
      const waiting = this.waiting.get(data.id)
      this.waiting.delete(data.id)
      if ('error' in data) waiting?.reject(new TrainerError(data.error))
      else waiting?.resolve(data.value as never)
    }
    // That its script could not be had comes without a word.
    this.worker.onerror = ({ message }) => this.fail(message || String(script))
  }

  readonly ask = <T extends keyof R>(type: T, send: R[T]['send']): Promise<R[T]['answer']> => {
    const id = ++this.last
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      this.worker.postMessage({ id, type, send })
    })
  }

  /** Ends the worker, with all that it has. */
  end(): void {
    this.worker.terminate()
    this.fail('ended')
  }

  private fail(message: string): void {
    for (const { reject } of this.waiting.values()) reject(new TrainerError({ code: 'dead', message }))
    this.waiting.clear()
  }
}
