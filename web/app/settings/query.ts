// Settings in the query of an address, "?preset=adam&hidden=8". They belong in
// its hash; but a hash gets lost where an address passes through servers, and
// who types one may well begin with a question mark.

import { RESULT_KEYS } from './result'
import { LONGEST_LINK } from './pairs'
import { PAGE_KEYS, PAGE_LISTS, type Schema } from './settings'

/** What others append to the addresses that they pass on. */
export const TRACKING = /^(utm_|[^=]*clid=)/

export interface Settled {
  search: string
  hash: string
  /** there were settings in both, and those of the query were left out */
  dropped: boolean
}

/** The same address with the settings of its query in its hash, unless that has some: then they count, and the query's are left out. */
export function settle({ search, hash }: { search: string; hash: string }, schema: Schema): Settled {
  const names = new Set<string>(['preset', ...schema.fields.map(({ name }) => name), ...Object.keys(PAGE_KEYS), ...Object.keys(PAGE_LISTS), ...RESULT_KEYS])
  const parts = search.slice(1, LONGEST_LINK).split('&')
  // A query without a single setting is none of ours.
  if (!parts.some((part) => names.has(part.split('=', 1)[0]))) return { search, hash, dropped: false }
  const foreign = parts.filter((part) => TRACKING.test(part)).join('&')
  const settings = parts.filter((part) => !TRACKING.test(part)).join('&')
  const dropped = hash.length > 1
  return { search: foreign && `?${foreign}`, hash: dropped ? hash : `#${settings}`, dropped }
}
