// A race: networks that differ in their cell alone, on the same data and from
// the same seed. They train one after another in a worker beside the run's, so
// that none takes the other's time.

import { Signal } from '../page/signal'
import type { Config } from '../settings/settings'
import type { Report } from '../trainer/protocol'
import { TrainerError, type TrainerClient } from '../trainer/trainer-client'

export type LaneState = 'waiting' | 'running' | 'done' | 'diverged' | 'failed' | 'stopped'

/** One network of a race. */
export interface Lane {
  readonly cell: string
  state: LaneState
  /** count of weights; 0 before its turn */
  parameters: number
  /** validation losses; index 0 is the initial weights */
  losses: number[]
  /** when each loss was known, in seconds of training */
  seconds: number[]
}

/** What a race needs of a TrainerClient; tests give a fake. */
export interface Racer extends Pick<TrainerClient, 'create' | 'terminate' | 'onReport' | 'onDead'> {
  request(type: 'run', send: {}): Promise<void>
}

const ENDS: Partial<Record<Report['state'], LaneState>> = { done: 'done', stoppedEarly: 'done', diverged: 'diverged' }

export class Race {
  /** A lane has changed. */
  readonly changed = new Signal()
  lanes: Lane[] = []
  epochs = 0
  private racer: Racer | null = null
  /** Ends the wait for the network in training. */
  private end: (state: LaneState) => void = () => {}

  constructor(private readonly newRacer: () => Racer) {}

  get running(): boolean {
    return this.racer !== null
  }

  /** Trains one network for each cell, with the other settings the same. Resolves when the race is over or stopped. */
  async start(config: Config, cells: readonly string[]): Promise<void> {
    this.stop()
    const racer = this.newRacer()
    this.racer = racer
    this.epochs = config.epochs
    this.lanes = cells.map((cell) => ({ cell, state: 'waiting', parameters: 0, losses: [], seconds: [] }))
    const { lanes } = this
    this.changed.send()
    for (const lane of lanes) {
      if (this.racer === racer) await this.train(racer, lane, config)
    }
    if (this.racer === racer) this.stop()
  }

  stop(): void {
    const { racer } = this
    if (!racer) return
    this.racer = null
    racer.terminate()
    this.end('stopped')
    for (const lane of this.lanes) if (lane.state === 'waiting' || lane.state === 'running') lane.state = 'stopped'
    this.changed.send()
  }

  private async train(racer: Racer, lane: Lane, config: Config): Promise<void> {
    lane.state = 'running'
    try {
      const ended = new Promise<LaneState>((end) => {
        this.end = end
        racer.onReport = (report) => {
          if (this.racer !== racer) return
          take(lane, report)
          const state = ENDS[report.state]
          if (state) end(state)
          this.changed.send()
        }
        racer.onDead = () => end('failed')
      })
      lane.parameters = (await racer.create(entry(config, lane.cell))).parameters
      await racer.request('run', {})
      const state = await ended
      if (this.racer === racer) lane.state = state
    } catch (error) {
      // A stopped race has said so already; any other refusal ends this lane alone.
      if (!(error instanceof TrainerError)) throw error
      if (this.racer === racer) lane.state = 'failed'
    }
    if (this.racer === racer) this.changed.send()
  }
}

/** The settings of one network: what only Elman's cell has would make it another race. */
export function entry(config: Config, cell: string): Config {
  return { ...config, gradient: 'exact', input: 'shared', cell }
}

/** Takes the losses of a report. If they are several, the time since the last ones is divided evenly among them. */
export function take(lane: Lane, report: Report): void {
  if (!report.losses) return
  const { from, validation } = report.losses
  lane.losses.length = Math.min(lane.losses.length, from)
  lane.seconds.length = lane.losses.length
  const before = lane.seconds.at(-1) ?? 0
  const each = (report.trainingMs / 1000 - before) / validation.length
  validation.forEach((loss, i) => {
    lane.losses.push(loss)
    lane.seconds.push(before + each * (i + 1))
  })
}
