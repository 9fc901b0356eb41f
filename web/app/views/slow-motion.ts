// One time step of a cell, forward and then backward, a line at a time: each
// formula with the numbers of the record in view put in.

import { readPalette, type Palette } from '../charts/palette'
import { element, need, setAttribute, setText } from '../page/dom'
import { nextFrame } from '../page/frame-queue'
import { pixelRatio } from '../page/paper'
import { richText } from '../page/rich-text'
import type { RecordSet, Trace } from '../trainer/protocol'
import { cellLines, type CellLine } from './cell-lines'
import { emptyCaption, recordCaption } from './mechanism-captions'
import type { Mechanism } from './mechanism-parts'
import { LayerChoice, numberChoice, type NumberChoice } from './mechanism-controls'
import { addMechanismWords } from './mechanism-words'
import { momentOf, Watched } from './watched'

/** How long a line stands before the next one, ms. */
const LINE_MS = 1200

/** A trace, and where in the window it is. */
interface Shown {
  trace: Trace
  step: number
  layer: number
  set: RecordSet
  index: number
}

/** A line on the page. */
interface Row {
  item: HTMLElement
  formula: HTMLElement
  numbers: HTMLElement
  strip: HTMLCanvasElement
}

export class SlowMotion {
  private readonly panel = need<HTMLDetailsElement>('#slow-motion')
  private readonly layer: LayerChoice
  private readonly step: NumberChoice
  private readonly unit: NumberChoice
  private readonly play = element('button', { type: 'button', id: 'slow-play' })
  private readonly next = element('button', { type: 'button', id: 'slow-next' })
  private readonly said = element('p', { class: 'readout', 'aria-live': 'polite' })
  private readonly record = element('p', { class: 'readout' })
  private readonly lists = { forward: element('ol', { class: 'cell-lines' }), backward: element('ol', { class: 'cell-lines cell-lines-back' }) }
  private readonly note = element('p', { class: 'explain' })
  private readonly film = element('div', { class: 'slow-lines' })
  private readonly watched: Watched<Shown>
  private palette: Palette = readPalette()
  private shown: Shown | null = null
  /** how many lines are there to see while it plays; all of them when it does not */
  private reached = Infinity
  private timer: ReturnType<typeof setInterval> | undefined
  private noted = ''
  private readonly paint = (): void => this.draw()

  constructor(private readonly of: Mechanism) {
    const { session, record, place, i18n, repainted, paper } = of
    addMechanismWords(i18n)
    this.layer = new LayerChoice(() => this.watched.look())
    this.step = numberChoice('slow-step', (value) => place.put(value - 1, place.unit))
    this.unit = numberChoice('slow-unit', (value) => place.put(place.step, value - 1))
    const heading = (key: string): HTMLElement => element('h4', { 'data-t': key })
    this.film.append(heading('slow.forward'), this.lists.forward, heading('slow.backward'), this.lists.backward, this.note)
    const buttons = element('div', { class: 'mechanism-buttons' }, this.play, this.next)
    const controls = element('div', { class: 'mechanism-controls' }, this.layer.host, this.step.host, this.unit.host, buttons)
    need('.mechanism-body', this.panel).append(controls, this.record, this.said, this.film)
    i18n.fill(this.panel)
    this.play.addEventListener('click', () => (this.timer === undefined ? this.start() : this.stop()))
    this.next.addEventListener('click', () => {
      this.stop()
      this.advance()
    })
    this.watched = new Watched(
      this.panel,
      session,
      () => this.question(),
      (shown) => this.take(shown),
    )
    place.changed.listen(() => {
      this.rewind()
      this.watched.look()
      nextFrame(this.paint)
    })
    record.changed.listen(() => this.watched.look())
    session.started.listen(() => this.rewind())
    session.changed.listen(() => this.panel.open && nextFrame(this.paint))
    this.panel.addEventListener('toggle', () => !this.panel.open && this.rewind())
    i18n.changed.listen(this.paint)
    new ResizeObserver(() => nextFrame(this.paint)).observe(this.film)
    repainted.listen(() => {
      this.palette = readPalette()
      nextFrame(this.paint)
    })
    for (const signal of [paper.laid, paper.gone]) {
      signal.listen(() => {
        this.palette = readPalette()
        this.draw()
      })
    }
    this.draw()
    this.watched.look()
  }

  private question() {
    const { session, record, place } = this.of
    const run = session.run
    if (!run || run.config.gradient === 'printed' || run.report.state === 'diverged' || record.count === 0) return null
    const at = { set: record.set, index: record.index, layer: this.layer.of(run.config.layers), step: place.step }
    return {
      of: [run.report.run, at.set, at.index, at.layer, at.step].join(),
      at: momentOf(run.report),
      ask: async (): Promise<Shown> => ({ ...at, trace: await session.examine('trace', at) }),
    }
  }

  private take(shown: Shown | null): void {
    this.shown = shown
    nextFrame(this.paint)
  }

  private get lines(): { forward: CellLine[]; backward: CellLine[] } {
    const run = this.of.session.run
    if (!run || !this.shown) return { forward: [], backward: [] }
    const { trace, layer, set, index } = this.shown
    const { cell, activation, input } = run.config
    const { data } = run.setup
    const kind = { cell, activation, perStep: input === 'perStep' && layer === 0, biases: input !== 'perStep', truth: data.values[data.first[set] + index] }
    return cellLines(trace, this.of.place.unit, kind)
  }

  private start(): void {
    this.reached = 0
    this.advance()
    this.timer = setInterval(() => this.advance(), LINE_MS)
    this.draw()
  }

  private stop(): void {
    clearInterval(this.timer)
    this.timer = undefined
    this.draw()
  }

  /** All lines at once again. */
  private rewind(): void {
    this.reached = Infinity
    setText(this.said, '')
    this.stop()
  }

  private advance(): void {
    const { forward, backward } = this.lines
    const all = [...forward, ...backward]
    if (all.length === 0) return this.stop()
    this.reached = this.reached >= all.length ? 1 : this.reached + 1
    const line = all[this.reached - 1]!
    setText(this.said, this.of.i18n.t('slow.line', { number: this.reached, count: all.length, line: spoken(line) }))
    if (this.reached === all.length) this.stop()
    this.draw()
  }

  private draw(): void {
    const { session, place, i18n } = this.of
    const run = session.run
    if (!run || !this.panel.open) return
    const { t } = i18n
    const { steps, hidden, layers } = run.config
    this.layer.show(layers, t)
    this.step.show(steps, place.step + 1, t('slow.step'), t('slow.of', { number: place.step + 1, count: steps }))
    this.unit.show(hidden, place.unit + 1, t('slow.unit'), t('slow.of', { number: place.unit + 1, count: hidden }))
    const there = this.shown !== null
    setText(this.play, t(this.timer === undefined ? 'slow.play' : 'slow.stop'))
    setText(this.next, t('slow.next'))
    this.play.disabled = this.next.disabled = !there
    this.film.hidden = !there
    setText(this.record, this.shown ? recordCaption(this.of, this.shown) : emptyCaption(this.of, 'slow.printed'))
    const { forward, backward } = this.lines
    this.fill(this.lists.forward, forward, 0)
    this.fill(this.lists.backward, backward, forward.length)
    this.write(there ? this.ending(backward.length) : '')
  }

  private write(note: string): void {
    if (this.noted === note) return
    this.noted = note
    this.note.replaceChildren(...richText(note))
  }

  private ending(backward: number): string {
    const { t } = this.of.i18n
    const { trace, step } = this.shown!
    if (backward === 0) return t('slow.unreached')
    if (trace.backward.some(({ name }) => name === 'dh-1')) return t('slow.terms')
    return `${t('slow.terms')}${t('mechanism.join')}${t(step === 0 ? 'slow.first' : 'slow.cut')}`
  }

  private fill(list: HTMLElement, lines: CellLine[], before: number): void {
    while (list.children.length > lines.length) list.lastElementChild!.remove()
    while (list.children.length < lines.length) list.append(this.newRow())
    for (const [i, line] of lines.entries()) {
      const item = list.children[i] as HTMLElement
      const row: Row = { item, formula: need('.formula', item), numbers: need('.numbers', item), strip: need<HTMLCanvasElement>('canvas', item) }
      const number = before + i + 1
      setText(row.formula, line.formula)
      setText(row.numbers, `= ${line.numbers}`)
      item.classList.toggle('ahead', number > this.reached)
      item.classList.toggle('now', number === this.reached)
      setAttribute(row.numbers, 'aria-hidden', String(number > this.reached))
      this.paintStrip(row.strip, line, list === this.lists.backward)
    }
  }

  private newRow(): HTMLElement {
    const strip = element('canvas', { class: 'strip-of-units', 'aria-hidden': 'true' })
    strip.addEventListener('click', (event) => {
      const { place, session } = this.of
      const box = strip.getBoundingClientRect()
      place.put(place.step, Math.floor(((event.clientX - box.left) / box.width) * (session.run?.config.hidden ?? 1)))
    })
    return element('li', {}, element('code', { class: 'formula' }), ' ', element('span', { class: 'numbers' }), strip)
  }

  /** All units beside each other, the one that the numbers are of framed: as strong as the value is beside the largest. */
  private paintStrip(on: HTMLCanvasElement, { values }: CellLine, back: boolean): void {
    const units = this.of.session.run?.config.hidden ?? 0
    on.hidden = values.length !== units
    const context = on.hidden ? null : on.getContext('2d')
    if (!context) return
    const ratio = pixelRatio()
    const [width, height] = [Math.round(on.clientWidth * ratio), Math.round(on.clientHeight * ratio)]
    if (on.width !== width) on.width = width
    if (on.height !== height) on.height = height
    context.clearRect(0, 0, width, height)
    const most = values.reduce((largest, v) => Math.max(largest, Math.abs(v)), 0)
    const cell = width / units
    const gap = cell > 4 * ratio ? ratio : 0
    for (let i = 0; i < units; i++) {
      context.fillStyle = back ? this.palette.prediction : values[i] < 0 ? this.palette.negative : this.palette.positive
      context.globalAlpha = most > 0 ? Math.abs(values[i]) / most : 0
      context.fillRect(i * cell, 0, cell - gap, height)
    }
    context.globalAlpha = 1
    context.strokeStyle = this.palette.ink
    context.lineWidth = 1.5 * ratio
    context.strokeRect(Math.min(this.of.place.unit * cell, width - 3 * ratio), ratio, Math.max(cell - gap, 2 * ratio), height - 2 * ratio)
  }
}

/** A line as it is said. */
const spoken = ({ formula, numbers }: CellLine): string => `${formula} = ${numbers}`
