// What the address says, wherever in it that stands.

/** The hash or, without one, the query as a hash: other sites' cards cannot have a hash. An anchor of the page says nothing. */
export function addressHash(): string {
  const { hash, search } = location
  if (hash.length <= 1) return search.replace('?', '#')
  return document.getElementById(hash.slice(1)) ? '' : hash
}
