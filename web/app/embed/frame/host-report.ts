// Tells the host what becomes of a run: the events of the element.

import type { HostLink } from './host-link'
import type { EmbedProblem } from '../messages'
import type { I18n } from '../../page/i18n'
import { rmseOfLoss } from '../../run/rmse'
import type { Session } from '../../run/session'
import { roomOf } from '../../tasks/rooms'
import { problemText } from '../../views/settings-panel'
import { pageOptions, type Problem, type Schema } from '../../settings/settings'
import type { RunState } from '../../trainer/protocol'

export class HostReport {
  private told = 0
  private history: object | null = null
  private state: RunState = 'ready'

  constructor(
    private readonly host: HostLink,
    private readonly session: Session,
    private readonly schema: Schema,
    private readonly i18n: I18n,
  ) {
    session.started.listen(() => this.begin())
    session.changed.listen(() => this.go())
    session.failed.listen(({ code, message, field }) => host.event('error', { code: code === 'config' ? 'setting' : code, message, ...(field && { field }) }))
    session.died.listen(({ code, message }) => host.event('error', { code, message }))
  }

  /** Names what was not taken, and what would be. */
  problems(problems: readonly Problem[]): void {
    for (const problem of problems) this.host.event('error', this.describe(problem))
  }

  private describe(problem: Problem): EmbedProblem {
    const field = this.schema.fields.find(({ name }) => name === problem.field)
    const options = problem.options ?? (field?.kind === 'enum' ? field.options : pageOptions(problem.field))
    return {
      code: 'setting',
      message: [problem.field, problemText(this.i18n, problem, field)].filter(Boolean).join(': '),
      // What is wrong with the link as a whole is no setting's fault.
      ...(problem.field && { field: problem.field, value: problem.value }),
      ...(options && { options }),
      ...(field && field.kind !== 'enum' && { min: field.min, max: field.max }),
    }
  }

  private begin(): void {
    const run = this.session.run
    if (!run) return
    this.told = 0
    this.history = run.history
    this.state = 'ready'
    const { parameters, simd } = run.setup
    this.host.event('ready', { settings: { ...run.config }, parameters, epochs: run.config.epochs, simd })
  }

  private go(): void {
    const run = this.session.run
    if (!run || run.history !== this.history) return
    const { report, history } = run
    const losses = (epoch: number) => ({ epoch, trainLoss: history.train[epoch], validationLoss: history.validation[epoch] })
    // A run that recovers goes back; the epochs from there on are told again. Index 0 is the initial weights.
    this.told = Math.max(0, Math.min(this.told, history.length - 1))
    while (this.told < history.length - 1) this.host.event('epoch', { ...losses(++this.told), epochs: report.epochs })
    if (report.state === this.state) return
    this.state = report.state
    if (report.state === 'diverged' && report.divergence) {
      const { epoch, cause, message, lastGood } = report.divergence
      this.host.event('error', { code: 'diverged', field: cause, message: `${message} (epoch ${epoch + 1}; the weights of epoch ${lastGood} are kept)` })
    }
    if ((report.state !== 'done' && report.state !== 'stoppedEarly') || report.hash === undefined) return
    const epoch = report.state === 'stoppedEarly' ? report.bestEpoch : report.epoch
    const { metric } = roomOf(run.setup.config.task)
    this.host.event('done', {
      ...losses(epoch),
      stoppedEarly: report.state === 'stoppedEarly',
      metric: { name: metric.name, train: metric.of(history.train[epoch]), validation: metric.of(history.validation[epoch]) },
      trainRmse: rmseOfLoss(history.train[epoch]),
      validationRmse: rmseOfLoss(history.validation[epoch]),
      hash: report.hash,
      altered: report.altered,
    })
  }
}
