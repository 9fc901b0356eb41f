// The few things the page does to the document again and again.

/** The element that index.html promises to have. */
export function need<E extends Element = HTMLElement>(selector: string, root: ParentNode = document): E {
  const found = root.querySelector<E>(selector)
  if (!found) throw new Error(`index.html has no ${selector}`)
  return found
}

type Attributes = Record<string, string | number | boolean | undefined>

export function element<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  setAttributes(made, attributes)
  made.append(...children)
  return made
}

export function svg(tag: string, attributes: Attributes = {}, ...children: (Node | string)[]): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag)
  setAttributes(made, attributes)
  made.append(...children)
  return made
}

function setAttributes(on: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    on.setAttribute(name, value === true ? '' : String(value))
  }
}

/** Writes text only where it differs: most does not, many times a second. A text that is there is changed, not put in the place of another, which costs a browser half as much again. */
export function setText(on: Element, text: string): void {
  if (on.textContent === text) return
  const { firstChild } = on
  if (text !== '' && firstChild instanceof Text && on.lastChild === firstChild) firstChild.data = text
  else on.textContent = text
}

/** Hides or shows; to say again what is so already would have the browser look at the whole page. */
export function setHidden(on: HTMLElement, hidden: boolean): void {
  if (on.hidden !== hidden) on.hidden = hidden
}

export function setAttribute(on: Element, name: string, value: string): void {
  if (on.getAttribute(name) !== value) on.setAttribute(name, value)
}
