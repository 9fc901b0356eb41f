// Puts a frame of numbers together. What shows at once is small: the Go program is fetched when it is needed and the frame is near.

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
import { motionAllowed } from '../../run/start-gate'
import { formatPairs } from '../../settings/pairs'
import { applyTheme } from '../../page/theme'
import { NumbersClient } from '../client'
import { readNumbersLink } from '../link'
import { parseSeries, type SeriesSettings } from './address'
import { problemText } from './face'
import { SeriesFrame } from './series-frame'

async function main(): Promise<void> {
  let present = parseSeries(addressHash())
  const i18n = new I18n((language) => fetchJson<Texts>(`numbers-${language}.json`))
  const embed = need('#embed')
  const look = ({ theme, bare, follow }: SeriesSettings): void => {
    applyTheme(theme)
    embed.toggleAttribute('data-bare', bare)
    embed.toggleAttribute('data-follow', follow)
  }
  const words = ({ lang }: SeriesSettings): Promise<void> => i18n.use(chooseLanguage(lang, null, navigator.languages))
  look(present)
  await words(present)
  laidLook()

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
  const work = new Work(turn, sight, () => new NumbersClient((progress) => frame.progress(progress)))
  const frame: SeriesFrame = new SeriesFrame(present, await readNumbersLink(location.hash), i18n, host, work, sight, near.opened)
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
    // One after another: the words of one language may come later than those that were asked for after them.
    settings: (settings) => void (taking = taking.then(() => take(parseSeries(formatPairs(Object.entries(settings)))))),
    file: (news) => frame.takeFile(news),
  })
  report(present)
  frame.wanted = present.autoplay && motionAllowed()
  await frame.load()

  /** Settings from the host: all of them or, when one is wrong, none. */
  async function take(wanted: SeriesSettings): Promise<void> {
    if (wanted.problems.length > 0) return report(wanted)
    const before = present
    present = wanted
    look(wanted)
    if (wanted.lang !== before.lang) await words(wanted)
    frame.take(wanted)
  }

  /** Names what was not taken, and what would be. */
  function report({ problems }: SeriesSettings): void {
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
