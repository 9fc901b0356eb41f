// Drives the Go program: a slice of work, a turn of the event loop in which
// requests can land, the next slice. Reports go out on the way.

import { Metronome, PACES, updateEvery, type Pace } from './metronome'
import { checkHorizon, ForecastPlan } from './forecast-plan'
import { ReportBuilder } from './report-builder'
import { updatesDone, weightsOf, type Created, type Goal, type GoProgram, type Status } from './go-program'
import { TrainerError, type Handlers, type MechanismRequest, type RunRequest, type RunState, type Setup, type WorkerEvent } from './protocol'
import { Speedometer } from './speedometer'

/** A slice of work, ms: short enough that a request never waits long for its turn. */
export const BUDGET = 12
/** Least time between two reports of a run at full pace, ms: 30 a second, for each is drawn, and nobody follows more. Slower runs report each update. */
const REPORT_EVERY = 1000 / 30
/** Least time between two looks inside a running network, ms: each costs a forward pass. */
const INSPECT_EVERY = 100
/** Least time between two snapshots of a running run, ms, and the most of the time that they may take. */
const SNAPSHOT_EVERY = 1000
const SNAPSHOT_SHARE = 0.05
/** Longest time without a turn between two updates of a slow run, ms: what the page asks to be shown waits no longer. */
const LONGEST_REST = 40

export interface LoopEnvironment {
  post: (event: WorkerEvent, transfer: ArrayBuffer[]) => void
  /** Calls back in a later task, after waiting messages have had their turn. */
  defer: (task: () => void) => void
  /** Calls back after some milliseconds. */
  wait: (task: () => void, ms: number) => void
  now: () => number
}

interface Run {
  number: number
  reports: ReportBuilder
  speed: Speedometer
  trainingMs: number
  forecast: ForecastPlan
  /** what the loop works towards; null while there is nothing to train */
  goal: Goal | null
  /** epochs that an advance goes on to; 0 while there is none */
  advanceTo: number
  metronome: Metronome
  /** whether an update that was due has begun */
  inUpdate: boolean
  /** of the weights at the end; a run that goes on is tested again at its next end */
  test: 'due' | 'underway' | 'unsent' | 'sent'
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
  private readonly program: GoProgram
  private readonly environment: LoopEnvironment
  private run: Run | undefined
  private horizon = 0
  private inside = false
  private pace: Pace = 'full'
  private turning = false
  private answerStep: (() => void) | undefined

  constructor(program: GoProgram, environment: LoopEnvironment) {
    this.program = program
    this.environment = environment
  }

  readonly handlers: Handlers<Exclude<RunRequest, MechanismRequest>> = {
    /** Replaces the run; if the settings are refused, the run before goes on as if nothing had been asked. */
    create: ({ config: { task, ...config }, run }) => this.setUp(this.program.command('create', { task, config }), run),

    /** Goes on with a saved run in the place of this one; if the file is refused, this one goes on. */
    open: ({ file, run }) => this.goOn(this.program.command('open', { file }), run),

    extend: ({ epochs, run }) => {
      if (!ended(this.status())) throw new TrainerError({ code: 'request', message: 'the run has not come to its end' })
      return this.goOn(this.program.command('extend', { epochs }), run)
    },

    save: () => {
      this.current()
      return this.program.command('save', {})
    },

    weights: () => {
      this.current()
      return this.program.command('weights', {})
    },

    run: () => {
      this.unended()
      this.work('end')
    },

    /** An evaluation that is due or under way is finished first: an epoch without its losses is no place to stand. */
    pause: () => {
      const run = this.current()
      const { state, losses, epoch } = this.status()
      if (run.goal !== 'losses') this.work(state === 'running' && losses <= epoch ? 'losses' : null)
    },

    advance: ({ epoch }) => {
      const { epochs, epoch: done } = this.unended()
      if (!Number.isInteger(epoch) || epoch < 1 || epoch > epochs) {
        throw new TrainerError({ code: 'request', field: 'epoch', message: `epoch: want a whole number from 1 to ${epochs}, got ${epoch}` })
      }
      if (done >= epoch) return
      this.work('epoch')
      this.current().advanceTo = epoch
      return new Promise((resolve) => {
        this.answerStep = resolve
      })
    },

    setPace: ({ pace }) => {
      if (!PACES.includes(pace)) throw new TrainerError({ code: 'request', field: 'pace', message: `pace: want ${PACES.join(', ')}, got ${pace}` })
      this.pace = pace
      const run = this.run
      if (!run || run.goal !== 'end') return
      // An update under way is finished at any pace.
      run.speed.start(this.environment.now(), updatesDone(this.status()))
      if (pace === 'full') this.work('end')
    },

    step: ({ unit }) => {
      this.unended()
      this.work(unit)
      return new Promise((resolve) => {
        this.answerStep = resolve
      })
    },

    reset: ({ run }) => {
      this.current()
      this.program.command('reset', {})
      this.begin(run)
    },

    setLearningRate: ({ value }) => {
      this.current()
      this.program.command('setLearningRate', { value })
      this.show()
    },

    recover: ({ factor }) => {
      const run = this.current()
      this.program.command('recover', { factor })
      run.forecast.cancel()
      this.work('losses')
    },

    setHorizon: ({ value }) => {
      checkHorizon(value)
      if (value === this.horizon) return
      this.horizon = value
      this.run?.forecast.cancel()
      if (this.run) this.show()
    },

    look: ({ inside }) => {
      if (inside === this.inside) return
      this.inside = inside
      if (this.run && inside) this.show()
    },

    inspect: ({ set, index }) => {
      const run = this.current()
      run.reports.inspect(set, index)
      run.inspectAt = -Infinity
      this.show()
    },
  }

  private setUp({ task, config, data, ...rest }: Created, run: number): Setup {
    this.begin(run)
    return { ...rest, config: { task, ...config }, data: { ...data, values: this.program.read('series') } }
  }

  /** A run that may have made updates already. */
  private goOn(created: Created, run: number): Setup {
    const setup = this.setUp(created, run)
    this.current().begun = updatesDone(this.status()) > 0
    return setup
  }

  private begin(number: number): void {
    this.run = {
      number,
      reports: new ReportBuilder(this.program, number),
      speed: new Speedometer(),
      trainingMs: 0,
      forecast: new ForecastPlan(),
      goal: null,
      advanceTo: 0,
      metronome: new Metronome(),
      inUpdate: false,
      test: 'due',
      begun: false,
      reportDue: true,
      reportAt: -Infinity,
      inspectAt: -Infinity,
      snapshotFrom: -Infinity,
      snapshotOf: '',
    }
    // Before the first update the page is shown the losses of the initial weights.
    this.work('losses')
  }

  /** Works towards another goal from now on. */
  private work(goal: Goal | null): void {
    const run = this.current()
    this.answerStep?.()
    this.answerStep = undefined
    if (goal) {
      this.program.command('workTowards', { goal })
      run.test = 'due'
    }
    run.goal = goal
    run.advanceTo = 0
    run.inUpdate = false
    if (goal && goal !== 'losses') {
      run.begun = true
      run.speed.start(this.environment.now(), updatesDone(this.status()))
    }
    this.show()
  }

  /** Has the next turn send a report. */
  private show(): void {
    this.current().reportDue = true
    this.keepTurning()
  }

  private keepTurning(ms = 0): void {
    if (this.turning) return
    this.turning = true
    const later = ms > 0 ? (task: () => void) => this.environment.wait(task, ms) : this.environment.defer
    later(() => {
      this.turning = false
      try {
        if (this.turn()) this.keepTurning(this.rest())
      } catch (error) {
        // Whatever it was, the run cannot be trusted any more; the page starts a new worker.
        this.environment.post({ event: 'dead', reason: TrainerError.shape(error).message }, [])
      }
    })
  }

  /** One slice of work and what is to be sent of it; whether there is more to do. */
  private turn(): boolean {
    const run = this.current()
    if (run.forecast.underway) {
      if (this.program.work('forecast', BUDGET)) {
        run.forecast.finish(this.environment.now())
        run.reportDue = true
      }
    } else if (run.goal) {
      const began = this.environment.now()
      const reached = run.goal === 'end' && this.pace !== 'full' ? this.keepPace(run, began) : this.program.work('step', BUDGET)
      run.trainingMs += this.environment.now() - began
      if (reached && this.status().state === 'running' && this.status().epoch < run.advanceTo) {
        this.program.command('workTowards', { goal: 'epoch' })
      } else if (reached) {
        run.goal = null
        run.reportDue = true
        this.answerStep?.()
        this.answerStep = undefined
      }
    } else if (run.test === 'underway' && this.program.work('test', BUDGET)) {
      run.test = 'unsent'
      run.reportDue = true
    }

    const status = this.status()
    const now = this.environment.now()
    const running = run.goal !== null && run.goal !== 'losses'
    if (running) run.speed.measure(now, updatesDone(status))
    this.forecast(run, status, now)
    this.test(run, status)
    // Made before the report is sent, and sent right after it: a page that reloads the moment it shows the end has lost nothing.
    const snapshot = this.snapshot(run, status, now)
    this.sendReport(run, status, now)
    if (snapshot) this.environment.post({ event: 'snapshot', run: run.number, file: snapshot }, [snapshot.buffer])
    return run.goal !== null || run.forecast.underway || run.test === 'underway'
  }

  /** Makes the updates that are due by now; whether the run has ended. */
  private keepPace(run: Run, began: number): boolean {
    const { epochs, updatesPerEpoch } = this.status()
    const every = updateEvery(this.pace, epochs, updatesPerEpoch)
    for (let due = run.metronome.due(began, every); due > 0 || run.inUpdate; due--) {
      if (!run.inUpdate) this.program.command('workTowards', { goal: 'update' })
      const left = BUDGET - (this.environment.now() - began)
      run.inUpdate = !this.program.work('step', Math.max(0, left))
      if (run.inUpdate) return false
      run.metronome.beat(every)
      if (this.status().state !== 'running') return true
      if (left <= 0) return false
    }
    return false
  }

  /** How long nothing is to be done, ms: between two updates of a slow run. */
  private rest(): number {
    const run = this.run
    if (!run || run.goal !== 'end' || this.pace === 'full' || run.inUpdate || run.forecast.underway) return 0
    return Math.min(LONGEST_REST, run.metronome.wait(this.environment.now()))
  }

  private test(run: Run, status: Status): void {
    if (run.test !== 'due' || run.goal !== null || !ended(status)) return
    this.program.command('beginTest', {})
    run.test = 'underway'
  }

  private forecast(run: Run, status: Status, now: number): void {
    if (this.horizon === 0 || run.goal === 'losses' || status.state === 'diverged') return
    if (!run.forecast.due(now, run.goal !== null, weightsOf(status), status.losses)) return
    this.program.command('beginForecast', { horizon: this.horizon })
    run.forecast.begin(now, weightsOf(status), status.losses)
  }

  private sendReport(run: Run, status: Status, now: number): void {
    const state = runState(run, status)
    const running = state === 'running'
    if (!run.reportDue && !(running && now - run.reportAt >= REPORT_EVERY)) return
    const inspect = this.inside && (!running || now - run.inspectAt >= INSPECT_EVERY)
    const perSecond = running ? run.speed.perSecond : 0
    const left = status.epochs * status.updatesPerEpoch - updatesDone(status)
    const { report, transfer } = run.reports.build(status, {
      state,
      updatesPerSecond: perSecond,
      trainingMs: run.trainingMs,
      secondsLeft: perSecond > 0 ? left / perSecond : null,
      inspect,
      forecast: run.forecast.take(),
      test: run.test === 'unsent',
    })
    if (run.test === 'unsent') run.test = 'sent'
    this.environment.post({ event: 'report', report }, transfer)
    run.reportDue = false
    run.reportAt = now
    if (inspect) run.inspectAt = now
  }

  /** What the page needs to go on without this worker, if it is time for it. */
  private snapshot(run: Run, status: Status, now: number): Uint8Array<ArrayBuffer> | undefined {
    // With no update made, beginning again is as good.
    const held = [updatesDone(status), status.state, status.losses, status.altered].join()
    if (held === run.snapshotOf || updatesDone(status) === 0) return undefined
    if (run.goal !== null && now < run.snapshotFrom) return undefined
    const file = this.program.command('save', {})
    const took = this.environment.now() - now
    run.snapshotFrom = now + Math.max(SNAPSHOT_EVERY, took / SNAPSHOT_SHARE)
    run.snapshotOf = held
    return file
  }

  private unended(): Status {
    const status = this.status()
    if (status.state !== 'running') throw new TrainerError({ code: 'request', message: 'the run has ended' })
    return status
  }

  private status(): Status {
    this.current()
    return this.program.command('status', {})
  }

  private current(): Run {
    if (!this.run) throw new TrainerError({ code: 'request', message: 'there is no run yet' })
    return this.run
  }
}

function ended({ state }: Status): boolean {
  return state === 'done' || state === 'stopped'
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
  if (run.goal !== null && run.goal !== 'losses') return 'running'
  return run.begun ? 'paused' : 'ready'
}
