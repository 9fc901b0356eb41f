// Strings of the grammar as a network reads them: at each symbol what it expects next, and what the grammar allows.

import { element, setText } from '../page/dom'
import { percent } from '../page/format'
import type { Attempt, Look } from './messages'
import type { Given, View } from './view'
import { Watch } from './watch'

/** So many strings of the test are in view at once. */
const SHOWN = 3

/** Where a string is shown, and what is said of it; it stays, so that what is pushed along, or has the focus, does while the network learns. */
class Place {
  readonly said: HTMLElement
  readonly scroll: HTMLElement
  readonly element: HTMLElement

  constructor(id: string) {
    this.said = element('p', { class: 'symbols-string', id })
    this.scroll = element('div', { class: 'symbols-scroll', tabindex: 0, role: 'group', 'aria-labelledby': id })
    this.element = element('div', {}, this.said, this.scroll)
  }
}

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
  const places = Array.from({ length: SHOWN }, (_, i) => new Place(`string-${i}`))

  const watch = new Watch<Look[]>({
    async ask() {
      if (!attempt) return undefined
      const { test } = attempt
      const looks = await Promise.all(Array.from({ length: SHOWN }, (_, i) => ask('look', { record: (first + i) % test })))
      return looks.every((look) => look !== undefined) ? looks : undefined
    },
    show(looks) {
      const of = attempt
      if (!of) return
      looks.forEach((look, i) => fill(places[i]!, of, look))
      if (!strings.hasChildNodes()) strings.append(...places.map(({ element }) => element))
    },
    tell,
  })

  function fill(place: Place, { symbols }: Attempt, { steps, tokens = [], said, known, target = [] }: Look): void {
    const read = tokens.map((token) => symbols[token]!)
    const likeliest = (step: number): number => {
      const of = said.subarray(step * symbols.length, (step + 1) * symbols.length)
      return of.indexOf(Math.max(...of))
    }
    // The last symbol but one, which is the second once more.
    const asked = steps - 2
    const outer = (step: number): string => (step === 1 ? 'outer' : step === asked ? 'outer asked' : '')
    const allowed = read.filter((_, step) => (known?.[step * symbols.length + likeliest(step)] ?? 0) > 0).length
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
            { class: [isAllowed ? 'allowed' : '', outer(step)].join(' ').trim() || undefined },
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
      allowed,
      steps,
    })
    const head = read.map((symbol, step) => element('th', { scope: 'col', class: outer(step) || undefined }, symbol))
    // Beside the table, not in it: where the string is wider than the screen it is read whole, and not pushed along.
    setText(place.said, caption)
    place.scroll.replaceChildren(
      element(
        'table',
        { class: 'symbols-grid-table', 'aria-labelledby': place.said.id },
        element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, element('span', { class: 'visually-hidden' }, t('grammar.after'))), ...head)),
        element('tbody', {}, ...rows),
      ),
    )
  }

  more.addEventListener('click', () => {
    if (!attempt) return
    first = (first + SHOWN) % attempt.test
    watch.renew()
  })

  return {
    begin(of) {
      attempt = of
      first = 0
      watch.renew()
    },
    update: (report) => watch.follow(report),
    end: () => watch.end(),
  }
}
