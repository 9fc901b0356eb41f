// Makes the reports of a run: reads what changed out of Go's memory, and only
// that, each array in one copy that is then transferred to the page.

import { weightsOf, type GoProgram, type Status, type ViewName } from './go-program'
import type { Report, RecordSet, RunState } from './protocol'

/** What of a report the Go program does not know. */
export interface ReportContext {
  state: RunState
  updatesPerSecond: number
  trainingMs: number
  secondsLeft: number | null
  /** whether to look inside the network, which costs a forward pass */
  inspect: boolean
  /** whether a forecast has been completed since the last report */
  forecast: boolean
  /** whether the test has */
  test: boolean
}

export class ReportBuilder {
  private readonly program: GoProgram
  private readonly run: number
  private record: { set: RecordSet; index: number } = { set: 'validation', index: 0 }

  // What the page already has:
  private losses = 0
  private predictionsEpoch = -1
  private inside = ''
  private ended = false

  constructor(program: GoProgram, run: number) {
    this.program = program
    this.run = run
  }

  /** Another record's hidden states from now on. */
  inspect(set: RecordSet, index: number): void {
    this.program.command('chooseRecord', { set, index })
    this.record = { set, index }
  }

  build(status: Status, context: ReportContext): { report: Report; transfer: ArrayBuffer[] } {
    const transfer: ArrayBuffer[] = []
    const read = (which: ViewName, from = 0): Float64Array => {
      const array = this.program.read(which, from)
      transfer.push(array.buffer)
      return array
    }

    const report: Report = {
      run: this.run,
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

    if (status.losses !== this.losses) {
      const from = Math.min(this.losses, status.losses)
      report.losses = { from, train: read('trainLosses', from), validation: read('validationLosses', from) }
      this.losses = status.losses
    }

    if (status.predictionsEpoch !== this.predictionsEpoch && status.predictionsEpoch >= 0) {
      report.predictions = { epoch: status.predictionsEpoch, train: read('trainPredictions'), validation: read('validationPredictions') }
      const [printedTrain, printedValidation] = [read('printedTrainPredictions'), read('printedValidationPredictions')]
      if (printedTrain.length > 0) Object.assign(report.predictions, { printedTrain, printedValidation })
    }
    this.predictionsEpoch = status.predictionsEpoch

    if (context.inspect) this.lookInside(report, status, read)
    if (context.forecast) report.forecast = read('forecast')
    if (context.test) report.testLoss = this.program.command('testLoss', {})

    const ended = status.state === 'done' || status.state === 'stopped'
    if (ended && !this.ended) report.hash = this.program.command('hash', {})
    this.ended = ended
    if (status.divergence) report.divergence = status.divergence
    return { report, transfer }
  }

  private lookInside(report: Report, status: Status, read: (which: ViewName) => Float64Array): void {
    const { set, index } = this.record
    const inside = [weightsOf(status), set, index].join()
    if (inside === this.inside) return
    this.inside = inside
    this.program.command('inspect', {})
    const values = read('hidden')
    const units = values.length / status.steps
    report.hidden = { steps: status.steps, units, values, record: { set, index } }
    report.gradientNorms = read('gradientNorms')
    report.weightSizes = read('weightSizes')
  }
}
