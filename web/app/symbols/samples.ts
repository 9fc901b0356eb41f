// Which of many samples go: those that are left are still to tell how the network learned.

/** How many of the newest always stay. */
const NEWEST = 3

/**
 * Of samples, the newest first, by how many sequences had been seen: the one that is missed least. At the beginning a network
 * learns most from the fewest, so distances are of logarithms; the first and the newest stay.
 */
export function leastTelling(seen: readonly number[]): number {
  let found = Math.min(NEWEST, seen.length - 1)
  let least = Infinity
  for (let i = NEWEST; i < seen.length - 1; i++) {
    const distance = Math.log1p(seen[i - 1]!) - Math.log1p(seen[i + 1]!)
    if (distance < least) [found, least] = [i, distance]
  }
  return found
}
