// What lies beside this script, and beside the page.

export async function fetchJson<T>(name: string): Promise<T> {
  const response = await fetch(new URL(`./${name}`, import.meta.url))
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`)
  return (await response.json()) as T
}

/** The address of the lab, which the page in another language than English lies a folder below. */
export function rootAddress(): string {
  return new URL(document.documentElement.dataset['root'] ?? './', document.baseURI).href
}
