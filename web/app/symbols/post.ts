// "Put it in a post": what an author pastes to have this exercise in a page of their own.

import { elementSnippet, frameSnippet, snippetRows } from '../embed/post'
import { exerciseHeight, reservingExercise, WIDE } from '../embed/shown'
import { download } from '../files/download'
import { rootAddress } from '../page/assets'
import { element, need } from '../page/dom'
import type { Translate } from '../page/i18n'
import { formatPairs } from '../settings/pairs'
import { FIRST_SEED, formatSymbolsLink, type SymbolsLink } from './link'
import type { TextSource } from './text-source'

const NOTE = 'symbols-note'

/** What a text of the author's own is called that was in no file. */
const UNNAMED = 'text.txt'

/** A file that lies beside the post, as an address: a name may have letters that mean something else there. */
const addressOf = (file: string): string => file.replace(/[#?%:\\]/g, encodeURIComponent)

/** lab: the address of the lab's folder, with a slash at the end; file: the name of the one with the author's own text. */
export function exerciseSnippets(
  { task, rung, seed, own }: Pick<SymbolsLink, 'task' | 'rung' | 'seed' | 'own'>,
  lab: string,
  title: string,
  file = UNNAMED,
): { element: string; frame: string } {
  const attributes: [string, string][] = [['task', task]]
  if (rung !== '') attributes.push(['rung', rung])
  if (seed !== FIRST_SEED) attributes.push(['seed', String(seed)])
  const page = `${lab}symbols/#${formatSymbolsLink({ task, rung, seed, train: false, ...(own !== undefined && { own }) })}`
  // An address carries no text.
  const [name, ...more] = attributes
  const withText: [string, string][] = own === undefined ? attributes : [name!, ['src', addressOf(file)], ...more]
  return {
    element: elementSnippet(lab, withText, reservingExercise(), page, title),
    frame: frameSnippet(`${lab}symbols/embed.html#${formatPairs(attributes)}`, title, exerciseHeight, WIDE),
  }
}

export class PostPart {
  private readonly part = need<HTMLDetailsElement>('#post')
  private link: SymbolsLink | undefined
  private text: Pick<TextSource, 'own' | 'file'> = { own: undefined, file: undefined }

  constructor(private readonly t: Translate) {
    this.part.addEventListener('toggle', () => this.write())
  }

  /** text: the author's own, where the link is of one. */
  offer(link: SymbolsLink, { own, file }: Pick<TextSource, 'own' | 'file'>): void {
    this.link = link
    this.text = { own, file }
    this.write()
  }

  private write(): void {
    const { t, link, text } = this
    if (!link || !this.part.open) return
    const file = text.file ?? UNNAMED
    const made = exerciseSnippets(link, rootAddress(), t(`task.${link.task}.title`), file)
    const own = link.own !== undefined
    need('#post-snippets').replaceChildren(
      ...snippetRows('element', made.element, t(own ? 'post.file' : 'post.element', { file }), t, NOTE),
      // Who has typed the text has no file of it yet.
      ...(own && text.file === undefined ? [this.saving(text.own!)] : []),
      ...snippetRows('frame', made.frame, t(own ? 'post.frameOwn' : 'post.frame'), t, NOTE),
    )
  }

  private saving(text: string): HTMLElement {
    const button = element('button', { type: 'button', id: 'save-text' }, this.t('post.save', { file: UNNAMED }))
    button.addEventListener('click', () => download(UNNAMED, new Blob([text], { type: 'text/plain' })))
    return element('p', { class: 'symbols-actions' }, button)
  }
}
