// What an address says that a page does not take, for the pages whose links are no settings of the lab. Pure functions.

import { readPairs } from './pairs'
import { TRACKING } from './query'

/** What all pages take. */
const OF_ALL = ['lang', 'theme']
const MOST_NAMES = 5
const LONGEST_NAME = 40

/** The names, the first few of them and no longer than one reads. A query in which nothing is known is none of ours. */
export function notTaken({ search, hash }: { search: string; hash: string }, known: readonly string[]): string[] {
  const strange = (of: string): { names: string[]; some: boolean } => {
    const keys = [...readPairs(of).given.keys()]
    const names = keys.filter((key) => !known.includes(key) && !OF_ALL.includes(key) && !TRACKING.test(`${key}=`))
    return { names, some: keys.some((key) => known.includes(key)) }
  }
  const query = strange(search.slice(1))
  const names = [...(query.some ? query.names : []), ...strange(hash).names]
  return [...new Set(names)].slice(0, MOST_NAMES).map((name) => name.slice(0, LONGEST_NAME))
}
