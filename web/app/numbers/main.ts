// The page of own numbers: from a file to a verdict.

import { fetchJson } from '../page/assets'
import { need } from '../page/dom'
import { fillIn, type Language, type Texts, type Translate } from '../page/i18n'
import { TrainerError } from '../trainer/protocol'
import { applyTheme } from '../views/preferences'
import { NumbersClient } from './client'
import type { Problem, Table, Taken } from './messages'
import { Understood } from './understood'
import { noteText } from './words'
import { Worth } from './worth'

/** A hundred thousand rows of a dozen columns are some 10 MB. */
const MOST_BYTES = 32e6

const language: Language = document.documentElement.lang === 'en' ? 'en' : 'zh'
const theme = stored('theme')
if (theme === 'light' || theme === 'dark') applyTheme(theme)
void fetchJson<Texts>(`numbers-${language}.json`).then(start)

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // storage may be forbidden
  }
}

function start(texts: Texts): void {
  const t: Translate = (key, values) => fillIn(texts[key] ?? key, values, language)
  const trouble = need('#trouble')
  const working = need('#working')
  const reading = need('#reading')
  const tryButton = need<HTMLButtonElement>('#try')
  const pasted = need<HTMLTextAreaElement>('#pasted')
  let now = { name: '' } // of the network that is training
  const client = new NumbersClient(({ epoch, epochs }) => (working.textContent = t('try.working', { name: now.name, epoch, epochs })))
  const worth = new Worth(t)
  let file: Uint8Array | undefined
  let table: Table | undefined
  let taken: Taken | undefined
  let isTrying = false
  /** Goes up with all that makes what is under way worth nothing. */
  let turn = 0

  const understood = new Understood(t, (what) => {
    if (what === 'reading') void read()
    else void take()
  })

  function tell(problem: string): void {
    trouble.textContent = problem
    trouble.hidden = problem === ''
  }

  function explain(error: unknown): string {
    if (!(error instanceof TrainerError)) return String(error)
    if (error.code === 'load' || error.code === 'dead') return t('error.loading', { message: error.message })
    return error.field ? t('error.config', { field: error.field, message: error.message }) : error.message
  }

  const isProblem = (answer: object): answer is Problem => 'problem' in answer

  /** Does something with what is given, unless something else is given meanwhile. */
  async function turnTo(act: (stillWanted: () => boolean) => Promise<void>): Promise<void> {
    const mine = ++turn
    if (isTrying) await client.ask('stop', {})
    tell('')
    try {
      await act(() => mine === turn)
    } catch (error) {
      if (mine === turn) tell(explain(error))
    }
    if (mine === turn) reading.textContent = ''
  }

  function give(bytes: Uint8Array, provenance = ''): void {
    if (bytes.length > MOST_BYTES) {
      tell(t('error.big', { size: Math.ceil(bytes.length / 1e6), most: MOST_BYTES / 1e6 }))
      return
    }
    file = bytes
    understood.forget()
    need('#provenance').textContent = provenance
    void read()
  }

  function read(): Promise<void> {
    return turnTo(async (stillWanted) => {
      worth.hide()
      reading.textContent = t('give.reading')
      table = taken = undefined
      const answer = await client.ask('read', { file: file!, ...understood.reading })
      if (!stillWanted()) return
      if (isProblem(answer)) {
        understood.showProblem()
        tell(noteText(answer.problem, t))
        return
      }
      table = answer
      understood.showTable(answer)
      await takeColumn(stillWanted)
    })
  }

  const take = (): Promise<void> => turnTo(takeColumn)

  async function takeColumn(stillWanted: () => boolean): Promise<void> {
    worth.hide()
    reading.textContent = t('give.reading')
    taken = undefined
    const answer = await client.ask('take', understood.taking)
    if (!stillWanted()) return
    if (isProblem(answer)) {
      understood.showProblem()
      tell(noteText(answer.problem, t))
      return
    }
    taken = answer
    understood.showSeries(table!, answer)
    worth.begin(answer)
  }

  async function tryAll(stillWanted: () => boolean): Promise<void> {
    isTrying = true
    tryButton.textContent = t('try.stop')
    worth.clear()
    const { ladder } = taken!
    try {
      for (const [i, { name }] of ladder.entries()) {
        now = { name: t(`rung.${name}`) }
        working.textContent = now.name
        const outcome = await client.ask('try', { rung: i })
        if (!stillWanted()) return
        if (outcome === 'stopped') return worth.show(i, t('try.stopped'))
        if (outcome === 'diverged') worth.show(i, t('try.diverged'))
        else {
          const judged = await client.ask('judge', { rung: i })
          if (!stillWanted()) return
          worth.show(i, judged)
        }
      }
      // One is chosen, and nothing changes that any more: now the test part may be opened.
      const { best, judged } = worth
      for (const rung of judged) worth.addTest(rung, await client.ask('test', { rung }))
      if (best !== undefined) {
        const horizon = Math.min(100, taken!.season > 0 ? 2 * taken!.season : 24)
        // One that runs away is refused, and has no forecast to show.
        worth.addForecast(await client.ask('forecast', { rung: best, horizon }).catch(() => undefined))
      }
      if (!stillWanted()) return
      worth.conclude()
    } finally {
      isTrying = false
      working.textContent = ''
      tryButton.textContent = t('try.start')
    }
  }

  tryButton.addEventListener('click', () => {
    if (isTrying) void client.ask('stop', {})
    else if (taken) void turnTo(tryAll)
  })

  const form = need<HTMLFormElement>('#give')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    give(new TextEncoder().encode(pasted.value))
  })
  // A paste is meant to be read at once, when it is in the field.
  pasted.addEventListener('paste', () => setTimeout(() => form.requestSubmit()))
  const input = need<HTMLInputElement>('#file')
  need('#choose-file').addEventListener('click', () => input.click())
  input.addEventListener('change', () => {
    void open(input.files?.[0])
    input.value = ''
  })
  async function open(chosen: File | undefined): Promise<void> {
    if (chosen) give(new Uint8Array(await chosen.arrayBuffer()))
  }
  window.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    form.classList.add('over')
  })
  window.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget ?? form.classList.remove('over'))
  window.addEventListener('drop', (event) => {
    form.classList.remove('over')
    if (!event.dataTransfer?.files.length) return
    event.preventDefault()
    void open(event.dataTransfer.files[0])
  })
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-example]')) {
    button.addEventListener('click', () => {
      const name = button.dataset['example']!
      void turnTo(async (stillWanted) => {
        const text = await client.ask('example', { name })
        if (!stillWanted()) return
        pasted.value = text
        give(new TextEncoder().encode(text), t(`provenance.${name}`))
      })
    })
  }
}
