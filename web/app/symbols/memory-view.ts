// What has to be remembered, above what the network keeps of it, step by step, and its answer at the end: a sum, or an order.

import { barOf, marginsOf } from '../charts/drawn'
import { element, setText, svg } from '../page/dom'
import { percent } from '../page/format'
import type { Attempt, Look, LookAt } from './messages'
import { marksOf, orderOf, otherOf, sumOf, type Marked } from './remembered'
import { memoryOf, onOtherColours, paintStrip } from './states'
import type { Given, View } from './view'
import { Watch } from './watch'

const HEIGHT = 74
const { top: TOP, bottom: BELOW } = marginsOf('inputs')
const BOTTOM = HEIGHT - BELOW

export function memoryView(into: HTMLElement, { ask, t, tell }: Given): View {
  const inputs = element('div', { class: 'symbols-plot symbols-inputs' })
  const strip = element('canvas', { class: 'symbols-strip symbols-strip-wide', 'aria-hidden': 'true' })
  const kept = element('p', { class: 'symbols-note' })
  const found = element('p', { class: 'symbols-found' })
  const answers = element('ul', { class: 'symbols-answers', 'aria-label': t('memory.answers') })
  const changes = element('div', { class: 'symbols-actions', role: 'group', 'aria-label': t('memory.change') })
  const more = element('button', { type: 'button', class: 'quiet' }, t('memory.more'))
  into.append(
    element('h3', {}, t('memory.title')),
    element('p', { class: 'symbols-note' }, t('memory.explain')),
    element('figure', { class: 'symbols-memory' }, inputs, strip, kept),
    found,
    answers,
    changes,
    element('p', { class: 'symbols-actions' }, more),
  )
  let attempt: Attempt | undefined
  let record = 0
  /** The record as a reader has changed it. */
  let changed: LookAt | undefined
  let seen: Look | undefined

  const watch = new Watch<Look>({
    async ask() {
      return attempt && (await ask('look', changed ?? { record }))
    },
    show(look) {
      // What is to be changed stays while it is looked at again and again.
      const isOther = seen === undefined
      seen = look
      if (isOther) offer(look)
      draw()
    },
    tell,
  })

  function draw(): void {
    if (!attempt || !seen) return
    const marks = marksOf(attempt, seen)
    const last = seen.said.subarray(seen.said.length - attempt.outputs)
    if (inputs.clientWidth > 0) inputs.replaceChildren(inputsChart(inputs.clientWidth, seen, marks))
    paintStrip(strip, memoryOf(attempt.rung, seen), attempt.rung.hidden)
    setText(kept, t('memory.kept', { kept: t(attempt.rung.cell === 'lstm' ? 'state.cells' : 'state.units') }))
    answers.hidden = attempt.predicts !== 'labels'
    if (attempt.predicts === 'labels') answerOrder(attempt, marks, last)
    else answerSum(marks, last[0]!)
  }

  function answerSum(marks: readonly Marked[], said: number): void {
    const sum = sumOf(marks)
    const terms = marks.map(({ what }) => Number(what).toFixed(2)).join(' + ')
    setText(found, t('memory.sum', { terms, sum: sum.toFixed(2), said: said.toFixed(2).replace('-', '−'), off: Math.abs(said - sum).toFixed(2) }))
  }

  function answerOrder({ answers: names }: Attempt, marks: readonly Marked[], p: Float64Array): void {
    const asked = orderOf(marks)
    const likeliest = p.indexOf(Math.max(...p))
    const said = names[likeliest]!
    setText(found, t(said === asked ? 'memory.orderRight' : 'memory.orderWrong', { asked, said, p: percent(p[likeliest]!) }))
    answers.replaceChildren(
      ...names.map((name, i) => {
        const bar = element('li', { class: name === asked ? 'asked' : undefined }, element('b', {}, name), element('span', {}, percent(p[i]!)))
        bar.style.setProperty('--p', p[i]!.toFixed(3))
        return bar
      }),
    )
  }

  function inputsChart(width: number, { steps, numbers }: Look, marks: readonly Marked[]): SVGElement {
    const x = (step: number): number => ((step + 0.5) / steps) * width
    const label = t('memory.label', { marks: marks.map(({ step, what }) => t('memory.mark', { step: step + 1, what: nameOf(what) })).join(t('memory.and')) })
    const picture = svg('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': label })
    const bar = (series: 'stem' | 'marked', step: number, top: number): SVGElement => {
      const wide = barOf('inputs', series, width / steps)
      return svg('rect', { class: `symbols-${series}`, x: x(step) - wide / 2, y: top, width: wide, height: BOTTOM - top })
    }
    for (let step = 0; step < steps; step++) {
      const height = numbers ? Math.max(1, numbers[2 * step]! * (BOTTOM - TOP)) : 5
      picture.append(bar('stem', step, BOTTOM - height))
    }
    for (const { step, what } of marks) {
      const top = numbers ? BOTTOM - Math.max(1, Number(what) * (BOTTOM - TOP)) : BOTTOM - 22
      const anchor = x(step) < 20 ? 'start' : x(step) > width - 20 ? 'end' : 'middle'
      picture.append(bar('marked', step, top), svg('text', { class: 'symbols-mark', x: x(step), y: top - 5, 'text-anchor': anchor }, nameOf(what)))
    }
    return picture
  }

  const nameOf = (what: number | string): string => (typeof what === 'number' ? what.toFixed(2) : what)

  /** What a reader may change of it: both marked numbers, or both symbols. */
  function offer(look: Look): void {
    if (!attempt) return
    const of = attempt
    const parts = marksOf(of, look).map(({ step, what }, i) => {
      const name = t(i === 0 ? 'memory.first' : 'memory.second')
      if (typeof what === 'string') {
        let now = what
        const button = element('button', { type: 'button' }, t('memory.flip', { which: name, what: now }))
        button.addEventListener('click', () => {
          now = otherOf(now)
          const tokens = [...(changed && 'tokens' in changed ? changed.tokens : look.tokens!)]
          tokens[step] = of.symbols.indexOf(now)
          setText(button, t('memory.flip', { which: name, what: now }))
          change({ tokens })
        })
        return button
      }
      const slider = element('input', { type: 'range', id: `memory-${i}`, min: 0, max: 1, step: 0.01, value: what.toFixed(2) })
      const shown = element('output', { for: slider.id }, what.toFixed(2))
      slider.addEventListener('input', () => {
        setText(shown, Number(slider.value).toFixed(2))
        const numbers = Float64Array.from(changed && 'numbers' in changed ? changed.numbers : look.numbers!)
        numbers[2 * step] = Number(slider.value)
        change({ numbers })
      })
      return element('span', { class: 'symbols-pair' }, element('label', { for: slider.id }, name), slider, shown)
    })
    changes.replaceChildren(...parts)
  }

  function change(to: LookAt): void {
    changed = to
    watch.again()
  }

  function other(): void {
    changed = seen = undefined
    watch.renew()
  }

  more.addEventListener('click', () => {
    if (!attempt) return
    record = (record + 1) % attempt.test
    other()
  })
  const resized = new ResizeObserver(draw)
  resized.observe(inputs)
  const stopColours = onOtherColours(draw)

  return {
    begin(of) {
      attempt = of
      record = 0
      other()
    },
    update: (report) => watch.follow(report),
    end() {
      resized.disconnect()
      stopColours()
      watch.end()
    },
  }
}
