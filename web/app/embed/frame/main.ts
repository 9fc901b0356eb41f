// Puts the frame of an embed together, of the parts that the page is made of.
// What shows at once is small; the trainer is fetched when the frame comes into
// view, or when the element around it says that it will.

import { EMBED_VERSION } from '../messages'
import { Attention } from './attention'
import { parseFrameHash, type FrameSettings } from './frame-address'
import { Gate } from './gate'
import { HostLink } from './host-link'
import { HostReport } from './host-report'
import { loadTurn } from './load-turn'
import { Look } from './look'
import { Rest } from './rest'
import { RestingWorker, type Release } from './resting-worker'
import { ChartBoard } from '../../charts/charts'
import type { Definitions } from '../../charts/definition'
import { LossView } from '../../views/loss-view'
import { PinnedRuns } from '../../run/pinned-runs'
import { PredictionView } from '../../views/prediction-view'
import { addressHash } from '../../page/address-hash'
import { fetchJson } from '../../page/assets'
import { need } from '../../page/dom'
import { tellFailed } from '../../page/failed'
import { laidLook } from '../../page/first-look'
import { I18n, type Texts } from '../../page/i18n'
import { Paper } from '../../page/paper'
import { Notices } from '../../page/notices'
import { Controls } from '../../views/controls'
import { PaceControl } from '../../views/pace-control'
import type { Poster as PosterData, PosterRun } from '../../run/ladder'
import { LadderView } from '../../views/ladder-view'
import { Session } from '../../run/session'
import { Stage } from '../../views/stage'
import { motionAllowed } from '../../run/start-gate'
import { Summary } from '../../views/summary'
import { Trouble } from '../../views/trouble'
import { LearningRate } from '../../views/learning-rate'
import { LinkNotices } from '../../views/link-notices'
import { differences, formatHash, type Config, type Schema } from '../../settings/settings'
import { formatPairs } from '../../settings/pairs'
import { startWorker } from '../../trainer/start-worker'
import { TrainerClient } from '../../trainer/trainer-client'

async function main(): Promise<void> {
  const posterData = fetchJson<PosterData>('poster.json')
  const definitionData = fetchJson<Definitions>('charts.json')
  const schema = await fetchJson<Schema>('schema.json')
  let present = parseFrameHash(addressHash(), schema)

  const i18n = new I18n((language) => fetchJson<Texts>(`${language}.json`))
  const look = new Look(i18n)
  look.theme(present.page)
  look.parts(present)

  const near = new Gate()
  const host = new HostLink()
  /** Until the trainer may start. */
  const turn = async (first: boolean): Promise<Release> => {
    if (!first) return host.turn(present.turns)
    await near.opened
    for (;;) {
      const release = await host.turn(present.turns)
      if (!attention.left) {
        await loadTurn(client.ready)
        return release
      }
      release()
      await attention.seenAgain()
    }
  }
  let worker: RestingWorker
  const follow = (): void => {
    attention.follow()
    rest.follow()
  }
  const client = new TrainerClient({ createWorker: () => (worker = new RestingWorker(turn, startWorker, follow)) })

  const board = new ChartBoard(await definitionData, i18n)
  const session = new Session(client, present.config)
  const notices = new Notices(need('#link-problems'), i18n)
  const links = new LinkNotices(notices, notices, i18n, schema, 'embed.problems')
  const loss = new LossView(session, new PinnedRuns(), i18n, schema, board)
  const predictions = new PredictionView(session, loss.cursor, i18n, board)
  const pace = new PaceControl(session, present.page.pace ?? 'full')
  const stage = new Stage(session, [loss.chart, ...predictions.charts], pace, i18n, [need('#embed')])
  const attention = new Attention(need('#embed'), session, () => stage.play())
  const rest = new Rest(() => worker, attention)
  const start = (config: Config): Promise<void> => stage.start(config)
  const controls = new Controls(session, i18n, {
    film: () => stage.film,
    toggleFilm: () => stage.toggleFilm(),
    single: () => !pace.starts,
    play: () => void attention.wantPlay(),
    newWeights: () => session.run && void start({ ...session.run.config, seed: randomSeed() }),
    starting: () => stage.starting,
  })
  stage.filmed.listen(() => controls.show())
  new LearningRate(session, schema, i18n)
  new Summary(session, i18n, () => loss.chart.held)
  new Trouble(session, schema, i18n, start)
  const ladder = new LadderView(session, schema, i18n, (config) => void start(config))
  const report = new HostReport(host, session, schema, i18n)

  attention.seen.listen(near.open)
  session.failed.listen((error) => links.refused(error))
  for (const signal of [session.started, session.rated]) signal.listen(() => linkTo(session.run?.config ?? present.config, schema))
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => board.invalidate())
  const paper = new Paper('frame')
  for (const signal of [paper.laid, paper.gone]) signal.listen(() => board.lay())
  linkTo(present.config, schema)

  await look.words(present.page)
  laidLook()
  look.measure((height) => host.tell({ type: 'height', height }))
  links.problems(present.problems)
  const poster = await posterData
  ladder.take(poster, present.config)
  const run = await posterOf(present.config, schema, poster)
  if (run) loss.expect(run.config, run.validationLoss)
  const opened = stage.open(present.config, run, motionAllowed() && present.autoplay)

  host.open({
    near: near.open,
    seen: () => attention.tell(true),
    unseen: () => attention.tell(false),
    yield: rest.giveWay,
    play: () => {
      near.open()
      void attention.wantPlay()
    },
    pause: () => void attention.wantPause(),
    reset: () => void (session.run && session.reset()),
    settings: (settings) => void take(parseFrameHash(formatPairs(Object.entries(settings)), schema)),
  })
  report.problems(present.problems)

  /** Settings from the host: all of them or, when one is wrong, none. */
  async function take(wanted: FrameSettings): Promise<void> {
    if (wanted.problems.length > 0) return report.problems(wanted.problems)
    const before = present
    present = wanted
    notices.dismiss('link')
    look.parts(wanted)
    if (wanted.page.theme !== before.page.theme) {
      look.theme(wanted.page)
      board.invalidate()
    }
    if (wanted.page.pace !== before.page.pace) pace.put(wanted.page.pace ?? 'full')
    if (wanted.page.lang !== before.page.lang) await look.words(wanted.page)
    // Against what the host asked for last: what the reader has changed since stays as it is.
    const changed = differences(wanted.config, before.config, schema)
    if (changed.length === 1 && changed[0] === 'learningRate') await session.setLearningRate(wanted.config.learningRate)
    else if (changed.length > 0) void start(wanted.config)
  }

  await opened
}

/** The run to be shown before there is one: a rung's that was computed beforehand. */
async function posterOf(config: Config, schema: Schema, poster: PosterData): Promise<PosterRun | null> {
  if (differences(config, poster.config, schema).length === 0) return poster
  const preset = schema.presets.find((candidate) => differences(config, candidate.config, schema).length === 0)
  return preset && poster.others.includes(preset.name) ? fetchJson<PosterRun>(`poster-${preset.name}.json`) : null
}

/** The way out of the frame, to the same run on the page; in a sandbox the browser would not follow it. */
function linkTo(config: Config, schema: Schema): void {
  const link = need<HTMLAnchorElement>('#open-lab')
  link.hidden = self.origin === 'null'
  link.href = `./${formatHash(config, schema)}`
}

function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}

main().catch((error: unknown) => {
  const reason = tellFailed(error)
  parent.postMessage({ rnnlab: EMBED_VERSION, type: 'event', event: 'error', detail: { code: 'load', message: reason } }, '*')
  throw error
})
