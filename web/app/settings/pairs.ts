// The form that settings have in an address: "preset=adam&hidden=32". Not the
// one of HTML's forms, in which a blank is written as a plus: here a plus is a
// plus (1e+3). Pure functions.

/** The keys and values of a hash, with or without its '#', as they stand there. */
export function pairsOf(hash: string): URLSearchParams {
  // URLSearchParams takes any text: percent signs that encode nothing stay as they are.
  return new URLSearchParams(hash.replace(/^#/, '').replaceAll('+', '%2B'))
}

/** As long a link as is read, in characters, and as many of its pairs: anybody can write one. */
export const LONGEST_LINK = 65_536
export const MOST_PAIRS = 2000

/** The keys and values of a link, each key once. */
export interface Pairs {
  given: Map<string, string>
  /** what a key was given after its first value */
  repeated: [key: string, value: string][]
  /** how many pairs there were beyond as many as are read */
  unread: number
  /** the link goes on beyond its greatest length */
  cut: boolean
}

/** What a link says, up to its greatest length. */
export function readPairs(hash: string): Pairs {
  const cut = hash.length > LONGEST_LINK
  // What is read ends with a whole pair: half a number would be another number.
  const read = cut ? hash.slice(0, Math.max(0, hash.lastIndexOf('&', LONGEST_LINK))) : hash
  const given = new Map<string, string>()
  const repeated: Pairs['repeated'] = []
  let unread = 0
  for (const [key, value] of pairsOf(read)) {
    if (given.size + repeated.length === MOST_PAIRS) unread++
    else if (given.has(key)) repeated.push([key, value])
    else given.set(key, value)
  }
  return { given, repeated, unread, cut }
}

/** What pairsOf reads back to the same pairs. */
export function formatPairs(pairs: Iterable<readonly [string, string]>): string {
  // Commas may stand as they are, and are easier to read so.
  return [...pairs].map((pair) => pair.map((text) => encodeURIComponent(text).replaceAll('%2C', ',')).join('=')).join('&')
}
