// What an author pastes into a post, for the places that posts are written in.
// Pure functions from what was picked to text.

import shortcode from './hugo-shortcode.html'
import { ATTRIBUTES } from './settings'
import { DEFAULT_SHOWN, heightOf, reserving, type Shown } from './shown'
import type { Language } from '../page/languages'
import { formatPairs, pairsOf } from '../settings/pairs'
import { formatHash, type Config, type Schema } from '../settings/settings'

export interface Picked {
  config: Config
  shown: Shown
  theme: 'auto' | 'light' | 'dark'
  language: 'auto' | Language
  autoplay: boolean
}

export interface Snippets {
  element: string
  frame: string
  hugoFile: string
  hugo: string
  markdown: string
  wordpressOnce: string
  wordpress: string
}

/** As wide as the columns of most blogs; a plain frame cannot follow its content. */
const COLUMN = 720

/** The attributes of the element, and nothing that goes without saying. */
export function attributesOf({ config, shown, theme, language, autoplay }: Picked, schema: Schema): Map<string, string> {
  const attributes = new Map<string, string>()
  const nameOf = (setting: string): string => [...ATTRIBUTES].find(([, name]) => name === setting)![0]
  for (const [setting, value] of pairsOf(formatHash(config, schema))) attributes.set(nameOf(setting), value)
  for (const part of ['controls', 'charts'] as const) {
    const list = shown[part].join(',') || 'none'
    if (list !== DEFAULT_SHOWN[part].join(',')) attributes.set(part, list)
  }
  if (!autoplay) attributes.set('autoplay', 'off')
  if (theme !== 'auto') attributes.set('theme', theme)
  if (language !== 'auto') attributes.set('lang', language)
  return attributes
}

/** lab: the address of the page's folder, with a slash at the end. */
export function snippetsOf(picked: Picked, schema: Schema, lab: string, title: string): Snippets {
  const attributes = [...attributesOf(picked, schema)].map(([name, value]) => `${name}="${escape(value)}"`).join(' ')
  const page = lab + formatHash(picked.config, schema)
  const frame = `${lab}embed.html#${frameHash(picked, schema)}`
  // Important, because themes say height: auto of every frame, which is 150 px of this one. The attributes are for posts whose
  // policy forbids inline styles, in HTML's old way where there is no other.
  const height = heightOf(picked.shown, COLUMN)
  return {
    element: `<script type="module" src="${escape(lab)}embed.js"></script>\n<rnn-lab ${attributes} style="${reserving(picked.shown)}"><a href="${escape(page)}" style="float:left">${escape(title)}</a></rnn-lab>`,
    frame: `<iframe src="${escape(frame)}" width="${COLUMN}" height="${height}" title="${escape(title)}" loading="lazy" style="border:0;max-width:100%;height:${height}px!important"></iframe>`,
    hugoFile: shortcode.trim().replaceAll('https://lab.example/', lab),
    // No height, for shortcodes of older days, whose link does not float.
    hugo: `{{< rnn-lab ${attributes} style="${reserving(picked.shown)};height:0" >}}`,
    markdown: `[${title.replace(/[[\]\\]/g, '\\$&')}](${page})`,
    wordpressOnce: `wp_oembed_add_provider( '${lab}*', '${lab}api/oembed' );`,
    wordpress: frame,
  }
}

/** The settings as the address of a frame has them. */
function frameHash(picked: Picked, schema: Schema): string {
  return formatPairs([...attributesOf(picked, schema)].map(([name, value]) => [ATTRIBUTES.get(name) ?? name, value] as const))
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)
}
