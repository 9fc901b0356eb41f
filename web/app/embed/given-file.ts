// The file that an element is given by its address: numbers, or a text to learn. It is fetched by the page that the element is in, with that page's
// leave and as that page: the frame has no business with other people's sites.

import { MOST_FILE_BYTES, type FileNews } from './messages'

/** As much of an address as a frame has to know to name the file. */
const LONGEST_NAME = 200

/** What becomes of a file; rejects if it is not wanted any more. */
export async function fetchFile(address: string, base: string, signal: AbortSignal): Promise<FileNews> {
  const src = briefly(address)
  try {
    if (!URL.canParse(address, base)) return { src, state: 'address', figure: 0 }
    const response = await fetch(new URL(address, base), { signal })
    if (!response.ok) return { src, state: 'status', figure: response.status }
    const content = await read(response, signal)
    return content ? { src, content } : { src, state: 'big', figure: MOST_FILE_BYTES / 1e6 }
  } catch (error) {
    if (signal.aborted) throw error
    // Of the network, of another site that does not share the file, or of the page's own policy: scripts are not told which.
    return { src, state: 'unreachable', figure: 0 }
  }
}

/** All of an answer; undefined if that is too much, which is not waited for. */
async function read(response: Response, signal: AbortSignal): Promise<ArrayBuffer | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const reader = response.body?.getReader()
  // WebKit goes on to fetch what has begun to come.
  signal.addEventListener('abort', () => void reader?.cancel().catch(() => {}))
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    signal.throwIfAborted()
    if (done) return new Blob(parts).arrayBuffer()
    length += value.length
    if (length > MOST_FILE_BYTES) {
      void reader!.cancel().catch(() => {})
      return undefined
    }
    parts.push(value)
  }
}

export const briefly = (address: string): string => (address.length > LONGEST_NAME ? `${address.slice(0, LONGEST_NAME - 1)}…` : address)
