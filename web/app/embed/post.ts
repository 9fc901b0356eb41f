// What the pages of own numbers and of symbols have in common of "Put it in a post".

import { element } from '../page/dom'
import type { Translate } from '../page/i18n'

/**
 * As wide as the columns of most blogs. A plain frame cannot follow its content, and its style knows the width of the window alone:
 * in a window that has no room for the column it is as high as the narrow layout.
 */
const COLUMN = 720

/** A frame alone; height: of its content at a width, px. */
export function frameSnippet(address: string, title: string, height: (width: number) => number, wide: number): string {
  const [high, higher] = [height(COLUMN), height(wide - 1)]
  const style = `clamp(${high}px,(${COLUMN}px - 100vw)*100,${higher}px)`
  return `<iframe src="${escape(address)}" width="${COLUMN}" height="${high}" title="${escape(title)}" loading="lazy" style="border:0;max-width:100%;height:${style}!important"></iframe>`
}

/** The element and its script; page: where the link in it leads until the frame is there. */
export function elementSnippet(lab: string, attributes: readonly (readonly [string, string])[], reserving: string, page: string, title: string): string {
  const written = attributes.map(([name, value]) => `${name}="${escape(value)}"`).join(' ')
  return `<script type="module" src="${escape(lab)}embed.js"></script>\n<rnn-lab ${written} style="${reserving}"><a href="${escape(page)}" style="float:left">${escape(title)}</a></rnn-lab>`
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)
}

/** A snippet with what it is for and a button that copies it. */
export function snippetRows(name: string, text: string, label: string, t: Translate, note: string): HTMLElement[] {
  const code = element('code', { 'data-snippet': name }, text)
  const copy = element('button', { type: 'button', 'data-copy': name }, t('post.copy'))
  copy.addEventListener('click', async () => {
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
    // Where the browser does not let a page copy, it is one key for the author.
    if (!copied) getSelection()?.selectAllChildren(code)
    copy.textContent = t(copied ? 'post.copied' : 'post.selected')
    setTimeout(() => (copy.textContent = t('post.copy')), 3000)
  })
  return [
    element('p', { class: note }, label),
    element('div', { class: 'embed-snippet' }, element('pre', { tabindex: 0, translate: 'no', lang: 'en' }, code), copy),
  ]
}
