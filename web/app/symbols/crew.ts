// Workers that take one job after the other, as many beside each other as this machine has cores for.

import { SymbolsClient, type Listener } from './client'
import { SEEDS } from './solved'

export interface Crew<Job> {
  readonly isAtWork: boolean
  start(jobs: readonly Job[]): void
  /** Ends the workers, whatever they are at. */
  stop(): void
}

export interface Orders<Job> {
  /** Hears a worker out; `now` is the job it is at. */
  listener(now: () => Job | undefined): Listener
  work(worker: SymbolsClient, job: Job): Promise<void>
  /** A worker has broken down at a job. */
  fail(job: Job, error: unknown): void
  /** A worker has gone home: the last one, if none is at work. */
  rest(): void
}

export function crew<Job>(orders: Orders<Job>): Crew<Job> {
  let workers: SymbolsClient[] = []

  async function work(waiting: Job[]): Promise<void> {
    let now: Job | undefined
    const worker = new SymbolsClient(orders.listener(() => now))
    const isWanted = (): boolean => workers.includes(worker)
    workers.push(worker)
    try {
      while (isWanted() && (now = waiting.shift()) !== undefined) await orders.work(worker, now)
    } catch (error) {
      // One that was ended is not asked what went wrong.
      if (isWanted() && now !== undefined) orders.fail(now, error)
    }
    if (!isWanted()) return
    workers = workers.filter((other) => other !== worker)
    worker.end()
    orders.rest()
  }

  return {
    get isAtWork() {
      return workers.length > 0
    },
    start(jobs) {
      const waiting = [...jobs]
      for (let i = Math.min(jobs.length, workersOn(navigator.hardwareConcurrency)); i > 0; i--) void work(waiting)
    },
    stop() {
      const ended = workers
      workers = []
      for (const worker of ended) worker.end()
    },
  }
}

/** Workers that train beside each other: a core is left to the page where there are more than two. */
export function workersOn(cores: number): number {
  return Math.max(1, Math.min(SEEDS, cores > 2 ? cores - 1 : cores))
}
