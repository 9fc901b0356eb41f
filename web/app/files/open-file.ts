// Takes a file from the reader, chosen or dropped anywhere on the page.

import { need } from '../page/dom'

/** More than the largest run has: three layers of 256 LSTM units with Adam are some 40 MB. */
export const LARGEST = 64 << 20

export type Taken = { name: string; file: Uint8Array } | { name: string; problem: 'large' | 'unreadable' }

export async function readFile(chosen: File): Promise<Taken> {
  const { name, size } = chosen
  if (size > LARGEST) return { name, problem: 'large' }
  try {
    return { name, file: new Uint8Array(await chosen.arrayBuffer()) }
  } catch {
    return { name, problem: 'unreadable' }
  }
}

/** Calls back with each file that the reader gives the page. */
export function onFile(take: (file: File) => void): void {
  const input = need<HTMLInputElement>('#open-file')
  need('#open-run').addEventListener('click', () => input.click())
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) take(file)
    input.value = '' // the same file may be chosen again
  })

  const veil = need('#drop')
  const show = (on: boolean): void => void (veil.hidden = !on)
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
  document.addEventListener('dragover', (event) => {
    if (!holdsFiles(event)) return
    event.preventDefault() // without it the browser would leave the page for the file
    show(true)
  })
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) show(false) // out of the window
  })
  document.addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    show(false)
    const [file] = event.dataTransfer?.files ?? []
    if (file) take(file)
  })
}
