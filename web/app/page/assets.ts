// The data files that lie beside this script.

export async function fetchJson<T>(name: string): Promise<T> {
  const response = await fetch(new URL(`./${name}`, import.meta.url))
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`)
  return (await response.json()) as T
}
