// A worker that is not there yet: what is said to it waits until it is
// started. So the trainer's client can be made at once, and the trainer, which
// is large, be fetched only when somebody is about to see it.

import type { WorkerLike } from '../../trainer/worker-channel'

type Listener = Parameters<WorkerLike['addEventListener']>

export class LaterWorker implements WorkerLike {
  private worker: WorkerLike | undefined
  private ended = false
  private readonly said: unknown[] = []
  private readonly listeners: Listener[] = []

  constructor(start: Promise<unknown>, create: () => WorkerLike) {
    void start.then(() => {
      if (this.ended) return
      const worker = create()
      this.worker = worker
      for (const listener of this.listeners) worker.addEventListener(...listener)
      for (const message of this.said) worker.postMessage(message)
    })
  }

  readonly addEventListener = ((...listener: Listener): void => {
    if (this.worker) this.worker.addEventListener(...listener)
    else this.listeners.push(listener)
  }) as WorkerLike['addEventListener']

  readonly postMessage = ((message: unknown): void => {
    if (this.worker) this.worker.postMessage(message)
    else this.said.push(message)
  }) as WorkerLike['postMessage']

  terminate(): void {
    this.ended = true
    this.worker?.terminate()
  }
}
