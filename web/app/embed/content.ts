// What the markup of an element holds: a link to be seen until the frame
// answers, as the snippets have it, or by mistake the rest of a post.

/** What a post is made of, and no link that waits for its frame. */
const POST = 'h1, h2, h3, h4, h5, h6, article, aside, footer, form, hr, iframe, main, nav, rnn-lab, script, section, style, table'
const BLOCKS = 'blockquote, details, div, dl, figure, ol, p, pre, ul'

/**
 * Whether the element holds what belongs to the page: where its end tag is missing, as in <rnn-lab ... />, all that follows
 * up to the end of what the element is in. In doubt it does: the worst of it is that what was to be replaced is still there.
 */
export function holdsMoreThanItsOwn(element: Element, lab: string): boolean {
  // With an end tag left out there is nothing behind the element, not so much as the end of the line; unless a script has
  // put something there.
  if (element.nextSibling) return element.nextSibling instanceof Element && element.querySelector(POST) !== null
  const blank = (node: Node): boolean => node.nodeType === Node.COMMENT_NODE || (node.nodeType === Node.TEXT_NODE && !node.textContent!.trim())
  const [first, ...rest] = [...element.childNodes].filter((node) => !blank(node))
  if (!first) return false
  if (first instanceof Element && leadsTo(lab, first)) return rest.length > 0
  return element.querySelector(`${POST}, ${BLOCKS}`) !== null || /^\s/.test(element.textContent ?? '')
}

/** Whether this is a link to the lab, or one in a frame of its own, as a paragraph. */
function leadsTo(lab: string, element: Element): boolean {
  const links = element.matches('a') ? [element] : [...element.querySelectorAll('a')]
  return links.some((link) => (link as HTMLAnchorElement).href.startsWith(lab))
}
