// Puts the page together. Nothing is decided here but the order: words and
// poster first, then the trainer, then a run.

import { keepAnchorsOut, linkHash, onAddressChange, readAddress, writeAddress } from './views/address'
import { fetchJson, rootAddress } from './page/assets'
import { ChartBoard } from './charts/charts'
import type { Definitions } from './charts/definition'
import { arrange } from './views/classroom'
import { Controls } from './views/controls'
import { need, setText } from './page/dom'
import { fail } from './page/failed'
import { showEquation } from './views/equation'
import { EpochsTable } from './views/epochs-table'
import { FilesView } from './views/files-view'
import { FindingsView } from './views/findings-view'
import type { EmbedDialog } from './embed/embed-dialog'
import { ForecastView } from './views/forecast-view'
import { Glossary } from './page/glossary'
import { GradientView } from './views/gradient-view'
import { HiddenView } from './views/hidden-view'
import { I18n, type Texts } from './page/i18n'
import type { Poster as PosterData } from './run/ladder'
import { LadderView } from './views/ladder-view'
import { LastRun } from './files/last-run'
import { LearningRate } from './views/learning-rate'
import { LinkNotices } from './views/link-notices'
import { LossView } from './views/loss-view'
import { InView } from './page/in-view'
import { openMechanism } from './views/mechanism-panels'
import { NetworkView } from './views/network-view'
import { Notices } from './page/notices'
import { Paper } from './page/paper'
import { PageSwitches } from './views/page-switches'
import { PaceControl } from './views/pace-control'
import { PathView } from './views/path-view'
import { PlaceInView } from './run/place-in-view'
import { PinnedRuns } from './run/pinned-runs'
import { PredictionView } from './views/prediction-view'
import { Preferences } from './views/preferences'
import { Race } from './run/race'
import { RaceView } from './views/race-view'
import { RecordInView } from './run/record-in-view'
import { runLabel } from './run/run-label'
import { Session } from './run/session'
import { listenForShortcuts } from './views/shortcuts'
import { applyTheme } from './page/theme'
import { differences, formatHash, validate, type Config, type Schema } from './settings/settings'
import { SettingsDrawer } from './views/settings-drawer'
import { SettingsPanel } from './views/settings-panel'
import { Stage } from './views/stage'
import { Summary } from './views/summary'
import { TrainerClient } from './trainer/trainer-client'
import { Trouble } from './views/trouble'
import { ResidualView } from './views/residual-view'
import { resultOf, ResultView } from './views/result-view'
import { WindowSlide } from './views/window-slide'
import { WindowMark } from './views/window-mark'
import { VerdictView } from './views/verdict-view'

async function main(): Promise<void> {
  const posterData = fetchJson<PosterData>('poster.json')
  const schemaData = fetchJson<Schema>('schema.json')
  const definitionData = fetchJson<Definitions>('charts.json')
  const client = new TrainerClient()

  const schema = await schemaData
  const link = readAddress(schema)
  keepAnchorsOut()
  new Glossary()
  arrange(link.page)
  const preferences = new Preferences(link.page)
  applyTheme(preferences.theme)

  const i18n = new I18n((language) => fetchJson<Texts>(`${language}.json`))
  const board = new ChartBoard(await definitionData, i18n)
  const paper = new Paper()
  const session = new Session(client, link.config)
  const pins = new PinnedRuns()

  const resultView = new ResultView(session, schema, i18n)
  const write = (entry: 'same' | 'new' = 'same'): void => {
    const config = session.run?.config ?? link.config
    const hash = linkHash(config, schema, preferences.inLink, resultView.resultFor(config))
    // A reader who goes back goes through the runs; what the address already says is no other run.
    const other = entry === 'new' && differences(config, readAddress(schema).config, schema).length > 0
    writeAddress(hash, other ? 'new' : 'same')
  }
  const links = new LinkNotices(new Notices(need('#link-problems'), i18n), new Notices(need('#notices'), i18n), i18n, schema)
  const loss = new LossView(session, pins, i18n, schema, board)
  const record = new RecordInView(session)
  const place = new PlaceInView(session)
  const predictions = new PredictionView(session, loss.cursor, i18n, board)
  const residual = new ResidualView(predictions.charts[1], record, i18n, board)
  for (const [i, set] of (['train', 'validation'] as const).entries()) new WindowMark(predictions.charts[i], set, session, record, i18n)
  const pace = new PaceControl(session, preferences.pace ?? 'watch', (chosen) => {
    preferences.choosePace(chosen)
    write()
  })
  const stage = new Stage(session, [loss.chart, ...predictions.charts], pace, i18n)
  const start = (config: Config): Promise<void> => stage.start(config)
  new ForecastView(session, i18n, board)
  new NetworkView(session, record, place, i18n, board.repainted, paper)
  new WindowSlide(session, record, i18n)
  new HiddenView(session, record, place, i18n, board)
  openMechanism({ session, record, place, i18n, repainted: board.repainted, paper }, () => links.notFetched())
  lookWhereSeen(session)
  const pictures = new InView(...document.querySelectorAll('.chart, #network, #inside, #summary'))
  const watch = (): void => session.watch(pictures.seen)
  watch()
  pictures.changed.listen(watch)
  new GradientView(session, i18n, board)
  showEquation(session, i18n)
  const controls = new Controls(session, i18n, {
    film: () => stage.film,
    toggleFilm: () => stage.toggleFilm(),
    single: () => !pace.starts,
    play: () => void stage.play(),
    newWeights: () => session.run && void start({ ...session.run.config, seed: randomSeed() }),
    starting: () => stage.starting,
  })
  stage.filmed.listen(() => controls.show())
  new LearningRate(session, schema, i18n)
  new SettingsPanel(session, schema, i18n, { validate: (config) => validate(config, schema), start: (config) => void start(config) })
  new SettingsDrawer()
  new EpochsTable(session, i18n, (text) => void links.copy(text))
  new Summary(session, i18n, () => loss.chart.held)
  new VerdictView(session, i18n)
  new Trouble(session, schema, i18n, start)
  new RaceView(new Race(() => new TrainerClient()), session, i18n, board)
  const findings = new FindingsView(client, 0, i18n)
  const path = new PathView(session, schema, i18n, { hold: (config) => void stage.hold(config), run: (config) => void stage.run(config) }, (step) => {
    preferences.atStep(step)
    write()
  })
  const ladder = new LadderView(session, schema, i18n, (config) => void start(config))
  const switches = new PageSwitches(
    i18n,
    preferences,
    () => {
      board.invalidate()
      write()
    },
    {
      copyLink: () => void copyLink().then(({ copied }) => copied && switches.linkCopied()),
      notFetched: () => links.notFetched(),
    },
  )
  const copyLink = async (): Promise<{ copied: boolean; result: boolean }> => {
    const { run } = session
    const result = run ? resultOf(run) : undefined
    const config = run?.config ?? link.config
    const hash = linkHash(config, schema, preferences.inLink, result ?? resultView.resultFor(config))
    return { copied: await links.copy(new URL(hash, location.href).href), result: result !== undefined }
  }
  new FilesView(session, schema, i18n, {
    open: (file) => stage.openFile(file),
    copyLink,
    charts: { loss: loss.chart, train: predictions.charts[0], validation: predictions.charts[1], residual: residual.chart },
    notFetched: () => links.notFetched(),
  })
  const lastRun = new LastRun(session, stage, i18n, (run) => formatHash(run.config, schema))
  openEmbed(
    (config) =>
      loadEmbedDialog(i18n, schema).then(
        (dialog) => dialog.open(config),
        () => links.notFetched(),
      ),
    session,
  )
  let begun = false
  session.started.listen(() => {
    write(begun ? 'new' : 'same')
    begun = true
  })
  session.rated.listen(() => write())
  session.failed.listen((error) => links.refused(error))
  listenForShortcuts(schema.presets.map(({ name }) => name))

  await i18n.use(preferences.language)
  links.problems(link.problems)
  const asked = link.page.step ? path.openFirst(Number(link.page.step) - 1) : null
  resultView.expect(link.result ? { result: link.result, config: link.config } : null)
  onAddressChange(schema, ({ config, result, problems }) => {
    links.problems(problems)
    resultView.expect(result ? { result, config } : null)
    void start(config)
  })
  const poster = await posterData
  ladder.take(poster, asked ?? link.config)
  paper.laid.listen(() => {
    findings.know(poster.findings)
    setText(need('#paper-run'), session.run ? `${runLabel(session.run.config, schema, i18n.t)} · ${location.href}` : location.href)
    board.lay()
  })
  paper.gone.listen(() => board.lay())
  loss.expect(poster.config, poster.validationLoss)
  if (asked) return stage.open(asked, null, false)
  const isPosterRun = formatHash(link.config, schema) === formatHash(poster.config, schema)
  if (await lastRun.begin(formatHash(link.config, schema))) return
  await stage.open(link.config, isPosterRun ? poster : null)
}

/** The trainer looks inside the network only while a picture of it is on the screen, and at the end of a run, which may be printed. */
function lookWhereSeen(session: Session): void {
  const pictures = new InView(need('#network'), need('#inside'))
  let looking = false
  const look = (): void => {
    const wanted = pictures.seen || session.ended
    if (!session.run || wanted === looking) return
    looking = wanted
    void session.look(wanted)
  }
  // A new worker does not look until it is asked to.
  session.started.listen(() => {
    looking = false
    look()
  })
  for (const signal of [pictures.changed, session.changed]) signal.listen(look)
}

/** The button opens the dialog for the run on show, once there is one. */
function openEmbed(open: (config: Config) => Promise<void>, session: Session): void {
  const button = need<HTMLButtonElement>('#open-embed')
  session.started.listen(() => (button.disabled = false))
  button.addEventListener('click', () => session.run && void open(session.run.config))
}

/** Fetched when it is asked for: most readers embed nothing. */
async function loadEmbedDialog(i18n: I18n, schema: Schema): Promise<EmbedDialog> {
  const [{ EmbedDialog }] = await Promise.all([import('./embed/embed-dialog'), import(new URL('embed.js', rootAddress()).href)])
  embedDialog ??= new EmbedDialog(i18n, schema)
  return embedDialog
}

let embedDialog: EmbedDialog | undefined

function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}

main().catch(fail)
