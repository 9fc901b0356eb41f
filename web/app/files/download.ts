// Hands a file to the reader, by the browser's own way of downloading.

import { element } from '../page/dom'

export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = element('a', { href: address, download: name, hidden: true })
  document.body.append(link)
  link.click()
  link.remove()
  // The download has begun by then; until it has, the address must stay.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
