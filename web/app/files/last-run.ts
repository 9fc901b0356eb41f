// The last run survives a reload: it is kept while it changes, and goes on when
// the page comes back.

import type { I18n } from '../page/i18n'
import type { Session } from '../run/session'
import type { Config } from '../settings/settings'
import { TrainerError } from '../trainer/trainer-client'
import { KeptView } from './kept-view'
import { RunKeeper } from './run-keeper'
import { RunStore } from './run-store'

/** What of the page's stage brings a run back. */
interface Stage {
  openFile(file: Uint8Array): Promise<void>
  resume(file: Uint8Array, running: boolean, charts: Promise<void>): Promise<void>
  start(config: Config): Promise<void>
}

export class LastRun {
  private readonly store = new RunStore()
  private readonly stored = this.store.load()
  private readonly view: KeptView

  constructor(
    session: Session,
    private readonly stage: Stage,
    i18n: I18n,
    /** the address of a run's settings */
    address: (run: NonNullable<Session['run']>) => string,
    private readonly refused: (error: TrainerError) => void,
  ) {
    const keeper = new RunKeeper(session, this.store, address)
    this.view = new KeptView(keeper, i18n, {
      open: (run) => this.goOn(() => stage.openFile(run.file)),
      afresh: () => session.run && void stage.start({ ...session.run.config }),
      // By then the run on the page may have taken its place.
      forget: async () => void (keeper.keeping === 'nothing' && (await this.store.clear())),
    })
    addEventListener('pagehide', () => keeper.flush())
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keeper.flush())
  }

  /**
   * After a reload with the address of the run that was kept, that run goes on, and this says true. On any other visit the
   * page begins as always, and the run is offered.
   */
  async begin(address: string, charts: Promise<void>): Promise<boolean> {
    const run = await this.stored
    if (!run) return false
    // Trained again it would come to the very same.
    if (!cameBack() && run.address === address && run.epoch === run.epochs) return false
    if (!cameBack() || run.address !== address) {
      this.view.offer(run)
      return false
    }
    const on = await this.goOn(() => this.stage.resume(run.file, run.running, charts))
    if (on) this.view.back(run)
    return on
  }

  private async goOn(open: () => Promise<void>): Promise<boolean> {
    try {
      await open()
      return true
    } catch (error) {
      if (!(error instanceof TrainerError)) throw error
      // A trainer that cannot be had is told of when the page begins without the run.
      if (error.code === 'file') {
        await this.store.clear() // another version of the page has kept it
        this.refused(error)
      }
      return false
    }
  }
}

/** Whether the reader has reloaded the page or gone back to it. */
function cameBack(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return visit?.type === 'reload' || visit?.type === 'back_forward'
}

