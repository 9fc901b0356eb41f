// Where to hit an element, and mouse, finger and keyboard as W3C WebDriver has them.

/** Where on the screen an element can be hit. Runs in the page, so it sees nothing outside itself. */
export async function spot(selector: string): Promise<{ x: number; y: number }> {
  const end = performance.now() + 30_000
  let why = 'is not there'
  while (performance.now() < end) {
    const on = document.querySelector<HTMLElement>(selector)
    const before = on?.getBoundingClientRect()
    if (on && before) {
      const outside = before.top < 0 || before.bottom > innerHeight || before.left < 0 || before.right > innerWidth
      if (outside) on.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
    }
    await new Promise(requestAnimationFrame)
    if (!on || !before) continue
    const box = on.getBoundingClientRect()
    // A link may go over several lines, and its middle may be none of it.
    const [line] = on.getClientRects()
    if (!line || line.width === 0) why = 'is not on show'
    else if (on.matches(':disabled, [aria-disabled=true]')) why = 'is disabled'
    else if (box.top !== before.top || box.left !== before.left) why = 'moves'
    else {
      const x = Math.round(line.left + line.width / 2)
      const y = Math.round(line.top + line.height / 2)
      const hit = document.elementFromPoint(x, y)
      if (hit && on.contains(hit)) return { x, y }
      why = `is covered by ${hit?.outerHTML.slice(0, 80)}`
    }
  }
  throw new Error(`cannot click ${selector}: it ${why}`)
}

export function pressPointer({ x, y }: { x: number; y: number }, pointerType: 'mouse' | 'touch'): object[] {
  return [
    {
      type: 'pointer',
      id: pointerType,
      parameters: { pointerType },
      actions: [
        { type: 'pointerMove', x, y },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    },
  ]
}

/** The private-use characters by which WebDriver names the keys that write nothing. */
const KEYS: Record<string, string> = {
  Tab: '\ue004',
  Enter: '\ue007',
  Escape: '\ue00c',
  PageUp: '\ue00e',
  PageDown: '\ue00f',
  End: '\ue010',
  Home: '\ue011',
  ArrowLeft: '\ue012',
  ArrowUp: '\ue013',
  ArrowRight: '\ue014',
  ArrowDown: '\ue015',
}

export function pressKey(key: string): object[] {
  const value = KEYS[key] ?? key
  if ([...value].length !== 1) throw new Error(`no WebDriver character is known for the key ${key}`)
  return typeText(value)
}

export function typeText(text: string): object[] {
  return [
    {
      type: 'key',
      id: 'keyboard',
      actions: [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    },
  ]
}
