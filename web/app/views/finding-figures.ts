// Small pictures for the findings: each shows one figure, coloured by the
// style sheet. The words beside them say the same.

import { svg } from '../page/dom'
import { chosen, measured } from '../page/format'

/** Cosines on an axis from -1 (the opposite way) over 0 (unrelated) to 1 (the right way). */
export function cosineDial(cosines: { name: string; value: number }[]): SVGElement {
  const [left, right, row] = [14, 226, 20]
  const x = (value: number): number => left + ((value + 1) / 2) * (right - left)
  const height = 18 + row * cosines.length
  const root = picture(250, height + 14)
  for (const mark of [-1, 0, 1]) {
    root.append(
      svg('line', { class: 'grid', x1: x(mark), x2: x(mark), y1: 6, y2: height - 6 }),
      svg('text', { class: 'small', x: x(mark), y: height + 8, 'text-anchor': 'middle' }, mark === -1 ? '−1' : String(mark)),
    )
  }
  cosines.forEach(({ name, value }, i) => {
    const y = 16 + row * i
    const onLeft = value > 0.5
    root.append(
      svg('line', { class: 'bar', x1: x(0), x2: x(value), y1: y, y2: y }),
      svg('circle', { class: 'dot', cx: x(value), cy: y, r: 4.5 }),
      svg('text', { x: x(value) + (onLeft ? -10 : 10), y: y + 4, 'text-anchor': onLeft ? 'end' : 'start' }, `${name} ${measured(value, 2)}`),
    )
  })
  return root
}

/** A few values as bars on a common base line, each with its figure. */
export function bars(values: readonly number[]): SVGElement {
  const [width, height, base] = [250, 96, 78]
  const root = picture(width, height)
  const most = Math.max(1e-9, ...values.map(Math.abs))
  const step = width / values.length
  values.forEach((value, i) => {
    const tall = Math.max(1, (Math.abs(value) / most) * (base - 18))
    const middle = step * (i + 0.5)
    root.append(
      svg('rect', { class: 'column', x: middle - step * 0.32, width: step * 0.64, y: base - tall, height: tall }),
      svg('text', { class: 'small', x: middle, y: base - tall - 5, 'text-anchor': 'middle' }, chosen(Number(value.toFixed(1)))),
      svg('text', { class: 'small faint', x: middle, y: base + 14, 'text-anchor': 'middle' }, String(i + 1)),
    )
  })
  return root
}

/** A hundred dots, so many of them filled. */
export function dots(share: number): SVGElement {
  const root = picture(250, 62)
  const filled = Math.floor(share * 100 + 1e-9)
  for (let i = 0; i < 100; i++) {
    root.append(svg('circle', { class: i < filled ? 'dot' : 'dot hollow', cx: 5 + (i % 25) * 10, cy: 7 + Math.floor(i / 25) * 14, r: 3.4 }))
  }
  return root
}

/** Two figures of the same kind as bars from a common start. */
export function pair(first: { label: string; value: number; kind: string }, second: { label: string; value: number; kind: string }): SVGElement {
  const root = picture(250, 84)
  const most = Math.max(first.value, second.value, 1e-12)
  ;[first, second].forEach(({ label, value, kind }, i) => {
    const y = 14 + i * 40
    root.append(
      svg('text', { class: 'small', x: 0, y }, label),
      svg('rect', { class: `column ${kind}`, x: 0, y: y + 6, width: Math.max(1.5, (value / most) * 190), height: 12 }),
      svg('text', { x: Math.max(1.5, (value / most) * 190) + 8, y: y + 17 }, measured(value)),
    )
  })
  return root
}

function picture(width: number, height: number): SVGElement {
  return svg('svg', { class: 'finding-picture', viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true' })
}
