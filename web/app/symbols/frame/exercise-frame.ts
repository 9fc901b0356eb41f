// An exercise in a post: one network, how it learns, and what it comes to.

import type { HostLink } from '../../embed/frame/host-link'
import type { Sight } from '../../embed/frame/sight'
import type { Work } from '../../embed/frame/work'
import type { FileNews } from '../../embed/messages'
import { textName } from '../../files/kept-text'
import { need, setHidden, setText } from '../../page/dom'
import { grouped } from '../../page/format'
import type { I18n } from '../../page/i18n'
import { LANGUAGES } from '../../page/languages'
import { TrainerError } from '../../trainer/protocol'
import type { SymbolsClient } from '../client'
import { formatSymbolsLink, type SymbolsLink } from '../link'
import { lossChart } from '../loss-chart'
import type { Arrival, Report, Score } from '../messages'
import { errorText, rungText, scoreText, standingText } from '../words'
import { otherNetwork, type ExerciseSettings } from './address'
import { Inside } from './inside'
import { PostText } from './post-text'
import { faceOf, untrained, type Face, type Poster } from './poster'
import { Run } from './run'
import { doneOf, problemText, readyOf } from './tell'

export class ExerciseFrame {
  private face: Face
  /** what is drawn: the network itself, once it is there */
  private attempt: Face['attempt']
  private report: Report
  private score: Score | undefined
  /** whether it is to train when somebody sees it */
  private wanted = false
  private isGoing = false
  private trouble: unknown
  private told = 0
  private drawn = ''
  private readonly given = new PostText()
  /** the post's own text, where it has one and that can be learned */
  private text: string | undefined
  private readonly run: Run
  private readonly inside: Inside
  private readonly button = need<HTMLButtonElement>('#train')
  private readonly plot = need('#loss-plot')

  constructor(
    private settings: ExerciseSettings,
    private readonly posters: readonly Poster[],
    private readonly i18n: I18n,
    private readonly host: HostLink,
    work: Work<SymbolsClient>,
    private readonly sight: Sight,
  ) {
    this.face = faceOf(posters, settings, settings.own ? '' : undefined)
    this.attempt = this.face.attempt
    this.report = untrained(this.attempt)
    this.run = new Run(work, this.setup, { arrive: (arrival, again) => this.arrive(arrival, again), report: (report) => this.take(report) })
    this.inside = new Inside(i18n.t, this.run.ask, (error) => this.fail(error))
    this.button.addEventListener('click', () => (this.wanted ? this.pause() : this.play()))
    i18n.changed.listen(() => {
      this.inside.renew()
      this.write()
    })
    sight.changed.listen(() => this.follow())
    new ResizeObserver(() => this.draw()).observe(this.plot)
  }

  readonly hear = (report: Report): void => this.run.report(report)

  /** Shows the network before it is made, or why there is none. */
  show(): void {
    const { settings, posters, host, given } = this
    const { steps } = faceOf(posters, settings).attempt.rung
    this.text = settings.own ? given.text(steps) : undefined
    this.face = faceOf(posters, settings, settings.own ? (this.text ?? '') : undefined)
    this.run.begin(this.setup)
    this.clear()
    if (this.isThere) return host.event('ready', readyOf(this.face, settings.seed, this.text === undefined ? undefined : given.src))
    const message = this.refusal
    if (message === '') return
    this.wanted = false
    host.event('error', { code: 'file', message, field: 'src', value: given.src })
  }

  /** What has become of the post's own text. */
  async takeFile(news: FileNews): Promise<void> {
    // A network of another text does not train by itself, unless all do.
    if (this.text !== undefined) this.wanted = this.settings.autoplay
    await this.given.take(news)
    if (!this.settings.own) return
    this.show()
    this.follow()
  }

  /** Whether there is something to learn. */
  private get isThere(): boolean {
    return !this.settings.own || this.text !== undefined
  }

  /** Why the post's own text cannot be learned; empty if it can, or is still to come. */
  private get refusal(): string {
    return this.settings.own ? this.given.problem(this.face.attempt.rung.steps, this.i18n.t) : ''
  }

  /** Other settings: what is the same goes on. */
  change(settings: ExerciseSettings): void {
    const other = otherNetwork(settings, this.settings)
    this.settings = settings
    if (!other) return this.write()
    this.wanted = settings.autoplay
    this.show()
    this.follow()
  }

  play(): void {
    if (this.refusal !== '') return
    if (this.isOver) this.reset()
    this.trouble = undefined
    this.wanted = true
    this.follow()
    this.write()
  }

  pause(): void {
    this.wanted = false
    this.follow()
    this.write()
  }

  reset(): void {
    this.wanted = false
    this.run.begin()
    this.clear()
  }

  private clear(): void {
    this.attempt = this.face.attempt
    this.report = untrained(this.attempt)
    this.score = this.trouble = undefined
    this.told = 0
    this.drawn = ''
    this.inside.end()
    this.write()
  }

  private get setup(): { exercise: string; rung: string; seed: number; own?: string } {
    return { exercise: this.settings.task, rung: this.face.attempt.rung.name, seed: this.settings.seed, ...(this.text !== undefined && { own: this.text }) }
  }

  /** To the same network on the page, which asks for a text that is not its own. */
  private get link(): SymbolsLink {
    const { exercise, own, ...rest } = this.setup
    return { task: exercise, ...rest, train: false, ...(own !== undefined && { own: textName(own) }) }
  }

  private get isOver(): boolean {
    return this.report.state !== 'running'
  }

  /** It trains only while somebody can see it. */
  private readonly mayTrain = (): boolean => this.wanted && this.isThere && !this.isOver && this.sight.visible

  private follow(): void {
    if (this.isGoing && !this.mayTrain()) this.run.pause()
    else if (!this.isGoing && this.mayTrain()) void this.train()
  }

  private async train(): Promise<void> {
    this.isGoing = true
    this.write()
    try {
      await this.run.train(this.mayTrain)
    } catch (error) {
      this.run.drop()
      this.fail(error)
    } finally {
      this.isGoing = false
    }
    if (this.isOver) this.wanted = false
    this.write()
    this.follow()
  }

  /** The network is there, and again where its worker had ended. */
  private arrive({ attempt, report }: Arrival, again: boolean): void {
    this.attempt = attempt
    this.inside.begin(attempt, report)
    this.take(again ? { ...report, score: this.score } : report)
  }

  private take(report: Report): void {
    const before = this.report
    this.report = report
    this.score = report.score ?? this.score
    this.inside.update(report)
    this.write()
    const { host, score, face, attempt } = this
    for (const { validation, train, epochs } = report; this.told + 1 < validation.length;) {
      const epoch = ++this.told
      host.event('epoch', { epoch, epochs, trainLoss: train[epoch]!, validationLoss: validation[epoch]! })
    }
    if (report.state === 'running' || before.state !== 'running') return
    if (report.state === 'diverged') host.event('error', { code: 'diverged', message: this.i18n.t('verdict.diverged') })
    else host.event('done', doneOf(face, attempt, report, score))
  }

  private fail(error: unknown): void {
    if (error === undefined) return
    this.wanted = false
    this.trouble = error
    const { code, field } = error instanceof TrainerError ? error : { code: 'internal', field: undefined }
    this.host.event('error', { code, message: errorText(error, this.i18n.t), ...(field && { field }) })
    this.write()
  }

  /** All words, as things stand. */
  private write(): void {
    const { t } = this.i18n
    const { settings, attempt, face, report, score, trouble, wanted } = this
    const { rung } = attempt
    const title = t(`task.${settings.task}.title`)
    const name = settings.own ? this.given.name : ''
    setText(need('#exercise-title'), name === '' ? title : t('frame.field', { field: title, what: name }))
    setText(
      need('#exercise-network'),
      t('frame.network', { rung: rungText(rung.name, t), what: t(`explain.${settings.task}.${rung.name}`, { hidden: rung.hidden }), seed: settings.seed }),
    )
    setText(need('#exercise-from'), t(settings.own ? 'frame.ownFrom' : `task.${settings.task}.from`))
    need('#notes').replaceChildren(...settings.problems.map((problem) => Object.assign(document.createElement('li'), { textContent: problemText(problem, t) })))
    setHidden(need('#notes'), settings.problems.length === 0)
    const { isThere, refusal } = this
    const wrong = refusal || (trouble === undefined ? '' : errorText(trouble, t))
    setText(need('#trouble'), wrong)
    setHidden(need('#trouble'), wrong === '')
    need('#embed').toggleAttribute('data-refused', refusal !== '')
    this.button.disabled = !isThere
    setText(this.button, t(wanted && isThere && !this.isOver ? 'train.pause' : this.isOver ? 'train.again' : 'train.start'))
    const begun = report.validation.length > 0
    const standing = report.state === 'diverged' ? t('verdict.diverged') : begun ? standingText(attempt, report, t) : this.lede()
    const judged = begun && score ? scoreText(face.exercise, attempt, score, t) : ''
    setText(need('#standing'), standing)
    setText(need('#score'), judged)
    if (begun && !report.isGoing) setText(need('#live'), `${standing} ${judged}`)
    setText(need('#progress'), this.progressText())
    const link = need<HTMLAnchorElement>('#open-page')
    // In a sandbox the browser would not follow it.
    link.hidden = self.origin === 'null'
    link.href = `../${LANGUAGES[this.i18n.language].folder}symbols/#${formatSymbolsLink(this.link)}`
    this.draw()
  }

  /** What is said before anything is trained. */
  private lede(): string {
    const { t } = this.i18n
    if (!this.settings.own) return t(`task.${this.settings.task}.lede`)
    if (this.text !== undefined) return this.given.about(t)
    return this.refusal === '' ? this.given.waiting(t) : ''
  }

  private progressText(): string {
    const { t } = this.i18n
    const { report, wanted, isGoing } = this
    if (report.validation.length === 0) return wanted && isGoing ? t('progress.coming') : ''
    return t('frame.progress', { epoch: report.epoch, epochs: report.epochs, seen: grouped(report.seen) })
  }

  /** What is drawn changes once an epoch. */
  private draw(): void {
    const { attempt, report, plot } = this
    const { t, language } = this.i18n
    const width = Math.round(plot.clientWidth)
    const now = `${width} ${report.validation.length} ${attempt.floors.length} ${this.settings.task} ${attempt.rung.name} ${this.text === undefined} ${language}`
    if (width === 0 || now === this.drawn) return
    this.drawn = now
    if (attempt.floors.length > 0) plot.replaceChildren(lossChart({ width, attempt, report }, t))
    else plot.textContent = this.isThere ? t(this.settings.own ? 'frame.ownFloors' : 'frame.floors') : ''
  }
}
