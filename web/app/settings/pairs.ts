// The form that settings have in an address: "preset=adam&hidden=32". Not the
// one of HTML's forms, in which a blank is written as a plus: here a plus is a
// plus (1e+3). Pure functions.

/** The keys and values of a hash, with or without its '#', as they stand there. */
export function pairsOf(hash: string): URLSearchParams {
  // URLSearchParams takes any text: percent signs that encode nothing stay as they are.
  return new URLSearchParams(hash.replace(/^#/, '').replaceAll('+', '%2B'))
}

/** What pairsOf reads back to the same pairs. */
export function formatPairs(pairs: Iterable<readonly [string, string]>): string {
  // Commas may stand as they are, and are easier to read so.
  return [...pairs].map((pair) => pair.map((text) => encodeURIComponent(text).replaceAll('%2C', ',')).join('=')).join('&')
}
