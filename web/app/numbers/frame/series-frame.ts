// A series in a post: its picture, one button that trains, and what came of it.

import type { FileNews } from '../../embed/messages'
import type { HostLink } from '../../embed/frame/host-link'
import type { Sight } from '../../embed/frame/sight'
import type { Work } from '../../embed/frame/work'
import { need, setHidden, setText } from '../../page/dom'
import { measured } from '../../page/format'
import type { I18n } from '../../page/i18n'
import type { NumbersClient } from '../client'
import { isLinkProblem, type LinkProblem, type NumbersLink } from '../link'
import type { Note } from '../messages'
import { TrainerError } from '../../trainer/protocol'
import { further } from '../linked'
import { Trials } from '../trials'
import { fieldText, isChosen, linkProblemText, noteText, ruleText } from '../words'
import { paragraphs, Worth } from '../worth'
import { otherNumbers, type SeriesSettings } from './address'
import { Face } from './face'
import { give, isProblem, posterOf, type Read } from './source'

/** Of the picture, px; the style sheet keeps as much room for it. */
const HEIGHT = 210

/** Where a run stands. */
type State = 'empty' | 'ready' | 'trying' | 'done'

export class SeriesFrame {
  private read: Read | undefined
  private file: FileNews | undefined
  private state: State = 'empty'
  /** why there are no numbers to see */
  private trouble: (() => string) | undefined
  /** Goes up with all that makes what is under way worth nothing. */
  private turn = 0
  /** the worker that has these numbers */
  private client: NumbersClient | undefined
  private held = false
  private said: readonly string[] = []
  private readonly worth: Worth
  private readonly trials: Trials
  private readonly face: Face
  private readonly button = need<HTMLButtonElement>('#try')
  private readonly working = need('#working')

  constructor(
    private settings: SeriesSettings,
    /** what the address itself has of numbers */
    private readonly link: NumbersLink | LinkProblem | undefined,
    private readonly i18n: I18n,
    private readonly host: HostLink,
    private readonly work: Work<NumbersClient>,
    private readonly sight: Sight,
    /** resolves when the frame will soon be in view */
    private readonly near: Promise<void>,
  ) {
    const { t } = i18n
    this.worth = new Worth(t, { truth: 'plot.series', caption: 'frame.caption', height: HEIGHT, say: (verdict, more) => this.say(verdict, more) })
    this.trials = new Trials(
      (type, send) => this.client!.ask(type, send),
      this.worth,
      t,
      (now) => setText(this.working, now),
    )
    this.face = new Face(i18n)
    this.button.addEventListener('click', () => (this.state === 'trying' ? this.stop() : void this.train()))
    i18n.changed.listen(() => this.write())
    sight.changed.listen(() => this.follow())
    new ResizeObserver(() => this.read && this.worth.draw()).observe(need('#plot'))
  }

  readonly progress: Trials['progress'] = (progress) => this.trials.progress(progress)

  /** Other settings: what is the same goes on. */
  take(settings: SeriesSettings): void {
    const other = otherNumbers(settings, this.settings)
    this.settings = settings
    if (other) void this.load()
  }

  takeFile(news: FileNews): void {
    this.file = news
    if (this.settings.task === 'series') void this.load()
  }

  /** The numbers of the address, if it has some. */
  private get carried(): NumbersLink | undefined {
    return this.link && !isLinkProblem(this.link) ? this.link : undefined
  }

  /** Shows the numbers, or says why there are none. */
  async load(): Promise<void> {
    const { settings, link, file } = this
    await this.begin(async (stillWanted) => {
      this.read = this.client = this.trouble = undefined
      this.state = 'empty'
      this.write()
      if (settings.task !== 'series') {
        const poster = await posterOf(settings)
        if (!stillWanted()) return
        if (poster) return this.show(poster)
      } else if (link) {
        if (isLinkProblem(link)) return this.refuse('', '', () => linkProblemText(link, this.i18n.t))
      } else {
        if (!file) return
        if ('state' in file) return file.state === 'coming' ? undefined : this.refuse('src', file.src, () => this.stateText(file))
      }
      await this.near
      if (stillWanted()) await this.work.use((client) => this.fill(client, stillWanted))
    })
  }

  /** Gives the worker the numbers, and shows them. */
  private async fill(client: NumbersClient, stillWanted: () => boolean): Promise<boolean> {
    const { file, carried } = this
    const read = await give(client, this.settings, carried ?? (file && 'content' in file ? file.content : undefined))
    if (!stillWanted()) return false
    if (isProblem(read)) {
      this.refuseNote(read.problem)
      return false
    }
    this.client = client
    if (this.read) this.read = read
    else this.show(read)
    return true
  }

  private show(read: Read): void {
    const { t } = this.i18n
    this.read = read
    this.state = 'ready'
    this.worth.begin(read.taken)
    this.write()
    const { taken, notes } = read
    const best = bestRule(read)
    this.host.event('series', {
      task: this.settings.task,
      name: taken.name,
      count: taken.values.length,
      first: taken.values[0]!,
      last: taken.values.at(-1)!,
      missing: taken.missing,
      notes: notes.map((note) => noteText(note, t)),
      rule: ruleText(best, t),
      ruleRmse: best.validation,
    })
  }

  async train(): Promise<void> {
    const { read } = this
    if (!read || this.state === 'trying') return
    await this.begin(async (stillWanted) => {
      this.worth.begin(read.taken)
      this.held = false
      this.state = 'trying'
      this.write()
      await this.work.use(async (client) => {
        if (!stillWanted()) return
        if (this.client !== client && !(await this.fill(client, stillWanted))) return
        this.follow()
        const { taken } = this.read!
        if (!(await this.trials.trainAll(taken, stillWanted))) return
        if (!(await this.trials.openTest(taken, stillWanted))) return
        this.state = 'done'
        this.write()
        this.tellVerdict()
      })
      // It was stopped: nothing is said of what is half done.
      if (stillWanted() && this.state === 'trying') this.rest()
    })
  }

  /** Back to what there is before training. */
  reset(): void {
    if (this.read) void this.begin(async () => this.rest())
  }

  pause(): void {
    this.held = true
    this.follow()
  }

  play(): void {
    this.held = false
    if (this.state === 'trying') this.follow()
    else void this.train()
  }

  private stop(): void {
    this.turn++
    this.work.tell((client) => client.ask('stop', {}))
    this.rest()
  }

  private rest(): void {
    if (!this.read) return
    this.state = 'ready'
    this.worth.begin(this.read.taken)
    this.write()
  }

  /** It trains only while somebody can see it. */
  private follow(): void {
    if (this.state === 'trying') this.work.tell((client) => client.ask(this.sight.visible && !this.held ? 'resume' : 'pause', {}))
    else if (this.sight.visible && this.wanted && this.state === 'ready') {
      this.wanted = false
      void this.train()
    }
  }

  /** To be trained without being asked, once. */
  wanted = false

  private async begin(act: (stillWanted: () => boolean) => Promise<void>): Promise<void> {
    const mine = ++this.turn
    const stillWanted = (): boolean => mine === this.turn
    this.work.tell((client) => client.ask('stop', {}))
    try {
      await act(stillWanted)
    } catch (error) {
      if (!stillWanted()) return
      // The program is as well as before, and the author has chosen what these numbers do not go with.
      const field = error instanceof TrainerError ? error.field : undefined
      if (isChosen(field)) return this.refuse(field, this.settings.choice[field], () => this.i18n.t(`prepare.refused.${field}`))
      this.work.end()
      this.refuse('', '', () => this.errorText(error))
    }
    if (stillWanted()) this.follow()
  }

  private refuseNote(note: Note): void {
    const ofColumn = note.code === 'no-column' || note.code === 'same-name'
    const value = ofColumn ? this.settings.column : (this.file?.src ?? '')
    const options = note.code === 'no-column' ? note.other.split(', ') : undefined
    this.refuse(
      ofColumn ? 'column' : this.file ? 'src' : '',
      value,
      () => noteText(note, this.i18n.t) + (options ? ` ${this.i18n.t('frame.columns', { names: note.other })}` : ''),
      options,
    )
  }

  /** There are no numbers, and this is why. */
  private refuse(field: string, value: string, text: () => string, options?: readonly string[]): void {
    const named = (): string => (field === '' ? text() : this.i18n.t('frame.field', { field, what: text() }))
    this.read = undefined
    this.state = 'empty'
    this.trouble = named
    this.write()
    this.host.event('error', { code: 'file', message: named(), ...(field && { field, value }), ...(options && { options }) })
  }

  private stateText(news: FileNews): string {
    return 'state' in news ? this.i18n.t(`frame.file.${news.state}`, { src: news.src, figure: news.figure }) : ''
  }

  private errorText(error: unknown): string {
    const { t } = this.i18n
    if (!(error instanceof TrainerError)) return String(error)
    if (error.code === 'load' || error.code === 'dead') return t('error.loading', { message: error.message })
    return error.field ? fieldText(error.field, error.message, t) : error.message
  }

  private tellVerdict(): void {
    const { worth, said } = this
    const { best } = worth
    if (best === undefined) return this.host.event('error', { code: 'diverged', message: said.join(' ') })
    const judged = worth.judgedAs(best)
    const tested = worth.testOf(best)!
    this.host.event('verdict', {
      task: this.settings.task,
      network: worth.nameOf(best),
      worth: judged.worth,
      validationRmse: judged.rmse,
      testRmse: tested.rmse,
      ruleTestRmse: tested.floors[judged.best]!,
      forecast: Array.from(worth.ahead),
      hash: judged.hash,
      said,
    })
  }

  private say(verdict: readonly string[], more: readonly string[]): void {
    this.said = [...verdict, ...more]
    need('#verdict').replaceChildren(...paragraphs(verdict))
    need('#more').replaceChildren(...paragraphs(more))
  }

  /** All words, as things stand: at each step, and in another language. */
  private write(): void {
    const { t } = this.i18n
    const { read, state, trouble, settings, file } = this
    this.face.show(settings, read, file?.src ?? '')
    setText(need('#trouble'), trouble?.() ?? '')
    setHidden(need('#trouble'), !trouble)
    const waits = !read && !trouble
    const waitsForHost = settings.task === 'series' && !this.link && !(file && 'content' in file)
    setText(need('#reading'), !waits ? '' : !waitsForHost ? t('give.reading') : file ? this.stateText(file) : t('frame.waiting'))
    setHidden(need('#worth'), !read)
    if (!read) return
    this.button.classList.toggle('numbers-try', state !== 'done')
    setText(this.button, t(state === 'trying' ? 'try.stop' : state === 'done' ? 'frame.again' : 'try.start', { count: read.taken.ladder.length }))
    if (state !== 'trying') setText(this.working, '')
    if (state === 'done') {
      const result = this.carried?.result ?? settings.result
      // In a post no network goes on for more epochs.
      return this.trials.conclude(read.taken, result, result && further(result, read.taken.ladder, this.worth, t))
    }
    const best = bestRule(read)
    this.worth.draw()
    // What the verdict will take the room of.
    this.say([t('frame.before', { rule: ruleText(best, t), floor: measured(best.validation) }), this.face.about(settings, read)], [])
  }
}

/** The rule without a network that does best on the validation part. */
function bestRule({ taken }: Read) {
  return taken.floors.reduce((best, rule) => (rule.validation < best.validation ? rule : best))
}
