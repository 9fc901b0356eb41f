// "Put it in a post": what an author pastes to have this series in a page of their own.

import { elementSnippet, frameSnippet, snippetRows } from '../embed/post'
import { reservingSeries, seriesHeight, WIDE } from '../embed/shown'
import { rootAddress } from '../page/assets'
import { element, need } from '../page/dom'
import type { Translate } from '../page/i18n'
import { formatPairs } from '../settings/pairs'
import { formatLessonLink } from './lesson'
import { formatNumbersLink, MOST_NUMBERS } from './link'
import type { Choice, Gap, Reading, Table } from './messages'

/** What is in the post: a task, a file that will lie beside it, or numbers that are in no file. */
export type Posted =
  | { kind: 'task'; task: string; seed: number }
  | { kind: 'file'; file: string; column: string; reading: Reading; gap: Gap; name: string; values: Float64Array; choice: Choice }
  | { kind: 'numbers'; name: string; values: Float64Array; choice: Choice }

export interface PostSnippets {
  /** none for numbers that are in no file */
  element: string | undefined
  /** none for more numbers than an address takes */
  frame: string | undefined
}

const NOTE = 'numbers-note'

/** In the lab the sine is another task than here. */
const embedded = (task: string): string => (task === 'sine' ? 'sine-solved' : task)

/** The attributes of the element, and nothing that goes without saying. */
function attributesOf(posted: Exclude<Posted, { kind: 'numbers' }>): [string, string][] {
  if (posted.kind === 'task') return [['task', embedded(posted.task)], ...(posted.seed === 1 ? [] : [['seed', String(posted.seed)] as [string, string]])]
  const { file, column, reading, gap, choice } = posted
  const more: Record<string, string | undefined> = {
    column,
    decimal: { '': undefined, '.': 'point', ',': 'comma' }[reading.decimal],
    header: reading.header,
    order: { '': undefined, no: 'oldest', yes: 'newest' }[reading.newestFirst],
    missing: { leaveOut: undefined, fillIn: 'fill-in', stop: 'stop' }[gap],
    nodata: reading.nodata,
    ...choice,
  }
  return [['task', 'series'], ['src', file], ...Object.entries(more).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))]
}

/** lab: the address of the lab's folder, with a slash at the end. */
export async function postSnippets(posted: Posted, lab: string, title: string): Promise<PostSnippets> {
  const own = posted.kind !== 'task'
  const page = `${lab}numbers/${own ? '' : formatLessonLink(posted)}`
  const frameOf = (hash: string): string => frameSnippet(`${lab}numbers/embed.html#${hash}`, title, (width) => seriesHeight(width, own), WIDE)
  const attributes = posted.kind === 'numbers' ? undefined : attributesOf(posted)
  return {
    element: attributes && elementSnippet(lab, attributes, reservingSeries(own), page, title),
    frame:
      posted.kind === 'task' ? frameOf(formatPairs(attributes!)) : posted.values.length > MOST_NUMBERS ? undefined : frameOf(await formatNumbersLink(posted)),
  }
}

/** A column as an attribute names it: by its name, or where that is none, or another's too, by its place. */
export function columnName({ columns }: Table, at: number): string {
  const name = columns[at]?.name ?? ''
  return name !== '' && columns.filter((of) => of.name === name).length === 1 ? name : String(at)
}

export class PostPart {
  private readonly part = need<HTMLDetailsElement>('#post')
  private posted: Posted | undefined

  constructor(private readonly t: Translate) {
    this.part.addEventListener('toggle', () => void this.write())
  }

  offer(posted: Posted): void {
    this.posted = posted
    void this.write()
  }

  /** What was offered, prepared otherwise. */
  prepare(choice: Choice): void {
    if (this.posted && this.posted.kind !== 'task') this.offer({ ...this.posted, choice })
  }

  private async write(): Promise<void> {
    const { t, posted } = this
    if (!posted || !this.part.open) return
    const title = posted.kind === 'task' ? t(`task.${posted.task}.title`) : posted.name || t('post.link')
    const packs = posted.kind === 'task' || typeof CompressionStream !== 'undefined'
    const made = packs ? await postSnippets(posted, rootAddress(), title) : { element: undefined, frame: undefined }
    if (posted !== this.posted) return
    const rows: HTMLElement[] = []
    if (made.element !== undefined)
      rows.push(
        ...snippetRows(
          'element',
          made.element,
          t(posted.kind === 'file' ? 'post.file' : 'post.element', { file: posted.kind === 'file' ? posted.file : '' }),
          t,
          NOTE,
        ),
      )
    if (made.frame !== undefined) rows.push(...snippetRows('frame', made.frame, t(posted.kind === 'task' ? 'post.frame' : 'post.frameNumbers'), t, NOTE))
    else rows.push(element('p', { class: NOTE }, packs ? t('post.many', { most: MOST_NUMBERS }) : t('link.browser')))
    need('#post-snippets').replaceChildren(...rows)
  }
}
