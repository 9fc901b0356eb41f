// How numbers come to the page: pasted, typed, dropped, or out of a file that is chosen.

import { need } from '../page/dom'
import { grouped } from '../page/format'
import type { Translate } from '../page/i18n'

/** A hundred thousand rows of a dozen columns are some 10 MB. */
const MOST_BYTES = 32e6
/** A longer paste, in characters, is not put into the field: to lay out a hundred thousand lines there keeps a browser from all else for a second, and at each frame after. */
const LONG = 50_000

/** Hands on what is given, or tells why it is not taken. */
export function takeGiven(t: Translate, give: (bytes: Uint8Array, name: string) => void, tell: (problem: string) => void): void {
  const form = need<HTMLFormElement>('#give')
  const pasted = need<HTMLTextAreaElement>('#pasted')

  function giveIfSmall(size: number, content: () => Uint8Array, name: string): void {
    if (size > MOST_BYTES) tell(t('error.big', { size: Math.ceil(size / 1e6), most: MOST_BYTES / 1e6 }))
    else give(content(), name)
  }

  function giveText(text: string): void {
    const bytes = new TextEncoder().encode(text)
    giveIfSmall(bytes.length, () => bytes, '')
  }

  async function open(files: readonly File[]): Promise<void> {
    const [chosen] = files
    if (!chosen) return
    if (files.length > 1) return tell(t('error.several', { count: files.length }))
    const { name, size } = chosen
    // What is too much is not read; of a folder there is nothing to read.
    const content = size > MOST_BYTES ? new ArrayBuffer() : await chosen.arrayBuffer().catch(() => undefined)
    if (content) giveIfSmall(size, () => new Uint8Array(content), name)
    else tell(t('error.unreadable', { name }))
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    giveText(pasted.value)
  })
  window.addEventListener('paste', (event) => {
    const { clipboardData } = event
    const text = event.target === pasted ? (clipboardData?.getData('text/plain') ?? '') : ''
    pasted.placeholder = ''
    if (text.length > LONG) {
      event.preventDefault()
      pasted.value = ''
      pasted.placeholder = t('give.long', { lines: grouped(text.split('\n').length) })
      giveText(text)
      // A spreadsheet copies text, and a picture of it beside.
    } else if (clipboardData && clipboardData.files.length > 0 && !clipboardData.types.includes('text/plain')) {
      event.preventDefault()
      void open([...clipboardData.files])
    } else if (event.target === pasted) setTimeout(() => form.requestSubmit()) // meant to be read at once, when it is in the field
  })

  const input = need<HTMLInputElement>('#file')
  need('#choose-file').addEventListener('click', () => input.click())
  input.addEventListener('change', () => {
    // The list is the input's own, and empties with it.
    void open([...(input.files ?? [])])
    input.value = ''
  })

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
    void open([...event.dataTransfer.files])
  })
}
