// A reader's own text: pasted or out of a file, what it was understood as, and the way back to the one that comes with the page.

import { decodeText, sameLines } from '../files/kept-text'
import { element, setHidden, setText } from '../page/dom'
import { grouped } from '../page/format'
import { countText, divided, leastLetters, MOST_TEXT, textProblem } from './given-text'
import type { Given } from './view'

export class OwnText {
  private readonly part = element('details', { class: 'symbols-own' })
  private readonly field: HTMLTextAreaElement
  private readonly problem = element('p', { class: 'failed', id: 'own-problem', role: 'alert', hidden: true })
  private readonly understood = element('p', { class: 'symbols-own-is' })
  private readonly back: HTMLButtonElement
  /** letters of a training sequence */
  private steps = 0

  constructor(
    into: HTMLElement,
    private readonly given: Given,
  ) {
    const { t } = given
    const form = element('form', {})
    this.field = element('textarea', { id: 'own-text', rows: 5, spellcheck: 'false', autocomplete: 'off', 'aria-describedby': 'own-explain own-problem' })
    const choose = element('button', { type: 'button' }, t('own.open'))
    const file = element('input', { type: 'file', accept: '.txt,text/plain', hidden: true })
    this.back = element('button', { type: 'button', class: 'quiet' }, t('own.back'))
    form.append(
      element('p', { class: 'symbols-note', id: 'own-explain' }, t('own.explain')),
      element('label', { for: 'own-text' }, t('own.field')),
      this.field,
      this.problem,
      element('p', { class: 'symbols-actions' }, element('button', { type: 'submit', id: 'own-learn' }, t('own.learn')), choose, file, this.back),
    )
    this.part.append(element('summary', {}, t('own.title')), form)
    into.append(this.part, this.understood)

    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.learn(sameLines(this.field.value))
    })
    choose.addEventListener('click', () => file.click())
    file.addEventListener('change', () => {
      const [chosen] = file.files ?? []
      if (chosen) void this.open(chosen)
      file.value = '' // the same file may be chosen again
    })
    this.back.addEventListener('click', () => {
      this.tell('')
      void given.learn(undefined)
    })
  }

  /** Another network is there, of a text that may be another. */
  begin(steps: number): void {
    const { t } = this.given
    const { own, wanted } = this.given.text()
    this.steps = steps
    setHidden(this.back, own === undefined)
    setText(this.understood, own === undefined ? '' : understoodText(own, t))
    setHidden(this.understood, own === undefined)
    if (!wanted) return
    // A link that does not carry its text asks for it.
    this.part.open = true
    this.tell(t('own.wanted'))
  }

  private tell(problem: string): void {
    setText(this.problem, problem)
    setHidden(this.problem, problem === '')
    this.field.toggleAttribute('aria-invalid', problem !== '')
  }

  private async open(file: File): Promise<void> {
    const { t } = this.given
    const text = await readText(file, t)
    if (typeof text === 'string') await this.learn(text, file.name)
    else this.tell(text.problem)
  }

  private async learn(text: string, file?: string): Promise<void> {
    const problem = problemText(text, this.steps, this.given.t)
    this.tell(problem)
    if (problem === '') await this.given.learn(text, file)
  }
}

type T = Given['t']

/** The text in a file, or what is wrong with the file. */
export async function readText(file: File, t: T): Promise<string | { problem: string }> {
  // In UTF-16 letters may take more bytes.
  if (file.size > 2 * MOST_TEXT) return { problem: t('own.long', { bytes: grouped(file.size), most: grouped(MOST_TEXT) }) }
  const text = decodeText(new Uint8Array(await file.arrayBuffer()))
  return text ?? { problem: t('own.encoding', { name: file.name }) }
}

/** Why a text cannot be learned; empty if it can. */
export function problemText(text: string, steps: number, t: T): string {
  const counted = countText(text)
  const problem = textProblem(counted, steps)
  const values = { letters: grouped(counted.letters), bytes: grouped(counted.bytes), least: grouped(leastLetters(steps)), most: grouped(MOST_TEXT) }
  return problem === undefined ? '' : t(`own.${problem}`, values)
}

/** What a text was understood as, in a sentence. */
export function understoodText(text: string, t: T): string {
  const { letters, different } = countText(text)
  const { train, each } = divided(letters)
  return t('own.understood', { letters: grouped(letters), different: grouped(different), train: grouped(train), each: grouped(each) })
}
