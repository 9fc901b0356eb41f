// Strings of the grammar as a network reads them: at each symbol what it expects next, and what the grammar allows.

import { element } from '../page/dom'
import { percent } from '../page/format'
import type { Attempt, Look, Report } from './messages'
import type { Given, View } from './views'

/** So many strings of the test are in view at once. */
const SHOWN = 3

/** While it trains the strings are read again so often, in milliseconds. */
const EVERY = 400

export function grammarView(into: HTMLElement, { ask, t, tell }: Given): View {
  const strings = element('div', { class: 'symbols-strings' })
  const more = element('button', { type: 'button', class: 'quiet' }, t('grammar.more'))
  into.append(
    element('h3', {}, t('grammar.title')),
    element('p', { class: 'symbols-note' }, t('grammar.explain')),
    strings,
    element('p', { class: 'symbols-actions' }, more),
  )
  let attempt: Attempt | undefined
  let first = 0
  let shownAt = 0
  /** Goes up with all that makes what was asked for worth nothing. */
  let turn = 0
  let isAsking = false

  async function show(): Promise<void> {
    if (!attempt || isAsking) return
    const of = attempt
    const mine = turn
    isAsking = true
    shownAt = performance.now()
    try {
      const looks = await Promise.all(Array.from({ length: SHOWN }, (_, i) => ask('look', { record: (first + i) % of.test })))
      if (mine === turn) strings.replaceChildren(...looks.flatMap((look) => (look ? [table(of, look)] : [])))
    } catch (error) {
      tell(error)
    } finally {
      isAsking = false
    }
    if (mine !== turn) void show()
  }

  function table({ symbols }: Attempt, { steps, tokens = [], said, known, target = [] }: Look): HTMLElement {
    const read = tokens.map((token) => symbols[token]!)
    const likeliest = (step: number): number => {
      const of = said.subarray(step * symbols.length, (step + 1) * symbols.length)
      return of.indexOf(Math.max(...of))
    }
    // The last symbol but one, which is the second once more.
    const asked = steps - 2
    const rows = symbols.map((symbol, i) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, symbol),
        ...read.map((_, step) => {
          const p = said[step * symbols.length + i]!
          const isAllowed = (known?.[step * symbols.length + i] ?? 0) > 0
          const cell = element(
            'td',
            { class: isAllowed ? 'allowed' : undefined },
            element('span', { class: 'visually-hidden' }, `${percent(p)}${isAllowed ? ` ${t('grammar.allowed')}` : ''}`),
          )
          cell.style.setProperty('--p', p.toFixed(3))
          return cell
        }),
      ),
    )
    const isRight = likeliest(asked) === target[asked]
    const caption = t(isRight ? 'grammar.right' : 'grammar.wrong', {
      said: symbols[likeliest(asked)]!,
      asked: symbols[target[asked]!]!,
      text: [...read, symbols[target[steps - 1]!]!].join(''),
    })
    const head = read.map((symbol, step) => element('th', { scope: 'col', class: step === 1 || step === asked ? 'outer' : undefined }, symbol))
    return element(
      'div',
      { class: 'symbols-scroll', tabindex: 0, role: 'group', 'aria-label': caption },
      element(
        'table',
        { class: 'symbols-grid-table' },
        element('caption', {}, caption),
        element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, element('span', { class: 'visually-hidden' }, t('grammar.after'))), ...head)),
        element('tbody', {}, ...rows),
      ),
    )
  }

  more.addEventListener('click', () => {
    if (!attempt) return
    first = (first + SHOWN) % attempt.test
    turn++
    void show()
  })

  return {
    begin(of) {
      attempt = of
      first = 0
      turn++
      void show()
    },
    update({ isGoing }: Report) {
      if (!isGoing || performance.now() - shownAt > EVERY) void show()
    },
  }
}
