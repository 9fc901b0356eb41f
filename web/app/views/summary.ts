// What the charts show, in a sentence or two: for everybody under the charts,
// and read out now and then by a screen reader.

import { need, setText } from '../page/dom'
import { measured, ratio } from '../page/format'
import type { I18n, Translate } from '../page/i18n'
import { InView } from '../page/in-view'
import type { RunState } from '../trainer/protocol'
import { floorLoss } from '../run/floors'
import { rmse, rmseOfLoss } from '../run/rmse'
import { targets } from '../run/series-data'
import type { Run, Session } from '../run/session'
import type { Config } from '../settings/settings'

/** How often a running training is read out. */
const ANNOUNCE_EVERY_MS = 6000
/** Least time between two sentences on the screen while a run trains, ms: so long one takes to be read. Each tells its epoch. */
const WRITE_EVERY_MS = 500
const ENDED: readonly RunState[] = ['done', 'stoppedEarly']

export function summaryText(run: Pick<Run, 'report' | 'history' | 'setup'>, t: Translate): string {
  const { report, history, setup } = run
  if (report.state === 'diverged') {
    const { epoch, lastGood } = report.divergence ?? { epoch: report.epoch, lastGood: report.epoch }
    return t('summary.diverged', { epoch: epoch + 1, epochs: report.epochs, kept: lastGood })
  }
  const last = history.validation.at(-1)
  if (last === undefined) return t('summary.empty')
  const baseline = rmseOfLoss(floorLoss(setup.floors, 'zero'))
  const epoch = history.length - 1
  const values = { epoch, epochs: report.epochs, rmse: measured(rmseOfLoss(last)) }
  const parts = [t(epoch === 0 ? 'summary.start' : `summary.${report.state}`, values), comparison(rmseOfLoss(last), baseline, t)]
  const poor = lastPoorEpoch(history.validation, baseline)
  if (ENDED.includes(report.state) && poor > 0 && poor < epoch) parts.push(t('summary.late', { epoch: poor }))
  const printed = history.lastPredictions?.printedValidation
  if (printed) parts.push(t('summary.printed', { rmse: measured(rmse(printed, targets(setup.data, 'validation'))) }))
  return parts.join(t('summary.join'))
}

/** The sentences that may be said while one run goes on, as a plan of their room. */
export function summaryPlan({ patience, gradient }: Pick<Config, 'patience' | 'gradient'>): string {
  const states = ['summary.start', 'summary.done', ...(patience > 0 ? ['summary.stoppedEarly'] : [])]
  const others = gradient === 'printed' ? ['summary.late', 'summary.printed'] : ['summary.late']
  return [states.join('|'), 'summary.better|summary.worse|summary.alike', ...others].join(' ')
}

/** The last epoch whose network was worse than always predicting 0; the initial weights are no epoch. */
function lastPoorEpoch(losses: Float64Array, baseline: number): number {
  return Math.max(
    0,
    losses.findLastIndex((loss) => rmseOfLoss(loss) > baseline),
  )
}

/** Against always predicting 0; within a tenth of it, "no better". */
function comparison(rmse: number, baseline: number, t: Translate): string {
  if (rmse === 0) return t('summary.exact')
  const times = baseline / rmse
  if (times > 1.1) return t('summary.better', { times: ratio(times) })
  if (times < 1 / 1.1) return t('summary.worse', { times: ratio(1 / times) })
  return t('summary.alike')
}

export class Summary {
  private readonly visible = need('#summary')
  private readonly live = need('#live')
  private readonly near = new InView(this.visible)
  private said = { at: -Infinity, state: '' }
  private written = -Infinity

  constructor(
    private readonly session: Session,
    private readonly i18n: I18n,
    /** Whether the poster is still up: then the charts show no run of this page. */
    private readonly waiting: () => boolean,
  ) {
    // In embeds there is none: their height is that of their frame.
    const room = document.querySelector<HTMLElement>('#summary-room')
    session.started.listen(() => room && session.run && i18n.makeRoom(room, summaryPlan(session.run.config)))
    // What changes with the run is written when somebody sees it, or the run rests, or it is to be read out.
    session.changed.listen(() => ((this.near.seen && this.read) || !session.running || this.due) && this.show())
    this.near.changed.listen(() => this.show())
    i18n.changed.listen(() => {
      this.show()
      // What was said last stands there for whoever reads on: in the language that the page is in now.
      if (this.live.textContent) setText(this.live, this.visible.textContent ?? '')
    })
  }

  private show(): void {
    const run = this.session.run
    if (!run || this.waiting()) return
    this.written = performance.now()
    const text = summaryText(run, this.i18n.t)
    setText(this.visible, text)
    if (run.history.length === 0) return
    if (!this.due) return
    this.said = { at: performance.now(), state: run.report.state }
    setText(this.live, text)
  }

  private get read(): boolean {
    return performance.now() - this.written >= WRITE_EVERY_MS
  }

  /** Changes of state are said at once, progress now and then: a live region that never rests says nothing. */
  private get due(): boolean {
    const state = this.session.run?.report.state
    return state !== this.said.state || (state === 'running' && performance.now() - this.said.at >= ANNOUNCE_EVERY_MS)
  }
}
