// Blue is what is true and orange what a network says, as in the lab, and nothing else has these colours.
// One engine is enough: the style sheet alone says it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lab } from './lab'
import { stand } from './stand'

const page = stand({ policy: true })

/** The kinds of what is drawn in a colour: letters, grounds, edges, lines and areas. */
const drawnIn = (lab: Lab, name: 'truth' | 'prediction'): Promise<string[]> =>
  lab.evaluate((name) => {
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.color = `var(--${name})`
    const wanted = getComputedStyle(probe).color
    probe.remove()
    const found = new Set<string>()
    const edge = (style: CSSStyleDeclaration, side: 'Top' | 'Left'): string => (style[`border${side}Width`] === '0px' ? '' : style[`border${side}Color`])
    for (const on of document.querySelectorAll<Element>('#attempt :not(.visually-hidden)')) {
      if (!on.checkVisibility()) continue
      const [style, before] = [getComputedStyle(on), getComputedStyle(on, '::before')]
      const hasText = [...on.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue!.trim() !== '')
      const colours =
        on instanceof SVGElement
          ? [style.fill, style.stroke]
          : [hasText ? style.color : '', style.backgroundColor, edge(style, 'Top'), edge(style, 'Left'), before.content === 'none' ? '' : edge(before, 'Top')]
      const kind = ({ localName, classList }: Element): string => classList[0] ?? localName
      if (colours.includes(wanted)) found.add(on.classList.length > 0 ? kind(on) : `${kind(on.parentElement!)} ${on.localName}`)
    }
    return [...found].sort()
  }, name)

for (const [exercise, truth, prediction] of [
  ['grammar', ['outer'], ['symbols-train']],
  ['counting', [], ['symbols-train']],
  ['order', ['asked', 'symbols-mark', 'symbols-marked'], ['symbols-train']],
  ['translation', [], ['symbols-train', 'symbols-written span']],
  ['text', ['comes td', 'comes th'], ['li p', 'symbols-bar', 'symbols-held', 'symbols-train']],
] as const)
  test(exercise, async () => {
    const lab = await page.open(`symbols/#task=${exercise}`)
    await lab.until(
      'what there is to see',
      () => document.querySelector('.symbols-view :is(.symbols-samples li, table:not(.symbols-next) td, .symbols-found:not(:empty))'),
      null,
    )
    assert.deepEqual([await drawnIn(lab, 'truth'), await drawnIn(lab, 'prediction')], [truth, prediction])
    await lab.close()
  })
