// The tasks that come with the page: their address, their words, and what is said of them at the end.

import { element, need } from '../page/dom'
import { laidLook } from '../page/first-look'
import { chosen, measured } from '../page/format'
import type { Translate } from '../page/i18n'
import { readResult, type LinkProblem, type LinkResult } from './link'
import type { Ahead, Lesson } from './messages'
import { rulesAhead } from './words'

/** Of a link that says none. */
export const FIRST_SEED = 1
export const LAST_SEED = 2 ** 32 - 1

export interface LessonLink {
  task: string
  seed: number
  result?: LinkResult
}

/** What an address says of a task; undefined if it says nothing. Whether there is such a task the Go program knows. */
export function readLessonLink(search: string): LessonLink | LinkProblem | undefined {
  const given = new URLSearchParams(search)
  const task = given.get('task')
  if (task === null) return undefined
  const of = (key: string): string | undefined => given.get(key) ?? undefined
  const seed = of('seed') ?? String(FIRST_SEED)
  if (!/^\d{1,10}$/.test(seed) || Number(seed) > LAST_SEED) return { field: 'seed', reason: 'seed', value: seed.slice(0, 40) }
  const result = readResult(of)
  if (result && 'reason' in result) return result
  const link = { task: task.slice(0, 40), seed: Number(seed) }
  return result ? { ...link, result } : link
}

/** What an address says of a task. */
export const LESSON_KEYS: readonly string[] = ['task', 'seed', 'rung', 'rmse', 'bits', 'more']

/** Of an address that says in its hash, as the page of symbols does, what this page has after the question mark: the same there. */
export const lessonSearch = (hash: string): string | undefined => (new URLSearchParams(hash.slice(1)).has('task') ? `?${hash.slice(1)}` : undefined)

export function formatLessonLink({ task, seed, result }: LessonLink): string {
  return '?' + String(new URLSearchParams({ task, seed: String(seed), ...result }))
}

/** A network of the ladder and how far off it is. */
interface Reached {
  name: string
  /** RMSE on the test values */
  rmse: number
  ahead: Ahead | undefined
}

/** What is said of a task when all is open: of its networks, and of the one that is best on the validation part. */
export function lessonSentences(lesson: Lesson, networks: readonly Reached[], best: Reached | undefined, t: Translate): string[] {
  const { name, metric, reach, horizon, aheadReach, spread } = lesson
  const said: string[] = []
  if (best && reach > 0) {
    const rmse = metric === 'rmse' ? best.rmse : best.rmse / spread
    said.push(
      t(rmse <= reach ? 'task.reached' : 'task.missed', {
        name: best.name,
        rmse: measured(rmse),
        reach: reach < 1e-3 ? measured(reach) : chosen(reach),
        metric: t(`task.${metric}`),
      }),
    )
  }
  const far = networks.flatMap(({ name, ahead }) => (ahead ? [`${name} ${measured(ahead.rmse / spread)}`] : []))
  const beside = networks.find(({ ahead }) => ahead)?.ahead
  if (beside && horizon > 0) {
    said.push(t('task.ahead', { horizon, reach: chosen(aheadReach), networks: far.join(t('list')), rules: rulesAhead(beside, t, spread) }))
  }
  return [...said, t(`task.${name}.end`)]
}

export class Lessons {
  private readonly part = need('#task')
  private readonly give = need('#give-part')
  private readonly seed = need<HTMLInputElement>('#seed')
  private readonly title = need('.hero h1')
  private readonly lede = need('.hero .lede')
  /** The words of the page where it is about the reader's own numbers. */
  private readonly own = { title: document.title, heading: this.title.textContent!, lede: this.lede.textContent! }
  private task = ''

  constructor(
    private readonly t: Translate,
    /** another page of this one is wanted: its address, from the question mark on */
    onTurn: (search: string) => void,
  ) {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.tasks a')) {
      if (link.pathname !== location.pathname) continue // the sine has the whole lab
      link.addEventListener('click', (event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return // a tab of its own
        event.preventDefault()
        onTurn(link.search)
      })
    }
    const turn = (seed: number): void => onTurn(formatLessonLink({ task: this.task, seed }))
    this.seed.addEventListener('change', () => {
      if (this.seed.checkValidity() && this.seed.value !== '') turn(Number(this.seed.value))
      else this.seed.reportValidity()
    })
    need('#next-seed').addEventListener('click', () => turn((Number(this.seed.value) + 1) % (LAST_SEED + 1)))
  }

  /** A task is there, or, without one, the reader's own numbers. */
  show(lesson?: Lesson, seed = FIRST_SEED): void {
    const { t } = this
    this.part.hidden = !lesson
    this.name(lesson?.name)
    if (!lesson) return
    this.seed.value = String(seed)
    need('#task-seed').textContent = t(lesson.drawn ? 'task.seed.drawn' : 'task.seed.weights')
    need('#task-from').replaceChildren(element('span', {}, t(`task.${lesson.name}.from`)))
  }

  /** The words of a task are there before its numbers are. */
  announce(task: string): void {
    const key = `task.${task}.title`
    this.name(this.t(key) === key ? undefined : task)
  }

  private name(task: string | undefined): void {
    const { t, own } = this
    this.task = task ?? ''
    this.give.hidden = task !== undefined
    this.mark(task ?? 'own')
    this.title.textContent = task ? t(`task.${task}.title`) : own.heading
    this.lede.textContent = task ? t(`task.${task}.lede`) : own.lede
    document.title = task ? `${t(`task.${task}.title`)} – rnnlab` : own.title
    laidLook()
  }

  private mark(task: string): void {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.tasks a')) {
      if (link.dataset['task'] === task) {
        link.setAttribute('aria-current', 'page')
        // Where the row is longer than the screen.
        const row = link.parentElement!
        row.scrollLeft = link.offsetLeft - row.offsetLeft - (row.clientWidth - link.offsetWidth) / 2
      } else link.removeAttribute('aria-current')
    }
  }
}
