// The page's end of a worker. A page may have several: each trains for itself.

import { TrainerError } from '../trainer/protocol'
import { startWorker } from '../trainer/start-worker'
import type { FromWorker, Report, Requests, RequestType, Trial } from './messages'

export interface Listener {
  report?(report: Report): void
  trial?(trial: Trial): void
}

export class SymbolsClient {
  readonly #worker = startWorker('symbols-worker.js')
  readonly #waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  #last = 0

  constructor(listener: Listener) {
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if ('report' in data) return listener.report?.(data.report)
      if ('trial' in data) return listener.trial?.(data.trial)
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
