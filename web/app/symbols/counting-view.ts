// How far a network counts: for which n it is right, far beyond those it was trained on, and the state that climbs and descends.

import { element, need, setText } from '../page/dom'
import { measured } from '../page/format'
import { countingState, countsOf, lettersOf, readOf, saidOf, type Said } from './counted'
import { lengthsChart, stateChart } from './counting-chart'
import type { Attempt, Look, Score } from './messages'
import { stateNames } from './states'
import type { Given, View } from './view'
import { Watch } from './watch'

/** As far as the judge goes. */
const MOST = 100
/** What is shown first is longer than anything it was trained on. */
const FIRST = 25

interface Seen {
  n: number
  look: Look
}

export function countingView(into: HTMLElement, { ask, t, tell }: Given): View {
  const lengths = element('div', { class: 'symbols-plot' })
  const slider = element('input', { type: 'range', id: 'counting-n', min: 1, max: MOST, step: 1, value: FIRST, 'aria-describedby': 'counting-along' })
  const shownN = element('output', { for: 'counting-n' })
  const far = element('p', { class: 'symbols-found' })
  const along = element('p', { class: 'symbols-found', id: 'counting-along' })
  const states = element('div', { class: 'symbols-plot' })
  const choice = element('select', { id: 'counting-state' })
  const which = element('span')
  const figures = element('details', { class: 'symbols-numbers' }, element('summary', {}, t('counting.figures')), element('div', { class: 'symbols-scroll' }))
  const table = need('.symbols-scroll', figures)
  into.append(
    element('h3', {}, t('counting.title')),
    element('p', { class: 'symbols-note' }, t('counting.explain')),
    far,
    lengths,
    element('div', { class: 'symbols-slider' }, element('label', { for: 'counting-n' }, t('counting.n')), shownN, slider),
    along,
    states,
    element('p', { class: 'symbols-actions' }, element('label', { for: 'counting-state' }, t('counting.state')), choice, which),
    figures,
  )
  let attempt: Attempt | undefined
  let score: Score | undefined
  let seen: Seen | undefined
  const n = (): number => Number(slider.value)
  const trained = (): number => (attempt ? Math.floor((attempt.rung.steps - 1) / 2) : 0)

  const watch = new Watch<Seen>({
    async ask() {
      if (!attempt) return undefined
      const of = n()
      const look = await ask('look', { tokens: readOf(lettersOf(attempt.symbols), of) })
      return look && { n: of, look }
    },
    show(now) {
      seen = now
      draw()
    },
    tell,
  })

  function draw(): void {
    drawLengths()
    if (!attempt || !seen || states.clientWidth === 0) return
    const { n, look } = seen
    const letters = lettersOf(attempt.symbols)
    const said = saidOf(letters, n, look)
    const best = countingState(look, countsOf(n))
    const state = choice.value === '' ? best.state : Number(choice.value)
    const name = stateNames(attempt.rung)[state] ?? ''
    setText(along, alongText(n, said))
    setText(which, choice.value === '' ? t('counting.best', { name, r: measured(best.correlation) }) : '')
    const size = look.states.length / look.steps
    states.replaceChildren(stateChart({ width: states.clientWidth, n, states: look.states, size, state, said }, t('counting.label', { name, n }), t))
    if (figures.open) fill(name, state, size, said)
  }

  function drawLengths(): void {
    if (!attempt || lengths.clientWidth === 0) return
    const marks = score?.marks ?? []
    const text = score ? t('counting.far', { value: score.value, trained: trained() }) : t('counting.unknown')
    setText(far, text)
    setText(shownN, String(n()))
    lengths.replaceChildren(lengthsChart({ width: lengths.clientWidth, marks, most: MOST, trained: trained(), n: n() }, text, t))
  }

  const name = (token: number): string => {
    const symbol = attempt?.symbols[token] ?? ''
    return symbol === '>' ? t('counting.end') : symbol === '<' ? t('counting.start') : symbol
  }

  function alongText(n: number, said: readonly Said[]): string {
    const wrong = said.find(({ isRight }) => !isRight)
    if (!wrong) return t('counting.right', { n })
    return t('counting.wrong', { n, after: wrong.after, said: name(wrong.token), asked: wrong.after < n ? 'b' : t('counting.end') })
  }

  function fill(title: string, state: number, size: number, said: readonly Said[]): void {
    if (!attempt || !seen) return
    const { n, look } = seen
    const head = [t('counting.read'), title, t('counting.says')].map((text) => element('th', { scope: 'col' }, text))
    const rows = Array.from({ length: look.steps }, (_, step) => {
      const answer = said[step - n - 1]
      const read = step === 0 ? t('counting.start') : `${step <= n ? 'a' : 'b'} ${step <= n ? step : step - n}`
      return element(
        'tr',
        {},
        element('th', { scope: 'row' }, read),
        element('td', {}, measured(look.states[step * size + state]!)),
        element('td', {}, answer ? t(answer.isRight ? 'counting.saysRight' : 'counting.saysWrong', { said: name(answer.token) }) : ''),
      )
    })
    table.replaceChildren(element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows)))
  }

  slider.addEventListener('input', () => {
    drawLengths()
    watch.again()
  })
  choice.addEventListener('change', draw)
  figures.addEventListener('toggle', draw)
  const resized = new ResizeObserver(draw)
  resized.observe(states)

  /** Of a network out of a file the page has no verdict yet. */
  async function judge(of: Attempt): Promise<void> {
    const judged = await ask('exam', {})
    if (!judged || of !== attempt || score) return
    score = judged
    drawLengths()
  }

  return {
    begin(of) {
      attempt = of
      score = seen = undefined
      choice.replaceChildren(
        element('option', { value: '' }, t('counting.byItself')),
        ...stateNames(of.rung).map((name, i) => element('option', { value: i }, name)),
      )
      watch.renew()
    },
    update(report) {
      if (report.score) score = report.score
      else if (report.epoch > 0 && !report.isGoing && !score && attempt) void judge(attempt).catch(tell)
      drawLengths()
      watch.follow(report)
    },
    end() {
      resized.disconnect()
      watch.end()
    },
  }
}
