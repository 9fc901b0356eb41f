// The page's address: its hash holds the settings, so links within the page
// must not put an anchor there.

import { formatResult, type Result } from '../settings/result'
import { settle } from '../settings/query'
import { formatHash, parseHash, type Config, type PageSettings, type ParsedHash, type Schema } from '../settings/settings'

/** The settings in the address, which from now on are in its hash; an anchor of this page is no setting. */
export function readAddress(schema: Schema): ParsedHash {
  const { pathname, search, hash } = location
  const anchor = hash.length > 1 && document.getElementById(hash.slice(1))
  const settled = settle({ search, hash: anchor ? '' : hash }, schema)
  if (settled.search !== search) history.replaceState(null, '', pathname + settled.search + settled.hash)
  const link = parseHash(settled.hash, schema)
  if (settled.dropped) link.problems.push({ field: '', value: '', reason: 'query' })
  return link
}

/** The hash of a link that opens a run, with what it came to if that is known. */
export function linkHash(config: Config, schema: Schema, page: PageSettings, result?: Result): string {
  return formatHash(config, schema, page) + (result ? formatResult(result, config, schema) : '')
}

/** In the place of the present address, or after it: then going back comes to it again. */
export function writeAddress(hash: string, entry: 'same' | 'new' = 'same'): void {
  if (entry === 'new') history.pushState(null, '', hash)
  else history.replaceState(null, '', hash)
}

/** Tells when the reader puts other settings in the address of the open page. */
export function onAddressChange(schema: Schema, changed: (link: ParsedHash) => void): void {
  addEventListener('hashchange', () => changed(readAddress(schema)))
}

/** Links within the page scroll and move the focus, and leave the address alone. */
export function keepAnchorsOut(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null
    const target = link && document.getElementById(link.hash.slice(1))
    if (!target) return
    event.preventDefault()
    target.scrollIntoView()
    target.focus({ preventScroll: true })
  })
}
