// The network of a frame: its worker ends when nobody looks, and it goes on later from where it was.

import type { Work } from '../../embed/frame/work'
import type { SymbolsClient } from '../client'
import type { Arrival, Report, Requests, RequestType, Setup } from '../messages'
import { TextSource } from '../text-source'

export class Run {
  private readonly source = new TextSource()
  /** the worker that has the network, and when it has it */
  private filled: { client: SymbolsClient; arrival: Promise<Arrival> } | undefined
  /** the network when it last stood still, as a saved run */
  private kept: Uint8Array<ArrayBuffer> | undefined
  /** Goes up with each network. */
  private turn = 0
  private hears = false

  constructor(
    private readonly work: Work<SymbolsClient>,
    /** `own` is the text of the post's own, if it has one */
    private setup: Omit<Setup, 'text'> & { own?: string },
    private readonly on: { arrive(arrival: Arrival, again: boolean): void; report(report: Report): void },
  ) {}

  /** Another network, or the same from its initial weights. */
  begin(setup = this.setup): void {
    this.pause()
    this.turn++
    this.setup = setup
    this.filled = this.kept = undefined
    this.hears = false
  }

  /** Trains until it is over or paused. */
  async train(stillWanted: () => boolean): Promise<void> {
    const mine = this.turn
    await this.work.use(async (client) => {
      await this.fill(client)
      if (mine !== this.turn || !stillWanted()) return
      await client.ask('run', {})
      if (mine !== this.turn) return
      const kept = await client.ask('save', {})
      if (mine === this.turn) this.kept = kept
    })
  }

  pause(): void {
    this.work.tell((client) => client.ask('pause', {}))
  }

  /** What is wrong with a worker goes with it. */
  drop(): void {
    this.filled = undefined
    this.hears = false
    this.work.end()
  }

  /** Asks the worker about the network. */
  readonly ask = <T extends RequestType>(type: T, send: Requests[T]['send']): Promise<Requests[T]['answer']> =>
    this.work.use(async (client) => {
      await this.fill(client)
      return client.ask(type, send)
    })

  /** A worker says how the training stands. What it says of a network that is not wanted any more is not heard. */
  readonly report = (report: Report): void => {
    if (this.hears) this.on.report(report)
  }

  /** Gives a worker the network, if it has not got it. */
  private async fill(client: SymbolsClient): Promise<void> {
    if (this.filled?.client !== client) this.filled = { client, arrival: this.hand(client) }
    await this.filled.arrival
  }

  private async hand(client: SymbolsClient): Promise<Arrival> {
    const { kept, turn, source } = this
    const { own, ...setup } = this.setup
    this.hears = false
    source.own = own
    const arrival = kept ? await client.ask('open', { file: kept }) : await client.ask('begin', { ...setup, text: await source.of(setup.exercise) })
    if (turn === this.turn) {
      this.hears = true
      this.on.arrive(arrival, kept !== undefined)
    }
    return arrival
  }
}
