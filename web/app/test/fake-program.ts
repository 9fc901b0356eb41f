// Stands in for the Go program: a run of four updates an epoch, whose every
// step call does one update, and whose arrays say which epoch they are of.

import type { Goal, GoProgram, Status, ViewName, Work } from '../trainer/go-program'
import { TrainerError } from '../trainer/protocol'

export class FakeProgram {
  readonly calls: string[] = []
  status: Status = {
    state: 'running',
    steps: 2,
    epoch: 0,
    epochs: 3,
    update: 0,
    updatesPerEpoch: 4,
    learningRate: 0.1,
    trainLoss: NaN,
    validationLoss: NaN,
    bestEpoch: -1,
    losses: 0,
    predictionsEpoch: -1,
    altered: false,
  }
  goal: Goal = 'end'
  forecastSlices = 1
  /** ms that a step takes, for a test whose clock looks here */
  stepTakes = 0
  dies: Error | undefined
  private target = 0
  private forecast = { horizon: 0, left: 0 }
  private testSlices = 0

  /** As the loop takes it. */
  get program(): GoProgram {
    return this as unknown as GoProgram
  }

  command(name: string, send: Record<string, unknown>): unknown {
    this.calls.push(name)
    const s = this.status
    switch (name) {
      case 'create':
      case 'reset':
        this.status = { ...s, state: 'running', epoch: 0, update: 0, losses: 0, predictionsEpoch: -1, altered: false }
        return { task: 'sine', config: {}, data: {}, parameters: 7, updatesPerEpoch: 4 }
      case 'open': {
        // Its files hold the epoch, the update and whether the run was altered.
        const [epoch = 0, update = 0, altered] = send.file as Uint8Array
        if (epoch > s.epochs) throw new TrainerError({ code: 'file', field: 'content', message: 'epoch' })
        this.status = { ...s, state: 'running', epoch, update, losses: epoch + 1, predictionsEpoch: epoch, altered: altered === 1 }
        return { task: 'sine', config: {}, data: {}, parameters: 7, updatesPerEpoch: 4 }
      }
      case 'extend':
        this.status = { ...s, state: 'running', epochs: s.epochs + (send.epochs as number) }
        return { task: 'sine', config: {}, data: {}, parameters: 7, updatesPerEpoch: 4 }
      case 'save':
        return Uint8Array.of(s.epoch, s.update, s.altered ? 1 : 0)
      case 'setLearningRate':
        s.altered = true
        return null
      case 'workTowards':
        this.goal = send.goal as Goal
        this.target = { losses: s.epoch + 1, epoch: s.epoch + 2, update: s.epoch * 4 + s.update + 1, end: Infinity }[this.goal]
        return null
      case 'status':
        return { ...s }
      case 'beginForecast':
        this.forecast = { horizon: send.horizon as number, left: this.forecastSlices }
        return null
      case 'beginTest':
        this.testSlices = 2
        return null
      case 'testLoss':
        return 0.25
      case 'weights':
        return [{ name: 'U', npy: Uint8Array.of(1) }]
      case 'hash':
        return '00000000000000ff'
      case 'recover':
        this.status = { ...s, state: 'running', update: 0, losses: s.epoch, altered: true, divergence: undefined }
        return null
    }
    return null
  }

  work(on: Work): boolean {
    if (on === 'step') return this.step()
    this.calls.push(`${on}Slice`)
    return on === 'forecast' ? --this.forecast.left === 0 : --this.testSlices === 0
  }

  step(): boolean {
    this.calls.push('step')
    if (this.dies) throw this.dies
    const s = this.status
    if (s.state !== 'running' || (this.goal === 'losses' && s.losses >= this.target)) return true
    if (s.losses <= s.epoch) {
      s.losses = s.epoch + 1
      s.predictionsEpoch = s.epoch
      s.trainLoss = s.validationLoss = 1 / s.losses
      if (s.epoch === s.epochs) s.state = 'done'
    } else if (++s.update === s.updatesPerEpoch) {
      s.epoch++
      s.update = 0
    }
    if (s.state !== 'running') return true
    if (this.goal === 'update') return s.losses > s.epoch && s.epoch * 4 + s.update >= this.target
    return s.losses >= this.target
  }

  read(which: ViewName, from = 0): Float64Array {
    const { status: s } = this
    switch (which) {
      case 'forecast':
        return new Float64Array(this.forecast.horizon).fill(s.epoch)
      case 'trainLosses':
      case 'validationLosses':
        return Float64Array.from({ length: s.losses }, (_, i) => 1 / (i + 1)).slice(from)
      case 'hidden':
        return new Float64Array(s.steps * 3).fill(s.update)
      case 'printedTrainPredictions':
      case 'printedValidationPredictions':
        return new Float64Array()
      case 'gradientNorms':
        return new Float64Array(s.steps)
      default:
        return Float64Array.of(s.epoch)
    }
  }
}
