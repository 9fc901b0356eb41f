// Makes the frames of a run: reads what changed out of Go's memory, and only
// that, each array in one copy that is then transferred to the page.

import { weightsOf, type GoProgram, type Status, type ViewName } from './go-program'
import type { Frame, RecordSet, RunState } from './protocol'

/** What of a frame the Go program does not know. */
export interface FrameContext {
  state: RunState
  updatesPerSecond: number
  trainingMs: number
  secondsLeft: number | null
  /** whether to look inside the network, which costs a forward pass */
  inspect: boolean
  /** whether a forecast has been completed since the last frame */
  forecast: boolean
}

export class FrameBuilder {
  readonly #program: GoProgram
  readonly #run: number
  #record: { set: RecordSet; index: number } = { set: 'validation', index: 0 }

  // What the page already has:
  #losses = 0
  #predictionsEpoch = -1
  #inside = ''
  #ended = false

  constructor(program: GoProgram, run: number) {
    this.#program = program
    this.#run = run
  }

  /** Another record's hidden states from now on. */
  inspect(set: RecordSet, index: number): void {
    this.#program.command('inspect', { set, index })
    this.#record = { set, index }
  }

  build(status: Status, context: FrameContext): { frame: Frame; transfer: ArrayBuffer[] } {
    const transfer: ArrayBuffer[] = []
    const read = (which: ViewName, from = 0): Float64Array => {
      const array = this.#program.read(which)
      const part = from > 0 ? array.slice(from) : array
      transfer.push(part.buffer)
      return part
    }

    const frame: Frame = {
      run: this.#run,
      state: context.state,
      epoch: status.epoch,
      epochs: status.epochs,
      update: status.update,
      updatesPerEpoch: status.updatesPerEpoch,
      learningRate: status.learningRate,
      updatesPerSecond: context.updatesPerSecond,
      trainingMs: context.trainingMs,
      secondsLeft: context.secondsLeft,
      trainLoss: status.trainLoss,
      validationLoss: status.validationLoss,
      bestEpoch: status.bestEpoch,
      altered: status.altered,
    }

    if (status.losses !== this.#losses) {
      const from = Math.min(this.#losses, status.losses)
      frame.losses = { from, train: read('trainLosses', from), validation: read('validationLosses', from) }
      this.#losses = status.losses
    }

    if (status.predictionsEpoch !== this.#predictionsEpoch && status.predictionsEpoch >= 0) {
      frame.rmse = this.#program.command('rmse', {})
      frame.predictions = {
        epoch: status.predictionsEpoch,
        train: read('trainPredictions'),
        validation: read('validationPredictions'),
      }
      if (frame.rmse.printedTrain !== undefined) {
        frame.predictions.printedTrain = read('printedTrainPredictions')
        frame.predictions.printedValidation = read('printedValidationPredictions')
      }
    }
    this.#predictionsEpoch = status.predictionsEpoch

    if (context.inspect) this.#lookInside(frame, status, read)
    if (context.forecast) frame.forecast = read('forecast')

    const ended = status.state === 'done' || status.state === 'stopped'
    if (ended && !this.#ended) frame.hash = this.#program.command('hash', {})
    this.#ended = ended
    if (status.divergence) frame.divergence = status.divergence
    return { frame, transfer }
  }

  #lookInside(frame: Frame, status: Status, read: (which: ViewName) => Float64Array): void {
    const { set, index } = this.#record
    const inside = [weightsOf(status), set, index].join()
    if (inside === this.#inside) return
    this.#inside = inside
    this.#program.command('look', {})
    const values = read('hidden')
    const units = values.length / status.steps
    frame.hidden = { steps: status.steps, units, values, record: { set, index } }
    frame.gradientNorms = read('gradientNorms')
  }
}
