// What a network writes while it learns a text; what it wrote before stays, so that learning can be read.

import { element, need } from '../page/dom'
import { grouped } from '../page/format'
import type { Attempt, Report } from './messages'
import type { Given, View } from './views'

/** So many letters are written at a time, and so many texts kept. */
const LENGTH = 240
const KEPT = 12

/** While it trains it writes so often, in milliseconds. */
const EVERY = 2000

export function textView(into: HTMLElement, { ask, t, tell }: Given): View {
  const form = element('form', { class: 'symbols-actions' })
  const start = element('input', { type: 'text', id: 'text-start', maxlength: 200, autocomplete: 'off', spellcheck: 'false' })
  const temperature = element('input', { type: 'range', id: 'text-temperature', min: 0, max: 1.5, step: 0.1, value: 0.7 })
  const said = element('output', { for: 'text-temperature' }, temperature.value)
  form.append(
    element('label', { for: 'text-start' }, t('text.start')),
    start,
    element('label', { for: 'text-temperature' }, t('text.temperature')),
    temperature,
    said,
    element('button', { type: 'submit' }, t('text.write')),
  )
  const samples = element('ol', { class: 'symbols-samples', reversed: true, 'aria-label': t('text.samples') })
  into.append(element('h3', {}, t('text.title')), form, element('p', { class: 'symbols-note' }, t('text.explain')), samples)
  let attempt: Attempt | undefined
  /** Goes up with each network: a sample of another is not shown. */
  let turn = 0
  let seed = 0
  let wroteAt = 0
  /** sequences that the network had seen then */
  let wroteAfter = 0
  let isWriting = false

  async function write(): Promise<void> {
    if (!attempt || isWriting) return
    const { symbols } = attempt
    const mine = turn
    const missing = [...new Set(start.value)].filter((letter) => !symbols.includes(letter))
    if (missing.length > 0) return tell(new Error(t('text.missing', { letters: missing.join(' ') })))
    // What nobody gives begins as a line does.
    const beginning = [...(start.value || '\n')].map((letter) => Math.max(0, symbols.indexOf(letter)))
    isWriting = true
    wroteAt = performance.now()
    try {
      const written = await ask('write', { beginning, length: LENGTH, temperature: Number(temperature.value), topK: 0, seed: ++seed })
      if (!written || mine !== turn) return
      wroteAfter = written.seen
      const letters = written.seen * attempt.rung.steps
      samples.prepend(
        element(
          'li',
          {},
          element('span', { class: 'symbols-note' }, t('text.after', { letters: grouped(letters) })),
          element('p', {}, element('b', {}, start.value), written.tokens.map((token) => symbols[token]).join('')),
        ),
      )
      while (samples.childElementCount > KEPT) need(':scope > :last-child', samples).remove()
    } catch (error) {
      tell(error)
    } finally {
      isWriting = false
    }
  }

  temperature.addEventListener('input', () => (said.textContent = temperature.value))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    tell()
    void write()
  })

  return {
    begin(of) {
      attempt = of
      turn++
      seed = 0
      samples.replaceChildren()
      void write()
    },
    update({ isGoing, seen }: Report) {
      if (isGoing && seen !== wroteAfter && performance.now() - wroteAt > EVERY) void write()
    },
  }
}
