// What the keys of a picture do that is read by the arrow keys.

export type Keys = Record<string, () => void>

/** Does what the key is there for, and nothing with the combinations that are the browser's. */
export function onKey(event: KeyboardEvent, keys: Keys): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
  if (!act) return
  event.preventDefault()
  act()
}
