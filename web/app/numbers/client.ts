// The page's end of the worker.

import { WorkerClient } from '../trainer/worker-client'
import type { FromWorker, Progress, Reply, Requests } from './messages'

export class NumbersClient extends WorkerClient<Requests, Exclude<FromWorker, Reply>> {
  constructor(onProgress: (progress: Progress) => void) {
    super('numbers-worker.js', ({ progress }) => onProgress(progress))
  }
}
