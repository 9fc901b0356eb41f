// The text that is learned: one of the reader's own, or the one that comes with the page, fetched when it is wanted.

import { TEXT } from '../embed/settings'

/** The file with the one that comes with the page. */
const FILE = 'opticks.txt'

export class TextSource {
  /** of the reader's own, if there is one */
  own: string | undefined
  /** the name of the file that it was in, as long as that is known */
  file: string | undefined
  private comes: Promise<string> | undefined

  /** What an exercise is to learn from; empty for those that make their own records. */
  async of(exercise: string): Promise<string> {
    if (exercise !== TEXT) return ''
    if (this.own !== undefined) return this.own
    return this.provided()
  }

  /** The text of a saved run, which is the reader's own if it is not the one that comes with the page. */
  async opened(text: string): Promise<void> {
    this.own = text
    this.file = undefined
    // Where that one cannot be had there is nothing to go back to.
    if ((await this.provided().catch(() => undefined)) === text) this.own = undefined
  }

  private async provided(): Promise<string> {
    this.comes ??= fetchText()
    try {
      return await this.comes
    } catch (error) {
      this.comes = undefined // it may come the next time
      throw error
    }
  }
}

async function fetchText(): Promise<string> {
  const response = await fetch(new URL(`./${FILE}`, import.meta.url))
  if (!response.ok) throw new Error(`${FILE}: ${response.status} ${response.statusText}`)
  return response.text()
}
