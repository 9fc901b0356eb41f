// Tries the networks of a ladder one after another, and opens the test part when one of them is chosen.

import { measured } from '../page/format'
import type { Translate } from '../page/i18n'
import type { NumbersClient } from './client'
import { lessonSentences } from './lesson'
import type { LinkResult } from './link'
import type { Learning } from './learning'
import type { Ahead, Progress, Taken } from './messages'
import { comparison } from './linked'
import type { TimeLeft } from './time-left'
import { inOne, nearest, rulesAhead } from './words'
import type { Trial, Worth } from './worth'

/** How many values past the end are forecast where nobody says. */
const horizonOf = ({ lesson, season }: Taken): number => lesson?.horizon || Math.min(100, season > 0 ? 2 * season : 24)

export class Trials {
  /** the network that is at work: which, what it is called, and how many values it forecasts */
  private now = { rung: 0, name: '', count: 0 }
  /** of networks that forecast far ahead */
  private readonly far = new Map<number, Ahead>()

  constructor(
    private readonly ask: NumbersClient['ask'],
    private readonly worth: Worth,
    private readonly t: Translate,
    /** what is under way */
    private readonly tell: (working: string) => void,
    /** shows how a network learns, where there is room for that */
    private readonly learning?: Pick<Learning, 'add' | 'keep'>,
    /** says how long it all takes, where there is room for that */
    private readonly time?: TimeLeft,
  ) {}

  readonly progress = (so: Progress): void => {
    const { rung, name, count } = this.now
    if ('made' in so) return this.tellTimed(this.t('try.forecasting', { name, count, made: so.made }))
    this.time?.trained(so)
    this.tellTimed(this.t('try.working', { name, epoch: so.epoch, epochs: so.epochs }))
    this.learning?.add(rung, so)
  }

  private tellTimed(now: string): void {
    const left = this.time?.left
    this.tell(left ? this.t(`try.${left.key}`, { now, count: left.count }) : now)
  }

  /** Trains a network and shows how it did, and says whether to go on: it is still wanted, and was not stopped before there was anything to show. */
  async train({ validation, ladder }: Taken, rung: number, how: 'try' | 'extend', epochs: number, stillWanted: () => boolean): Promise<boolean> {
    const { worth, t } = this
    this.time?.begin(ladder[rung]!, how === 'try' ? ladder.slice(rung + 1) : [])
    this.now = { rung, name: worth.nameOf(rung), count: validation }
    this.tell(this.now.name)
    const outcome = how === 'try' ? await this.ask('try', { rung }) : await this.ask('extend', { rung, epochs })
    if (!stillWanted()) return false
    const shown = (trial: Trial, goesOn: boolean): boolean => {
      worth.show(rung, trial)
      return goesOn
    }
    if (outcome === 'stopped') worth.cutShort(rung)
    if (outcome === 'stopped' && how === 'try') return shown(t('try.stopped'), false)
    if (outcome === 'vast') return shown(t('try.vast'), true)
    if (outcome === 'diverged') return shown(t('try.diverged'), true)
    const judged = await this.ask('judge', { rung })
    if (!stillWanted()) return false
    if (judged === 'stopped') return shown(t('try.stopped'), false)
    shown(judged, true)
    this.learning?.keep(rung, judged, worth.best)
    return true
  }

  /** All of the ladder; whether they were trained to the last. */
  async trainAll(taken: Taken, stillWanted: () => boolean): Promise<boolean> {
    for (const rung of taken.ladder.keys()) if (!(await this.train(taken, rung, 'try', 0, stillWanted))) return false
    return true
  }

  /** One is chosen, and nothing changes that any more: now the test part may be opened. Whether it is, and `conclude` has something to say. */
  async openTest(taken: Taken, stillWanted: () => boolean): Promise<boolean> {
    const { worth, far, t } = this
    const { best, judged } = worth
    const { lesson } = taken
    const horizon = horizonOf(taken)
    for (const rung of judged) {
      this.now = { rung, name: worth.nameOf(rung), count: taken.test }
      const tested = await this.ask('test', { rung })
      if (!stillWanted() || tested === 'stopped') return false
      worth.addTest(rung, tested)
    }
    far.clear()
    for (const rung of lesson?.horizon ? judged : judged.filter((rung) => rung === best)) {
      this.tell(t('task.ahead.working', { name: worth.nameOf(rung), horizon }))
      // One that runs away is refused, and so is a horizon that a short series has no room for: there is no figure then.
      const ahead = await this.ask('ahead', { rung, horizon }).catch(() => undefined)
      if (!stillWanted()) return false
      if (ahead) far.set(rung, ahead)
    }
    // One that runs away is refused, and has no forecast to show.
    if (best !== undefined) worth.addForecast(await this.ask('forecast', { rung: best, horizon }).catch(() => undefined))
    return stillWanted()
  }

  /** Says what came of it all, and what else there is to say. */
  conclude(taken: Taken, linked?: LinkResult, also: readonly string[] = []): void {
    const { worth, far, t } = this
    const { best, judged } = worth
    const { lesson } = taken
    const reached = judged.map((rung) => ({ name: worth.nameOf(rung), rmse: worth.testOf(rung)!.rmse, ahead: far.get(rung) }))
    const chosen = reached.find((_, i) => judged[i] === best)
    const ahead =
      chosen?.ahead && !lesson?.horizon
        ? [
            inOne([
              t('ahead', { horizon: horizonOf(taken), name: chosen.name, rmse: measured(chosen.ahead.rmse), rules: rulesAhead(chosen.ahead, t) }),
              nearest(chosen.ahead, t),
            ]),
          ]
        : []
    const said = lesson ? lessonSentences(lesson, reached, chosen, t) : []
    worth.conclude([...ahead, ...said, ...(linked ? comparison(linked, taken.ladder, worth, t) : []), ...also])
  }
}
