/** The last part of a file's address, without what stands behind a question mark; empty of an address that is the file itself. */
export function fileName(src: string): string {
  return /^data:/.test(src)
    ? ''
    : (src
        .replace(/[?#].*$/, '')
        .split('/')
        .at(-1) ?? '')
}
