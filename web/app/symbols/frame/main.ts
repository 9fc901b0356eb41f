// Puts a frame of an exercise together. What shows at once is small: the Go program is fetched when the network is to train.

import { Gate } from '../../embed/frame/gate'
import { HostLink } from '../../embed/frame/host-link'
import { loadTurn } from '../../embed/frame/load-turn'
import { Sight } from '../../embed/frame/sight'
import { Work } from '../../embed/frame/work'
import { EMBED_VERSION } from '../../embed/messages'
import { addressHash } from '../../page/address-hash'
import { fetchJson } from '../../page/assets'
import { need } from '../../page/dom'
import { tellFailed } from '../../page/failed'
import { laidLook } from '../../page/first-look'
import { chooseLanguage, I18n, type Texts } from '../../page/i18n'
import { applyTheme } from '../../page/theme'
import { motionAllowed } from '../../run/start-gate'
import { formatPairs } from '../../settings/pairs'
import { SymbolsClient } from '../client'
import { parseExercise, type ExerciseSettings } from './address'
import { ExerciseFrame } from './exercise-frame'
import { ladderNames, type Poster } from './poster'
import { problemText } from './tell'

async function main(): Promise<void> {
  const i18n = new I18n((language) => fetchJson<Texts>(`symbols-${language}.json`))
  const embed = need('#embed')
  const look = ({ theme, bare, follow }: ExerciseSettings): void => {
    applyTheme(theme)
    embed.toggleAttribute('data-bare', bare)
    embed.toggleAttribute('data-follow', follow)
  }
  const words = ({ lang }: ExerciseSettings): Promise<void> => i18n.use(chooseLanguage(lang, null, navigator.languages))
  const first = parseExercise(addressHash())
  look(first)
  const [posters] = await Promise.all([fetchJson<Poster[]>('symbols-posters.json'), words(first)])
  const ladders = ladderNames(posters)
  let present = parseExercise(addressHash(), ladders)

  const host = new HostLink()
  const near = new Gate()
  const sight = new Sight(embed)
  sight.changed.listen(() => sight.visible && near.open())
  const turn = async (): Promise<() => void> => {
    await near.opened
    const release = await host.turn(present.turns)
    await loadTurn(Promise.resolve())
    return release
  }
  const work = new Work(turn, sight, () => new SymbolsClient({ report: (report) => frame.hear(report) }))
  const frame: ExerciseFrame = new ExerciseFrame(present, posters, i18n, host, work, sight)
  new ResizeObserver(() => host.tell({ type: 'height', height: Math.ceil(embed.getBoundingClientRect().height) })).observe(embed)

  let taking = Promise.resolve()
  host.open({
    near: near.open,
    seen: () => sight.tell(true),
    unseen: () => sight.tell(false),
    yield: work.giveWay,
    play: () => {
      near.open()
      frame.play()
    },
    pause: () => frame.pause(),
    reset: () => frame.reset(),
    // One after another: the words of one language may come later than those that were asked for after them, or than a file.
    settings: (settings) => void (taking = taking.then(() => take(parseExercise(formatPairs(Object.entries(settings)), ladders)))),
    file: (news) => void (taking = taking.then(() => frame.takeFile(news))),
  })
  report(present)
  frame.show()
  laidLook()
  if (present.autoplay && motionAllowed()) frame.play()

  /** Settings from the host: all of them or, when one is wrong, none. */
  async function take(wanted: ExerciseSettings): Promise<void> {
    if (wanted.problems.length > 0) return report(wanted)
    const before = present
    present = wanted
    look(wanted)
    if (wanted.lang !== before.lang) await words(wanted)
    frame.change(wanted)
  }

  /** Names what was not taken, and what would be. */
  function report({ problems }: ExerciseSettings): void {
    for (const problem of problems) {
      const { field, value, options } = problem
      host.event('error', { code: 'setting', message: problemText(problem, i18n.t), field, value, ...(options && { options }) })
    }
  }
}

main().catch((error: unknown) => {
  const reason = tellFailed(error)
  parent.postMessage({ rnnlab: EMBED_VERSION, type: 'event', event: 'error', detail: { code: 'load', message: reason } }, '*')
  throw error
})
