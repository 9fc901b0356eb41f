// A text of the post's own, as the element around the frame hands it over: what has become of it, and why it cannot be learned.

import { fileName } from '../../embed/frame/file-name'
import type { FileNews, FileState } from '../../embed/messages'
import { decodeText, textName } from '../../files/kept-text'
import { grouped } from '../../page/format'
import type { Translate } from '../../page/i18n'
import { countText, divided, leastLetters, MOST_TEXT, textProblem, type TextProblem } from '../given-text'

/** In UTF-16 letters may take more bytes; what is longer still is not read at all. */
const MOST_BYTES = 2 * MOST_TEXT

export class PostText {
  /** as the author wrote its address */
  src = ''
  /** what can be read of it */
  private read: string | undefined
  /** why there is nothing to read; none before the host has said a word */
  private state: FileState | 'encoding' | undefined
  private figure = 0
  private bytes = 0

  /** What its file is called; empty of one that has no name. */
  get name(): string {
    return fileName(this.src)
  }

  /** Of a long text each step takes some 20 ms: one after the other they would hold the frame up. */
  async take(news: FileNews): Promise<void> {
    this.src = news.src
    this.read = undefined
    this.bytes = 0
    if ('state' in news) {
      this.state = news.state
      this.figure = news.figure
      return
    }
    this.state = undefined
    this.bytes = news.content.byteLength
    if (this.bytes > MOST_BYTES) return
    const read = decodeText(new Uint8Array(news.content))
    if (read === undefined) {
      this.state = 'encoding'
      return
    }
    // Both keep what they have found of a text for those who ask again.
    for (const step of [countText, textName]) {
      await new Promise((resolve) => setTimeout(resolve))
      step(read)
    }
    this.read = read
  }

  /** What is to be learned in sequences of so many letters; undefined if it has not come, or cannot be. */
  text(steps: number): string | undefined {
    return this.read !== undefined && this.unfit(steps) === undefined ? this.read : undefined
  }

  /** Why it cannot be, under the name of its attribute; empty if it can, or is still to come. */
  problem(steps: number, t: Translate): string {
    const { src, state, figure } = this
    const why = state ?? this.unfit(steps)
    if (why === undefined || why === 'coming') return ''
    const { letters, bytes } = this.read === undefined ? { letters: 0, bytes: this.bytes } : countText(this.read)
    const values = { src, figure, letters: grouped(letters), bytes: grouped(bytes), least: grouped(leastLetters(steps)), most: grouped(MOST_TEXT) }
    return t('frame.field', { field: 'src', what: t(`frame.file.${why}`, values) })
  }

  /** What is waited for. */
  waiting(t: Translate): string {
    return this.state === 'coming' ? t('frame.file.coming', { src: this.src }) : t('frame.waiting')
  }

  /** What there is to learn, in a sentence. */
  about(t: Translate): string {
    const { letters, different } = countText(this.read!)
    const { train, each } = divided(letters)
    return t('frame.own', {
      name: this.name || t('frame.unnamed'),
      letters: grouped(letters),
      different: grouped(different),
      train: grouped(train),
      each: grouped(each),
    })
  }

  private unfit(steps: number): TextProblem | undefined {
    if (this.bytes > MOST_BYTES) return 'long'
    return this.read === undefined ? undefined : textProblem(countText(this.read), steps)
  }
}
