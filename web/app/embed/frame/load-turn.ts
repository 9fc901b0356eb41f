// Several embeds in one post are several frames, and each needs the same large
// files. They take turns: the first downloads, and the next finds the files in
// the browser's cache, which two downloads at once would not have done for
// each other in every browser.

/** Nobody waits longer than this for another frame; its tab may be asleep. */
const PATIENCE_MS = 10_000

/** Resolves when it is this frame's turn; the turn lasts until `loaded` does. */
export function loadTurn(loaded: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const mine = async (): Promise<void> => {
      resolve()
      await Promise.race([loaded.catch(() => {}), new Promise((late) => setTimeout(late, PATIENCE_MS))])
    }
    // In a sandbox there is nothing to share, neither locks nor a cache.
    if (self.origin === 'null' || !navigator.locks) return resolve()
    navigator.locks.request('rnnlab.load', { signal: AbortSignal.timeout(PATIENCE_MS) }, mine).catch(() => resolve())
  })
}
