// The page of symbols: an exercise, a network of its ladder, and how it learns.

import { TEXT } from '../embed/settings'
import { download } from '../files/download'
import { isRun } from '../files/file-kind'
import { keepText, keptText, textName } from '../files/kept-text'
import { addressHash } from '../page/address-hash'
import { pageApart } from '../page/apart'
import { fetchJson } from '../page/assets'
import { element, need, setHidden, setText } from '../page/dom'
import { fail } from '../page/failed'
import { fillIn, type Texts, type Translate } from '../page/i18n'
import { languageOf } from '../page/languages'
import { uncover } from '../page/uncover'
import { notTaken } from '../settings/not-taken'
import { SymbolsClient } from './client'
import { onDrop } from './drop'
import { Ladder } from './ladder'
import { FIELDS, FIRST_SEED, formatSymbolsLink, isLinkProblem, LAST_SEED, readSymbolsLink, type SymbolsLink } from './link'
import { lossChart, lossTable } from './loss-chart'
import type { Arrival, Attempt, Exercise, Report, Score } from './messages'
import { problemText, readText } from './own-text'
import { PostPart } from './post'
import { Progress } from './progress'
import { Race } from './race'
import { TenSeeds } from './seeds'
import { TextSource } from './text-source'
import type { View } from './view'
import { VIEWS } from './views'
import { errorText, scoreText, standingText } from './words'

/** More than the largest run of the ladders has, with a text of 2 MB. */
const MOST_BYTES = 32e6

const language = languageOf(document.documentElement.lang)!
void fetchJson<Texts>(`symbols-${language}.json`).then(start).catch(fail)

function start(texts: Texts): void {
  const t: Translate = (key, values) => fillIn(texts[key] ?? key, values, language)
  const trouble = need('#trouble')
  const trainButton = need<HTMLButtonElement>('#train')
  const resetButton = need<HTMLButtonElement>('#reset')
  const seedInput = need<HTMLInputElement>('#seed')
  const plot = need('#loss-plot')
  const client: SymbolsClient = new SymbolsClient({ report: take })
  const source = new TextSource()
  const progress = new Progress(t)
  const post = new PostPart(t)
  const seeds = new TenSeeds(t, tell)
  const race = new Race(t, tell, (exercise) => source.of(exercise))
  const ladder = new Ladder(t, (rung) => void turnTo({ ...link, rung, train: false }))
  let exercises: Exercise[] = []
  let exercise: Exercise | undefined
  let attempt: Attempt | undefined
  let report: Report | undefined
  /** by the epoch after which they were given */
  let scores = new Map<number, Score>()
  let link: SymbolsLink = { task: '', rung: '', seed: FIRST_SEED, train: false }
  /** of the link that is open: what its author's training came to */
  let claimed: string | undefined
  /** a link whose text is still to be given */
  let awaited: SymbolsLink | undefined
  let view: View | undefined
  /** Goes up with all that makes what was asked for worth nothing. */
  let turn = 0
  let drawn = ''

  function tell(error?: unknown): void {
    setText(trouble, error === undefined ? '' : errorText(error, t))
    setHidden(trouble, error === undefined)
  }

  /** Makes another network; whether it is there now. */
  async function turnTo(to: SymbolsLink): Promise<boolean> {
    const mine = ++turn
    tell()
    progress.coming()
    try {
      if (exercises.length === 0) exercises = await client.ask('exercises', {})
      const wanted = exercises.find(({ name }) => name === to.task)
      const rung = to.rung || (wanted?.ladder.at(-1)?.name ?? '')
      const refused = to.task === TEXT && source.own !== undefined ? problemText(source.own, longest(), t) : ''
      if (refused !== '') {
        source.own = undefined
        to = { task: TEXT, rung: to.rung, seed: to.seed, train: false }
      }
      const text = await source.of(to.task)
      if (mine !== turn) return false
      const made = await client.ask('begin', { exercise: to.task, rung, seed: to.seed, text })
      if (mine !== turn) return false
      arrive(made)
      claimed = to.bits
      if (refused !== '') tell(new Error(refused))
      showAll()
      if (to.train) void train()
      return true
    } catch (error) {
      if (mine !== turn) return false
      tell(error)
      if (exercises.length === 0) progress.clear()
      return false
    } finally {
      if (mine === turn && attempt && report) progress.show(attempt, report)
    }
  }

  /** Another network is there. Reports that came before are of the last one, those that come now of this. */
  function arrive({ attempt: made, report: now }: Arrival): void {
    const of = exercises.find(({ name }) => name === made.exercise)!
    link = { task: made.exercise, rung: made.rung.name, seed: made.seed, train: false }
    if (made.exercise === TEXT && source.own !== undefined) link.own = textName(source.own)
    claimed = undefined
    // A link that waits for its text stays in the address, for whoever reloads the page.
    const waits = awaited && awaited.seed === link.seed && (awaited.rung || link.rung) === link.rung
    history.replaceState(null, '', `#${formatSymbolsLink(waits ? awaited! : link)}`)
    post.offer(link, source)
    if (of !== exercise) choose(of)
    setText(need('#exercise-from'), t(link.own === undefined ? `task.${of.name}.from` : 'own.from'))
    attempt = made
    report = now
    scores = new Map()
    ladder.rule(made)
    ladder.mark(made.rung.name)
    seeds.offer(of, made)
    race.offer(of, link)
    seedInput.value = String(made.seed)
    setHidden(need('#attempt'), false)
    setText(need('#kept'), '')
    drawn = ''
    view?.begin(made)
    view?.update(now)
    showAll()
  }

  function choose(of: Exercise): void {
    exercise = of
    view?.end?.()
    const into = element('div', { class: `symbols-view symbols-view-${of.name}` })
    const mount = VIEWS[of.name]
    need('#views').replaceChildren(into)
    setHidden(need('#views'), mount === undefined)
    view = mount?.(into, { ask: client.ask, t, tell, learn, text: () => ({ own: source.own, wanted: awaited !== undefined }) })
    ladder.show(of)
    for (const part of ['title', 'lede']) setText(need(`#exercise-${part}`), t(`task.${of.name}.${part}`))
    document.title = `${t(`task.${of.name}.title`)} – rnnlab`
    for (const card of document.querySelectorAll<HTMLElement>('.tasks a')) {
      if (card.dataset['task'] === of.name) {
        card.setAttribute('aria-current', 'page')
        // Where the row is longer than the screen.
        const row = card.parentElement!
        row.scrollLeft = card.offsetLeft - row.offsetLeft - (row.clientWidth - card.offsetWidth) / 2
      } else card.removeAttribute('aria-current')
    }
  }

  async function learn(text: string | undefined, file?: string): Promise<boolean> {
    const { own: before, file: inFile } = source
    const waited = awaited
    source.own = text
    source.file = file
    awaited = undefined
    // The text that a link is of: what the link says begins.
    const to =
      text !== undefined && waited?.own === textName(text) ? waited : { task: TEXT, rung: link.task === TEXT ? link.rung : '', seed: link.seed, train: false }
    if (await turnTo(to)) {
      if (text !== undefined) keepText(text) // without it the text is gone with a reload, and no more
      return true
    }
    source.own = before
    source.file = inFile
    awaited = waited
    return false
  }

  /** The longest training sequence of a text, in letters. */
  const longest = (): number => Math.max(...exercises.find(({ name }) => name === TEXT)!.ladder.map(({ steps }) => steps))

  /** A file of the reader's: a saved run, or a text to learn. */
  async function give(file: File | undefined): Promise<void> {
    if (!file) return
    if (file.size > MOST_BYTES) return tell(new Error(t('error.big', { most: MOST_BYTES / 1e6 })))
    const head = new Uint8Array(await file.slice(0, 16).arrayBuffer())
    if (isRun(head)) return open(file)
    const text = await readText(file, t)
    if (typeof text !== 'string') return tell(new Error(text.problem))
    await act(async () => {
      if (exercises.length === 0) exercises = await client.ask('exercises', {})
      const problem = problemText(text, longest(), t)
      if (problem === '') await learn(text, file.name)
      else tell(new Error(problem))
    })
  }

  function take(now: Report): void {
    if (!attempt || !exercise) return
    report = now
    if (now.score) {
      scores.set(now.score.epoch, now.score)
      ladder.score(attempt.rung.name, exercise, now.score)
    }
    view?.update(now)
    showAll()
  }

  const isOver = (): boolean => report !== undefined && report.state !== 'running'

  function showAll(): void {
    if (!attempt || !exercise || !report) return
    progress.show(attempt, report)
    setText(trainButton, t(report.isGoing ? 'train.pause' : isOver() ? 'train.again' : 'train.start'))
    resetButton.disabled = report.validation.length === 0 && report.seen === 0
    const standing = report.state === 'diverged' ? t('verdict.diverged') : standingText(attempt, report, t)
    const score = report.score ? scoreText(exercise, attempt, report.score, t) : ''
    setText(need('#standing'), standing)
    setText(need('#score'), score)
    setText(need('#claim'), claimed === undefined ? '' : t(`claim.${report.hash === '' ? 'waits' : report.hash === claimed ? 'same' : 'other'}`))
    if (!report.isGoing) setText(need('#live'), `${standing} ${score}`)
    draw()
  }

  /** What is drawn changes once an epoch. */
  function draw(): void {
    const width = Math.round(plot.clientWidth)
    const now = `${width} ${report?.validation.length} ${scores.size}`
    if (!attempt || !report || width === 0 || now === drawn) return
    drawn = now
    plot.replaceChildren(lossChart({ width, attempt, report }, t))
    need('#loss-table').replaceChildren(lossTable(attempt, report, scores, t))
  }

  /** Does something with the network that there is, and says what went wrong. */
  async function act(does: () => Promise<unknown>): Promise<void> {
    tell()
    const mine = turn
    try {
      await does()
    } catch (error) {
      if (mine === turn) tell(error)
    }
  }

  const train = (): Promise<void> => act(() => client.ask('run', {}))

  async function reset(): Promise<void> {
    const of = attempt!
    const mine = ++turn
    await act(async () => {
      const report = await client.ask('reset', {})
      if (mine !== turn) return
      const claim = claimed
      arrive({ attempt: of, report })
      claimed = claim
      showAll()
    })
  }

  async function save(): Promise<void> {
    const { exercise, rung } = attempt!
    const name = ['rnnlab', exercise, rung.name].filter((part) => part !== '').join('-') + '.rnn'
    download(name, new Blob([await client.ask('save', {})]))
    setText(need('#kept'), t('keep.saved', { name }))
  }

  async function open(file: File): Promise<void> {
    const mine = ++turn
    await act(async () => {
      if (exercises.length === 0) exercises = await client.ask('exercises', {})
      const made = await client.ask('open', { file: new Uint8Array(await file.arrayBuffer()) })
      if (mine !== turn) return
      awaited = undefined
      if (made.attempt.exercise === TEXT) await source.opened(made.text)
      if (mine === turn) arrive(made)
    })
  }

  async function copyLink(): Promise<void> {
    // In the address it is already, and there it does not train by itself.
    const address = `${location.href.split('#')[0]}#${formatSymbolsLink({ ...link, train: true, ...(report?.hash ? { bits: report.hash } : {}) })}`
    const copied = await navigator.clipboard.writeText(address).then(
      () => true,
      () => false,
    )
    if (!copied) history.replaceState(null, '', address)
    const said = [t(copied ? 'keep.copied' : 'keep.inAddress')]
    if (report?.hash) said.push(t('keep.bits'))
    if (link.own) said.push(t('keep.own'))
    setText(need('#kept'), said.join(language === 'en' ? ' ' : ''))
  }

  function openAddress(): void {
    const address = addressHash()
    const to = readSymbolsLink(address)
    if (to && isLinkProblem(to)) return tell(new Error(t(`link.${to.field}`, { value: to.value, last: LAST_SEED })))
    // Without an exercise the rest of a link is of none.
    const names = notTaken(location.hash.length > 1 ? { search: '', hash: address } : { search: location.search, hash: '' }, to ? FIELDS : [])
    void turnTo(to ? ofText(to) : { ...link, task: 'grammar' }).then((isThere) => {
      if (isThere && names.length > 0) tell(new Error(t('link.notTaken', { names: names.join(language === 'en' ? ', ' : '、') })))
    })
  }

  /** A link of a text: that is there, or has to be given first. */
  function ofText(to: SymbolsLink): SymbolsLink {
    awaited = undefined
    if (to.task !== TEXT) return to
    if (to.own === undefined) {
      // A card alone leads to the text that was learned last.
      if (to.rung !== '' || to.train || to.bits) source.own = undefined
      return to
    }
    const text = source.own !== undefined && textName(source.own) === to.own ? source.own : keptText(to.own)
    if (text !== source.own) source.file = undefined
    source.own = text
    if (text !== undefined) return to
    awaited = to
    return { task: to.task, rung: to.rung, seed: to.seed, train: false }
  }

  trainButton.addEventListener('click', () => {
    if (report?.isGoing) void act(() => client.ask('pause', {}))
    else if (isOver()) void reset().then(train)
    else void train()
  })
  resetButton.addEventListener('click', () => void reset())
  const withSeed = (seed: number): void => void turnTo({ ...link, seed, train: false })
  seedInput.addEventListener('change', () => {
    if (seedInput.checkValidity() && seedInput.value !== '') withSeed(Number(seedInput.value))
    else seedInput.reportValidity()
  })
  need('#next-seed').addEventListener('click', () => withSeed((link.seed + 1) % (LAST_SEED + 1)))
  need('#copy-link').addEventListener('click', () => void copyLink())
  need('#save-run').addEventListener('click', () => void act(save))
  const file = need<HTMLInputElement>('#file')
  need('#open-run').addEventListener('click', () => file.click())
  file.addEventListener('change', () => {
    void give(file.files?.[0])
    file.value = ''
  })
  onDrop((dropped) => void give(dropped))
  new ResizeObserver(() => draw()).observe(plot)
  pageApart(draw)
  uncover('.symbols-run, .symbols-row')
  addEventListener('hashchange', openAddress)
  openAddress()
}
