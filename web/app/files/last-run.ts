// The last run survives a reload: it is kept while it changes, and goes on when
// the page comes back.

import type { I18n } from '../page/i18n'
import type { Session } from '../run/session'
import type { Config } from '../settings/settings'
import { TrainerError } from '../trainer/trainer-client'
import { KeptView } from './kept-view'
import { RunKeeper } from './run-keeper'
import { RunStore, type Found, type KeptRun } from './run-store'
import { Tab } from './tab'

/** What of the page's stage brings a run back. */
interface Stage {
  /** whether the run is in training, or will be without the reader's doing */
  readonly goesOn: boolean
  openFile(file: Uint8Array): Promise<void>
  resume(file: Uint8Array, running: boolean): Promise<void>
  start(config: Config): Promise<void>
}

export class LastRun {
  private readonly store = new RunStore()
  private readonly tab = new Tab(() => sessionStorage, cameBack())
  private readonly found = this.find()
  private readonly view: KeptView

  constructor(
    session: Session,
    private readonly stage: Stage,
    i18n: I18n,
    /** the address of a run's settings */
    address: (run: NonNullable<Session['run']>) => string,
  ) {
    const { store, tab } = this
    const place = { put: (run: KeptRun) => store.put(tab.name, run), clear: () => store.clear(tab.name) }
    const keeper = new RunKeeper(session, place, address, () => stage.goesOn)
    this.view = new KeptView(keeper, i18n, {
      open: (found) => this.goOn(found, () => stage.openFile(found.run.file)),
      afresh: () => session.run && void stage.start({ ...session.run.config }),
      // By then the run on the page may have taken its place.
      forget: async (found) => void ((found.place !== tab.name || keeper.keeping === 'nothing') && (await store.clear(found.place))),
    })
    addEventListener('pagehide', () => {
      keeper.flush()
      tab.leave()
    })
    addEventListener('pageshow', ({ persisted }: PageTransitionEvent) => persisted && tab.stay())
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keeper.flush())
  }

  /**
   * After a reload with the address of the run that this tab has kept, that run goes on, and this says true. On any other visit
   * the page begins as always, and the run that was kept last is offered.
   */
  async begin(address: string): Promise<boolean> {
    const found = await this.found
    if (!found) return false
    const { run } = found
    // Trained again it would come to the very same.
    if (!cameBack() && run.address === address && run.epoch === run.epochs) return false
    if (!cameBack() || run.address !== address) {
      this.view.offer(found)
      return false
    }
    const on = await this.goOn(found, () => this.stage.resume(run.file, run.running))
    if (on) this.view.back(found)
    return on
  }

  /** A page that is back has its own run or none: the reader may have discarded it. */
  private find(): Promise<Found | null> {
    return this.tab.before === null ? this.store.latest() : this.store.load(this.tab.before)
  }

  /**
   * Opens a run; one that this page cannot open is offered as the file that it is. It stays where it was kept, for a page that
   * can, unless none ever could.
   */
  private async goOn(found: Found, open: () => Promise<void>): Promise<boolean> {
    try {
      await open()
      return true
    } catch (error) {
      if (!(error instanceof TrainerError)) throw error
      // A trainer that cannot be had is told of when the page begins without the run.
      if (error.code === 'file') {
        const { place, run } = found
        if (BROKEN.includes(error.field)) await this.store.clear(place)
        // The page's next run is about to take this tab's place.
        else if (place === this.tab.name) await this.store.move(place, `${place} aside`, run)
        this.view.unreadable(found, error)
      }
      return false
    }
  }
}

/** What is wrong with a file that nobody can open, ever. */
const BROKEN: readonly (string | undefined)[] = ['foreign', 'length', 'damaged']

/** Whether the reader has reloaded the page or gone back to it. */
function cameBack(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return visit?.type === 'reload' || visit?.type === 'back_forward'
}
