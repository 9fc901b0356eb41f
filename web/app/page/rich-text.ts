// The little markup that the texts need: `code`, **strong**, words in the
// colour of the [[truth|truth]] or the [[prediction|prediction]], [[?rmse|words]]
// that the glossary explains, and [links](#anchor). Parsed into nodes, never into HTML. What the build makes of
// it, in web/build/pages, is held to the same cases.

const TOKEN = /`([^`]+)`|\*\*([^*]+)\*\*|\[\[(truth|prediction|\?\w+)\|([^\]]+)\]\]|\[([^\]]+)\]\(((?:#|https:\/\/)[^)\s]*)\)/g

export type Span = { kind: 'text' | 'code' | 'strong' | 'truth' | 'prediction' | 'term' | 'link'; text: string; href?: string; term?: string }

export function spans(text: string): Span[] {
  const found: Span[] = []
  let from = 0
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > from) found.push({ kind: 'text', text: text.slice(from, match.index) })
    const [whole, code, strong, colour, coloured, linked, href] = match
    if (code) found.push({ kind: 'code', text: code })
    else if (strong) found.push({ kind: 'strong', text: strong })
    else if (colour?.startsWith('?') && coloured) found.push({ kind: 'term', text: coloured, term: colour.slice(1) })
    else if (colour && coloured) found.push({ kind: colour as 'truth' | 'prediction', text: coloured })
    else if (linked && href) found.push({ kind: 'link', text: linked, href })
    from = match.index + whole.length
  }
  if (from < text.length) found.push({ kind: 'text', text: text.slice(from) })
  return found
}

export function richText(text: string): (Node | string)[] {
  return spans(text).map((span) => {
    if (span.kind === 'text') return span.text
    const tag = { code: 'code', strong: 'strong', truth: 'span', prediction: 'span', term: 'button', link: 'a' }[span.kind]
    const node = document.createElement(tag)
    node.textContent = span.text
    if (tag === 'span') node.className = `ink-${span.kind}`
    if (span.term) {
      const line = `term-${span.term}`
      for (const [name, value] of Object.entries({ type: 'button', class: 'term', popovertarget: line, 'aria-describedby': line }))
        node.setAttribute(name, value)
    }
    if (span.href) node.setAttribute('href', span.href)
    return node
  })
}
