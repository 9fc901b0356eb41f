// A text that a reader has given, kept in the tab: the page that learns texts finds it when another has led there, and after a reload.

import { fnv1a } from '../settings/result'

const NAME = 'rnnlab.text'

/** What a link calls a text that it does not carry. */
export const textName = (text: string): string => fnv1a(text)

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
