// The page's end of a worker. A page may have several: each trains for itself.

import { WorkerClient } from '../trainer/worker-client'
import type { FromWorker, Reply, Report, Requests, Trial } from './messages'

export interface Listener {
  report?(report: Report): void
  trial?(trial: Trial): void
}

export class SymbolsClient extends WorkerClient<Requests, Exclude<FromWorker, Reply>> {
  constructor(listener: Listener) {
    super('symbols-worker.js', (event) => ('report' in event ? listener.report?.(event.report) : listener.trial?.(event.trial)))
  }
}
