// A text that a reader has given: out of a file, and kept in the tab: the page that learns texts finds it when another has led there, and after a reload.

import { fnv1a } from '../settings/result'

const NAME = 'rnnlab.text'

let last = { text: '', name: fnv1a('') }

/** What a link calls a text that it does not carry. Of a long one that takes some 20 ms, and it is asked for again and again. */
export function textName(text: string): string {
  if (last.text !== text) last = { text, name: fnv1a(text) }
  return last.name
}

/** Keeps one text, in the place of any before; false if the browser has no room, or will not. */
export function keepText(text: string): boolean {
  try {
    sessionStorage.setItem(NAME, text)
    return true
  } catch {
    return false
  }
}

/** The text of this name, if it is the one that is kept. */
export function keptText(name: string): string | undefined {
  try {
    const text = sessionStorage.getItem(NAME)
    return text !== null && textName(text) === name ? text : undefined
  } catch {
    return undefined
  }
}

/** Bytes as text: UTF-8, or UTF-16 that says so at its beginning. Undefined for all others. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : sameLines(text)
  } catch {
    return undefined // not in this encoding
  }
}

/** Ends of lines as fields on a page have them: the same text has the same letters, wherever it comes from. */
export const sameLines = (text: string): string => text.replace(/\r\n?/g, '\n')

/** The hash that has the page of symbols learn the text in a file, which is handed over in the tab; if it cannot be, that page alone. */
export function wayOfText(file: Uint8Array): string {
  const text = decodeText(file)
  return text !== undefined && keepText(text) ? `#task=text&own=${textName(text)}` : '#task=text'
}
