// Tries the networks of a ladder one after another, and opens the test part when one of them is chosen.

import type { Translate } from '../page/i18n'
import type { NumbersClient } from './client'
import { lessonSentences } from './lesson'
import type { LinkResult } from './link'
import type { Ahead, Progress, Taken } from './messages'
import { comparison, rungText } from './words'
import type { Worth } from './worth'

/** How many values past the end are forecast where nobody says. */
const horizonOf = ({ lesson, season }: Taken): number => lesson?.horizon || Math.min(100, season > 0 ? 2 * season : 24)

export class Trials {
  private name = ''
  /** of networks that forecast as far ahead as a task asks */
  private readonly far = new Map<number, Ahead>()

  constructor(
    private readonly ask: NumbersClient['ask'],
    private readonly worth: Worth,
    private readonly t: Translate,
    /** what is under way */
    private readonly tell: (working: string) => void,
  ) {}

  readonly progress = ({ epoch, epochs }: Progress): void => this.tell(this.t('try.working', { name: this.name, epoch, epochs }))

  /** Trains a network and shows how it did, and says whether to go on: it is still wanted, and was not stopped before there was anything to show. */
  async train({ ladder }: Taken, rung: number, how: 'try' | 'extend', epochs: number, stillWanted: () => boolean): Promise<boolean> {
    const { worth, t } = this
    this.name = rungText(ladder[rung]!, t)
    this.tell(this.name)
    const outcome = how === 'try' ? await this.ask('try', { rung }) : await this.ask('extend', { rung, epochs })
    if (!stillWanted()) return false
    if (outcome === 'diverged') worth.show(rung, t('try.diverged'))
    else if (outcome === 'stopped' && how === 'try') worth.show(rung, t('try.stopped'))
    else {
      const judged = await this.ask('judge', { rung })
      if (!stillWanted()) return false
      worth.show(rung, judged)
    }
    return outcome !== 'stopped' || how === 'extend'
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
    for (const rung of judged) worth.addTest(rung, await this.ask('test', { rung }))
    far.clear()
    for (const rung of lesson && lesson.horizon > 0 ? judged : []) {
      this.tell(t('task.ahead.working', { name: worth.nameOf(rung), horizon: lesson!.horizon }))
      // One that runs away is refused, and has no figure.
      const ahead = await this.ask('ahead', { rung }).catch(() => undefined)
      if (!stillWanted()) return false
      if (ahead) far.set(rung, ahead)
    }
    // One that runs away is refused, and has no forecast to show.
    if (best !== undefined) worth.addForecast(await this.ask('forecast', { rung: best, horizon: horizonOf(taken) }).catch(() => undefined))
    return stillWanted()
  }

  /** Says what came of it all. */
  conclude(taken: Taken, linked?: LinkResult): void {
    const { worth, far, t } = this
    const { best, judged } = worth
    const { lesson } = taken
    const reached = judged.map((rung) => ({ name: worth.nameOf(rung), rmse: worth.testOf(rung)!.rmse, ahead: far.get(rung) }))
    const said = lesson ? lessonSentences({ ...taken, lesson }, reached, best === undefined ? undefined : reached[judged.indexOf(best)], t) : []
    worth.conclude([...said, ...(linked ? [comparison(linked, taken, worth, t)] : [])])
  }
}
