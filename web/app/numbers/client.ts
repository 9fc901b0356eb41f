// The page's end of the worker.

import { TrainerError } from '../trainer/protocol'
import { startWorker } from '../trainer/start-worker'
import type { FromWorker, Progress, Requests, RequestType } from './messages'

export class NumbersClient {
  readonly #worker = startWorker('numbers-worker.js')
  readonly #waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  #last = 0

  constructor(onProgress: (progress: Progress) => void) {
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if ('progress' in data) return onProgress(data.progress)
      const waiting = this.#waiting.get(data.id)
      this.#waiting.delete(data.id)
      if ('error' in data) waiting?.reject(new TrainerError(data.error))
      else waiting?.resolve(data.value as never)
    }
    this.#worker.onerror = ({ message }) => this.#fail(message)
  }

  readonly ask = <T extends RequestType>(type: T, send: Requests[T]['send']): Promise<Requests[T]['answer']> => {
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ id, type, send })
    })
  }

  /** Ends the worker, with all that it has. */
  end(): void {
    this.#worker.terminate()
    this.#fail('ended')
  }

  #fail(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(new TrainerError({ code: 'dead', message }))
    this.#waiting.clear()
  }
}
