// "Put it in a post": what an author pastes to have this exercise in a page of their own.

import { elementSnippet, frameSnippet, snippetRows } from '../embed/post'
import { exerciseHeight, reservingExercise, WIDE } from '../embed/shown'
import { rootAddress } from '../page/assets'
import { element, need } from '../page/dom'
import type { Translate } from '../page/i18n'
import { formatPairs } from '../settings/pairs'
import { FIRST_SEED, formatSymbolsLink, type SymbolsLink } from './link'

const NOTE = 'symbols-note'

/** lab: the address of the lab's folder, with a slash at the end. */
export function exerciseSnippets(
  { task, rung, seed }: Pick<SymbolsLink, 'task' | 'rung' | 'seed'>,
  lab: string,
  title: string,
): { element: string; frame: string } {
  const attributes: [string, string][] = [['task', task]]
  if (rung !== '') attributes.push(['rung', rung])
  if (seed !== FIRST_SEED) attributes.push(['seed', String(seed)])
  const page = `${lab}symbols/#${formatSymbolsLink({ task, rung, seed, train: false })}`
  return {
    element: elementSnippet(lab, attributes, reservingExercise(), page, title),
    frame: frameSnippet(`${lab}symbols/embed.html#${formatPairs(attributes)}`, title, exerciseHeight, WIDE),
  }
}

export class PostPart {
  private readonly part = need<HTMLDetailsElement>('#post')
  private link: SymbolsLink | undefined

  constructor(private readonly t: Translate) {
    this.part.addEventListener('toggle', () => this.write())
  }

  offer(link: SymbolsLink): void {
    this.link = link
    this.write()
  }

  private write(): void {
    const { t, link } = this
    if (!link || !this.part.open) return
    const made = exerciseSnippets(link, rootAddress(), t(`task.${link.task}.title`))
    const own = link.own === undefined ? [] : [element('p', { class: NOTE }, t('post.own'))]
    need('#post-snippets').replaceChildren(
      ...own,
      ...snippetRows('element', made.element, t('post.element'), t, NOTE),
      ...snippetRows('frame', made.frame, t('post.frame'), t, NOTE),
    )
  }
}
