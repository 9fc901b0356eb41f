// Drives the Go program: a slice of work, a turn of the event loop in which
// requests can land, the next slice. Reports go out on the way.

import { ForecastPlan } from './forecast-plan'
import { ReportBuilder } from './report-builder'
import { updatesDone, weightsOf, type Aim, type GoProgram, type Status } from './go-program'
import { MAX_HORIZON, TrainerError, type RecordSet, type Requests, type RunState, type Setup, type StepUnit, type WorkerEvent } from './protocol'
import { Speedometer } from './speedometer'

/** A slice of work, ms: short enough that a request never waits long for its turn. */
export const BUDGET = 12
/** Least time between two reports of a running run, ms: a screen's 60 a second. */
const REPORT_EVERY = 1000 / 60
/** Least time between two looks inside a running network, ms: each costs a forward pass. */
const INSPECT_EVERY = 100
/** Least time between two snapshots of a running run, ms, and the most of the time that they may take. */
const SNAPSHOT_EVERY = 1000
const SNAPSHOT_SHARE = 0.05

export interface LoopEnvironment {
  post: (event: WorkerEvent, transfer: ArrayBuffer[]) => void
  /** Calls back in a later task, after waiting messages have had their turn. */
  defer: (task: () => void) => void
  now: () => number
}

interface Run {
  number: number
  reports: ReportBuilder
  speed: Speedometer
  trainingMs: number
  forecast: ForecastPlan
  /** what the loop works towards; null while there is nothing to train */
  aim: Aim | null
  /** not 'ready' any more */
  begun: boolean
  /** something changed that the page waits to see */
  reportDue: boolean
  reportAt: number
  inspectAt: number
  /** when the next snapshot may be taken */
  snapshotFrom: number
  /** what the last snapshot holds */
  snapshotOf: string
}

export class TrainerLoop {
  readonly #program: GoProgram
  readonly #environment: LoopEnvironment
  #run: Run | undefined
  #horizon = 0
  #turning = false
  #answerStep: (() => void) | undefined

  constructor(program: GoProgram, environment: LoopEnvironment) {
    this.#program = program
    this.#environment = environment
  }

  /** Replaces the run; if the settings are refused, the run before goes on as if nothing had been asked. */
  create({ config, horizon, run }: Requests['create']['send']): Setup {
    checkHorizon(horizon)
    return this.#setUp(this.#program.command('create', { config }), horizon, run)
  }

  /** Goes on with a saved run in the place of this one; if the file is refused, this one goes on. */
  open({ file, horizon, run }: Requests['open']['send']): Setup {
    checkHorizon(horizon)
    const setup = this.#setUp(this.#program.command('open', { file }), horizon, run)
    this.#current().begun = updatesDone(this.#status()) > 0
    return setup
  }

  #setUp(created: Omit<Setup, 'series'>, horizon: number, run: number): Setup {
    this.#program.command('series', { beyond: MAX_HORIZON })
    this.#horizon = horizon
    this.#begin(run)
    return { ...created, series: this.#program.read('series') }
  }

  save(): Uint8Array {
    this.#current()
    return this.#program.command('save', {})
  }

  weights(): Float64Array {
    this.#current()
    return this.#program.read('weights')
  }

  run(): void {
    const status = this.#status()
    if (status.state !== 'running') throw new TrainerError({ code: 'request', message: 'the run has ended' })
    this.#work('end')
  }

  /** A loss check that is due or under way is finished first: an epoch without its losses is no place to stand. */
  pause(): void {
    const run = this.#current()
    const { state, losses, epoch } = this.#status()
    if (run.aim !== 'check') this.#work(state === 'running' && losses <= epoch ? 'check' : null)
  }

  /** Resolves when the step is done, or cut short by another request. */
  step(unit: StepUnit): Promise<void> {
    const status = this.#status()
    if (status.state !== 'running') throw new TrainerError({ code: 'request', message: 'the run has ended' })
    this.#work(unit)
    return new Promise((resolve) => {
      this.#answerStep = resolve
    })
  }

  reset(number: number): void {
    this.#current()
    this.#program.command('reset', {})
    this.#begin(number)
  }

  setLearningRate(value: number): void {
    this.#current()
    this.#program.command('setLearningRate', { value })
    this.#show()
  }

  recover(factor: number): void {
    const run = this.#current()
    this.#program.command('recover', { factor })
    run.forecast.cancel()
    this.#work('check')
  }

  setHorizon(value: number): void {
    checkHorizon(value)
    this.#horizon = value
    this.#run?.forecast.cancel()
    if (this.#run) this.#show()
  }

  inspect(set: RecordSet, index: number): void {
    const run = this.#current()
    run.reports.inspect(set, index)
    run.inspectAt = -Infinity
    this.#show()
  }

  #begin(number: number): void {
    this.#run = {
      number,
      reports: new ReportBuilder(this.#program, number),
      speed: new Speedometer(),
      trainingMs: 0,
      forecast: new ForecastPlan(),
      aim: null,
      begun: false,
      reportDue: true,
      reportAt: -Infinity,
      inspectAt: -Infinity,
      snapshotFrom: -Infinity,
      snapshotOf: '',
    }
    // Before the first update the page is shown the losses of the initial weights.
    this.#work('check')
  }

  /** Works towards another aim from now on. */
  #work(aim: Aim | null): void {
    const run = this.#current()
    this.#answerStep?.()
    this.#answerStep = undefined
    if (aim) this.#program.command('aim', { at: aim })
    run.aim = aim
    if (aim && aim !== 'check') {
      run.begun = true
      run.speed.start(this.#environment.now(), updatesDone(this.#status()))
    }
    this.#show()
  }

  /** Has the next turn send a report. */
  #show(): void {
    this.#current().reportDue = true
    this.#keepTurning()
  }

  #keepTurning(): void {
    if (this.#turning) return
    this.#turning = true
    this.#environment.defer(() => {
      this.#turning = false
      try {
        if (this.#turn()) this.#keepTurning()
      } catch (error) {
        // Whatever it was, the run cannot be trusted any more; the page starts a new worker.
        this.#environment.post({ event: 'dead', reason: TrainerError.shape(error).message }, [])
      }
    })
  }

  /** One slice of work and what is to be sent of it; whether there is more to do. */
  #turn(): boolean {
    const run = this.#current()
    if (run.forecast.underway) {
      if (this.#program.forecast(BUDGET)) {
        run.forecast.finish(this.#environment.now())
        run.reportDue = true
      }
    } else if (run.aim) {
      const began = this.#environment.now()
      const reached = this.#program.step(BUDGET)
      run.trainingMs += this.#environment.now() - began
      if (reached) {
        run.aim = null
        run.reportDue = true
        this.#answerStep?.()
        this.#answerStep = undefined
      }
    }

    const status = this.#status()
    const now = this.#environment.now()
    const running = run.aim !== null && run.aim !== 'check'
    if (running) run.speed.measure(now, updatesDone(status))
    this.#forecast(run, status, now)
    this.#sendReport(run, status, now)
    this.#sendSnapshot(run, status, now)
    return run.aim !== null || run.forecast.underway
  }

  #forecast(run: Run, status: Status, now: number): void {
    if (this.#horizon === 0 || run.aim === 'check' || status.state === 'diverged') return
    if (!run.forecast.due(now, run.aim !== null, weightsOf(status), status.losses)) return
    this.#program.command('forecast', { horizon: this.#horizon })
    run.forecast.begin(now, weightsOf(status), status.losses)
  }

  #sendReport(run: Run, status: Status, now: number): void {
    const state = runState(run, status)
    const running = state === 'running'
    if (!run.reportDue && !(running && now - run.reportAt >= REPORT_EVERY)) return
    const inspect = !running || now - run.inspectAt >= INSPECT_EVERY
    const perSecond = running ? run.speed.perSecond : 0
    const left = status.epochs * status.updatesPerEpoch - updatesDone(status)
    const { report, transfer } = run.reports.build(status, {
      state,
      updatesPerSecond: perSecond,
      trainingMs: run.trainingMs,
      secondsLeft: perSecond > 0 ? left / perSecond : null,
      inspect,
      forecast: run.forecast.take(),
    })
    this.#environment.post({ event: 'report', report }, transfer)
    run.reportDue = false
    run.reportAt = now
    if (inspect) run.inspectAt = now
  }

  /** Gives the page what it needs to go on without this worker. */
  #sendSnapshot(run: Run, status: Status, now: number): void {
    // With no update made, beginning again is as good.
    const held = [updatesDone(status), status.state, status.losses, status.altered].join()
    if (held === run.snapshotOf || updatesDone(status) === 0) return
    if (run.aim !== null && now < run.snapshotFrom) return
    const file = this.#program.command('save', {})
    this.#environment.post({ event: 'snapshot', run: run.number, file }, [file.buffer])
    const took = this.#environment.now() - now
    run.snapshotFrom = now + Math.max(SNAPSHOT_EVERY, took / SNAPSHOT_SHARE)
    run.snapshotOf = held
  }

  #status(): Status {
    this.#current()
    return this.#program.command('status', {})
  }

  #current(): Run {
    if (!this.#run) throw new TrainerError({ code: 'request', message: 'there is no run yet' })
    return this.#run
  }
}

function runState(run: Run, status: Status): RunState {
  switch (status.state) {
    case 'done':
      return 'done'
    case 'stopped':
      return 'stoppedEarly'
    case 'diverged':
      return 'diverged'
  }
  if (run.aim !== null && run.aim !== 'check') return 'running'
  return run.begun ? 'paused' : 'ready'
}

function checkHorizon(horizon: unknown): void {
  if (Number.isInteger(horizon) && (horizon as number) >= 0 && (horizon as number) <= MAX_HORIZON) return
  throw new TrainerError({ code: 'request', field: 'horizon', message: `horizon: want a whole number from 0 to ${MAX_HORIZON}, got ${horizon}` })
}
