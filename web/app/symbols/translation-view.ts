// A number as the network reads it, word by word, and then writes it in the other language, reading what it writes.

import { element, setText } from '../page/dom'
import { grouped, percent } from '../page/format'
import type { Attempt, Look } from './messages'
import { cutNumber, END, EQUALS, inChinese, inEnglish, numberOf, otherWay, spelled } from './numerals'
import { memoryOf, onOtherColours, paintStrip } from './states'
import type { Given, View } from './view'
import { Watch } from './watch'

/** As many words as a number has at most, and the end. */
const LONGEST = 8
/** More than any number has. */
const MOST_READ = 24
/** So many numbers of the test are offered in each language. */
const OFFERED = 3

interface Seen {
  read: string[]
  written: string[]
  /** of each that is written, and of the end, if it came to one */
  p: Float64Array
  look: Look
}

export function translationView(into: HTMLElement, { ask, t, tell }: Given): View {
  const form = element('form', { class: 'symbols-actions' })
  const text = element('input', { type: 'text', id: 'translation-text', maxlength: 200, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' })
  const error = element('p', { class: 'failed', id: 'translation-error', role: 'alert', hidden: true })
  const examples = element('p', { class: 'symbols-actions symbols-examples', role: 'group', 'aria-label': t('translation.examples') })
  const found = element('p', { class: 'symbols-found', id: 'translation-found' })
  const way = element('div', { class: 'symbols-scroll', tabindex: 0, role: 'group', 'aria-label': t('translation.way') })
  form.append(element('label', { for: 'translation-text' }, t('translation.number')), text, element('button', { type: 'submit' }, t('translation.go')))
  into.append(element('h3', {}, t('translation.title')), element('p', { class: 'symbols-note' }, t('translation.explain')), form, error, examples, found, way)
  let attempt: Attempt | undefined
  let words: string[] = []
  let seen: Seen | undefined

  const watch = new Watch<Seen>({
    async ask() {
      if (!attempt || words.length === 0) return undefined
      const { symbols } = attempt
      const read = words
      const tokens = [...read, EQUALS].map((word) => symbols.indexOf(word))
      const made = await ask('write', { by: 'network', beginning: tokens, length: LONGEST, temperature: 0, topK: 0, seed: 0 })
      if (!made) return undefined
      const end = made.tokens.indexOf(symbols.indexOf(END))
      const written = end < 0 ? made.tokens : made.tokens.slice(0, end)
      const look = await ask('look', { tokens: [...tokens, ...written] })
      return look && { read, written: written.map((token) => symbols[token]!), p: made.p.subarray(0, end < 0 ? undefined : end + 1), look }
    },
    show(now) {
      const isOther = now.read !== seen?.read
      seen = now
      draw(isOther)
    },
    tell,
  })

  function draw(isOther: boolean): void {
    if (!seen || !attempt) return
    const { read, written, p, look } = seen
    setText(found, foundText(read, written))
    const steps = [...read, EQUALS, ...written]
    const memory = memoryOf(attempt.rung, look)
    const units = attempt.rung.hidden
    const reads = steps.map((word, i) => element('td', { class: i > read.length ? 'symbols-own' : undefined }, word))
    const writes = steps.map((_, i) => {
      const of = i - read.length
      const chance = p[of]
      if (of < 0 || chance === undefined) return element('td')
      return element('td', { class: 'symbols-written' }, element('span', {}, written[of] ?? t('translation.end')), element('small', {}, percent(chance)))
    })
    const strips = steps.map(() => element('canvas', { class: 'symbols-strip', 'aria-hidden': 'true' }))
    const row = (name: string, cells: readonly HTMLElement[], kind = ''): HTMLElement =>
      element('tr', { class: kind || undefined }, element('th', { scope: 'row' }, t(name)), ...cells)
    const table = element(
      'table',
      { class: `symbols-way${isOther ? ' symbols-new' : ''}` },
      element(
        'tbody',
        {},
        row('translation.reads', reads),
        row(
          attempt.rung.cell === 'lstm' ? 'state.cells' : 'state.units',
          strips.map((strip) => element('td', {}, strip)),
          'symbols-kept',
        ),
        row('translation.writes', writes),
      ),
    )
    // One word after the other, as it is read and written.
    for (const line of table.querySelectorAll('tr'))
      [...line.querySelectorAll<HTMLElement>('td')].forEach((cell, i) => cell.style.setProperty('--step', String(i)))
    way.replaceChildren(table)
    strips.forEach((strip, i) => paintStrip(strip, memory.subarray(i * units, (i + 1) * units), units))
  }

  function foundText(read: readonly string[], written: readonly string[]): string {
    const of = { read: spelled(read), written: spelled(written) || t('translation.nothing'), asked: '', n: '' }
    const asked = otherWay(read)
    if (!asked) return t('translation.unusual', of)
    of.n = grouped(numberOf(read)!)
    of.asked = spelled(asked)
    return t(of.asked === of.written ? 'translation.right' : 'translation.wrong', of)
  }

  /** Takes what a reader has typed, if all of it are words of such numbers. */
  function take(): void {
    if (!attempt) return
    const { symbols } = attempt
    const known = (word: string): boolean => word !== EQUALS && word !== END && symbols.includes(word)
    const typed = cutNumber(text.value, document.documentElement.lang === 'en' ? inEnglish : inChinese)
    const strange = typed.find((word) => !known(word))
    const problem =
      typed.length === 0
        ? t('translation.empty')
        : strange !== undefined
          ? t('translation.strange', { word: strange })
          : typed.length > MOST_READ
            ? t('translation.long', { most: MOST_READ })
            : ''
    setText(error, problem)
    error.hidden = problem === ''
    text.setAttribute('aria-invalid', String(problem !== ''))
    if (problem !== '') {
      text.setAttribute('aria-describedby', error.id)
      return
    }
    text.removeAttribute('aria-describedby')
    words = typed
    watch.renew()
  }

  /** Numbers that it is not trained on: those of the test are either way in turn. */
  async function offer(of: Attempt): Promise<void> {
    const looks = await Promise.all(Array.from({ length: 2 * OFFERED }, (_, i) => ask('look', { record: 2 * i + (i % 2) })))
    if (of !== attempt) return
    const numbers = looks.flatMap((look) => {
      const read = (look?.tokens ?? []).map((token) => of.symbols[token]!)
      return read.includes(EQUALS) ? [spelled(read.slice(0, read.indexOf(EQUALS)))] : []
    })
    examples.replaceChildren(
      element('span', {}, t('translation.unseen')),
      ...numbers.map((number) => {
        const button = element('button', { type: 'button', class: 'quiet' }, number)
        button.addEventListener('click', () => {
          text.value = number
          take()
        })
        return button
      }),
    )
    if (words.length > 0) return
    text.value = numbers[0] ?? ''
    take()
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    take()
  })
  const stopColours = onOtherColours(() => draw(false))

  return {
    begin(of) {
      attempt = of
      seen = undefined
      void offer(of).catch(tell)
      watch.renew()
    },
    update: (report) => watch.follow(report),
    end() {
      stopColours()
      watch.end()
    },
  }
}
