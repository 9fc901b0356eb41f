// The way of the hidden state, as a path in the plane: over the window of the
// record in view, and then as the network runs on its own.

import { readPalette, type Palette } from '../charts/palette'
import { element, need, setAttribute, setText } from '../page/dom'
import { measured, percent } from '../page/format'
import { nextFrame } from '../page/frame-queue'
import { pixelRatio } from '../page/paper'
import type { RecordSet, StatePath } from '../trainer/protocol'
import type { Config } from '../settings/settings'
import { emptyCaption, recordCaption } from './mechanism-captions'
import type { Mechanism } from './mechanism-parts'
import { LayerChoice, numberChoice, type NumberChoice } from './mechanism-controls'
import { addMechanismWords } from './mechanism-words'
import { endOf, gridOf, isIn, laterView, wholeView, type PlaneView } from './state-plot'
import { momentOf, Watched } from './watched'

/** How far the network runs on its own. */
const HORIZON = 150
/** Arrows of the field on a side. */
const ACROSS = 17

interface Shown {
  set: RecordSet
  index: number
  path: StatePath
  /** all of it */
  whole: PlaneView
  /** of principal components, where they have too little room in the whole */
  later: PlaneView | undefined
  /** units of the axes, from 0; none for principal components */
  units: [number, number] | null
  /** where the states of the grid go */
  field: Float64Array | null
}

export class StateSpace {
  private readonly panel = need<HTMLDetailsElement>('#state-space')
  private readonly layer: LayerChoice
  private readonly plane = element('select', { id: 'space-plane' })
  private readonly planeName = element('span')
  private readonly units: [NumberChoice, NumberChoice]
  private readonly chosen: [number, number] = [0, 1]
  private readonly record = element('p', { class: 'readout' })
  private readonly text = element('p', { class: 'readout space-text' })
  private readonly canvas = element('canvas', { role: 'img' })
  private readonly key = element('ul', { class: 'legend' })
  private readonly film = element('div', { class: 'space-film' }, this.key, this.canvas, this.text)
  private readonly watched: Watched<Shown>
  private palette: Palette = readPalette()
  private shown: Shown | null = null
  private readonly paint = (): void => this.draw()

  constructor(private readonly of: Mechanism) {
    const { session, record, place, i18n, repainted, paper } = of
    addMechanismWords(i18n)
    const look = (): void => this.watched.look()
    const unit = (axis: 0 | 1): NumberChoice =>
      numberChoice(`space-unit-${axis + 1}`, (value) => {
        this.choose(axis, value - 1)
        look()
        nextFrame(this.paint)
      })
    this.layer = new LayerChoice(look)
    this.units = [unit(0), unit(1)]
    this.plane.append(element('option', { value: 'principal', 'data-t': 'space.principal' }), element('option', { value: 'units', 'data-t': 'space.units' }))
    this.plane.addEventListener('change', () => {
      look()
      nextFrame(this.paint)
    })
    for (const [line, of] of Object.entries({ truth: 'space.window', prediction: 'space.free' })) {
      this.key.append(element('li', { class: `key-${line}` }, element('span', { class: 'swatch', 'aria-hidden': 'true' }), element('span', { 'data-t': of })))
    }
    const plane = element('label', { class: 'mechanism-choice' }, this.planeName, this.plane)
    const controls = element('div', { class: 'mechanism-controls' }, this.layer.host, plane, this.units[0].host, this.units[1].host)
    need('.mechanism-body', this.panel).append(controls, this.record, this.film)
    i18n.fill(this.panel)
    this.watched = new Watched(
      this.panel,
      session,
      () => this.question(),
      (shown) => {
        this.shown = shown
        nextFrame(this.paint)
      },
    )
    place.changed.listen(() => nextFrame(this.paint))
    record.changed.listen(look)
    session.changed.listen(() => this.panel.open && nextFrame(this.paint))
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
    look()
  }

  /** A unit for an axis; the other axis makes room for it. */
  private choose(axis: 0 | 1, unit: number): void {
    const other = axis === 0 ? 1 : 0
    if (this.chosen[other] === unit) this.chosen[other] = this.chosen[axis]
    this.chosen[axis] = unit
  }

  private question() {
    const { session, record } = this.of
    const run = session.run
    if (!run || run.config.gradient === 'printed' || run.report.state === 'diverged' || record.count === 0 || run.config.hidden < 2) return null
    const { config } = run
    const units: [number, number] | null = this.plane.value === 'units' ? this.within(config.hidden) : null
    const at = { set: record.set, index: record.index, layer: this.layer.of(config.layers), horizon: HORIZON }
    return {
      of: [run.report.run, at.set, at.index, at.layer, units].join(),
      at: momentOf(run.report),
      ask: async (): Promise<Shown> => {
        const path = await session.examine('statePath', { ...at, plane: units ?? 'principal' })
        const whole = wholeView(path)
        // The axes of the field are the units in their order.
        const field = units && hasField(config) && units[0] < units[1] ? await session.examine('stateField', { states: gridOf(whole, ACROSS) }) : null
        return { set: at.set, index: at.index, path, whole, later: units ? undefined : laterView(path), units, field }
      },
    }
  }

  private within(hidden: number): [number, number] {
    const [first, second] = this.chosen.map((unit) => Math.min(unit, hidden - 1)) as [number, number]
    return first === second ? [first, first === 0 ? 1 : 0] : [first, second]
  }

  private draw(): void {
    const { session, i18n } = this.of
    const run = session.run
    if (!run || !this.panel.open) return
    const { t } = i18n
    const { hidden, layers } = run.config
    this.layer.show(layers, t)
    setText(this.planeName, t('space.axes'))
    for (const [i, unit] of this.within(hidden).entries()) {
      const choice = this.units[i as 0 | 1]
      choice.host.hidden = this.plane.value !== 'units'
      choice.show(hidden, unit + 1, t(i === 0 ? 'space.across' : 'space.up'), t('slow.of', { number: unit + 1, count: hidden }))
    }
    this.film.hidden = this.shown === null
    setText(this.record, this.shown ? recordCaption(this.of, this.shown) : this.reason())
    if (this.shown) this.picture(this.shown)
  }

  /** Why there is nothing to see. */
  private reason(): string {
    const one = this.of.session.run?.config.hidden === 1
    return emptyCaption(this.of, 'space.printed', one ? 'space.one' : undefined)
  }

  /** The later states, as long as the step in view is one of those. */
  private viewOf({ path, whole, later }: Shown): PlaneView {
    const at = 2 * this.of.place.step
    return later && isIn(later, path.window[at], path.window[at + 1]) ? later : whole
  }

  /** What the picture shows, in words. */
  private words(shown: Shown): string {
    const { path, later, units, field } = shown
    const { place, session, i18n } = this.of
    const { t } = i18n
    // Two units are all that a network of two has, whatever the last bit of the sum says.
    const explained = session.run!.config.hidden === 2 ? 1 : path.explained[0] + path.explained[1]
    const { fate, share } = endOf(path)
    const sentences = [
      units
        ? t('space.ofUnits', { first: units[0] + 1, second: units[1] + 1, share: percent(explained) })
        : t('space.ofComponents', { share: percent(explained) }),
      t(`space.${fate}`, { count: path.free.length / 2 - 1, share: percent(share) }),
      t('space.at', { step: place.step + 1, first: measured(path.window[2 * place.step]), second: measured(path.window[2 * place.step + 1]) }),
    ]
    if (later) sentences.push(t(this.viewOf(shown) === later ? 'space.later' : 'space.whole'))
    if (field) sentences.push(t('space.field'))
    else if (units) sentences.push(t(hasField(session.run!.config) ? 'space.order' : 'space.noField'))
    return sentences.join(t('mechanism.join'))
  }

  private picture(shown: Shown): void {
    const { canvas } = this
    const context = canvas.getContext('2d')
    if (!context) return
    const ratio = pixelRatio()
    const side = canvas.clientWidth
    if (canvas.width !== Math.round(side * ratio)) canvas.width = canvas.height = Math.round(side * ratio)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, side, side)
    const text = this.words(shown)
    setText(this.text, text)
    setAttribute(canvas, 'aria-label', text)
    paintPlane(context, side, shown, this.viewOf(shown), this.palette, this.of.place.step, this.axisNames(shown))
  }

  private axisNames({ units, path }: Shown): [string, string] {
    const { t } = this.of.i18n
    const name = (i: 0 | 1): string =>
      units ? t('space.unit', { number: units[i] + 1 }) : t('space.component', { number: i + 1, share: percent(path.explained[i]) })
    return [name(0), name(1)]
  }
}

/** Whether two numbers say where the state goes next: rnn's StateField says why. */
function hasField({ hidden, layers, cell, input, steps }: Config): boolean {
  return hidden === 2 && layers === 1 && cell !== 'lstm' && input !== 'perStep' && Number(steps) >= 2
}

function paintPlane(
  on: CanvasRenderingContext2D,
  side: number,
  { path, field }: Shown,
  view: PlaneView,
  palette: Palette,
  step: number,
  names: [string, string],
): void {
  const x = (value: number): number => ((value - view.left) / view.width) * side
  const y = (value: number): number => side - ((value - view.bottom) / view.height) * side
  on.lineJoin = on.lineCap = 'round'
  on.strokeStyle = palette.line
  on.lineWidth = 1
  on.strokeRect(0.5, 0.5, side - 1, side - 1)
  if (field) arrows(on, side, view, field, palette)
  const { scale } = palette
  on.font = `${Math.round(11 * scale)}px ${palette.font}`
  on.textBaseline = 'middle'
  label(on, names[0], side - 10 - on.measureText(names[0]).width, side - 13 * scale, palette)
  label(on, names[1], 10, 13 * scale, palette)

  const line = (points: Float64Array, colour: string, width: number, alpha: number): void => {
    on.strokeStyle = on.fillStyle = colour
    on.globalAlpha = alpha
    on.lineWidth = width
    on.beginPath()
    for (let i = 0; i + 1 < points.length; i += 2) on.lineTo(x(points[i]), y(points[i + 1]))
    on.stroke()
    on.globalAlpha = Math.min(1, alpha + 0.3)
    for (let i = 0; i + 1 < points.length; i += 2) dot(on, x(points[i]), y(points[i + 1]), width === 1 ? 1.6 : 2.4)
    on.globalAlpha = 1
  }
  line(path.window, palette.truth, 2, 0.4)
  line(path.free, palette.prediction, 1, 0.35)
  // Where the path on its own has come to.
  if (path.free.length > 1) {
    on.fillStyle = palette.prediction
    dot(on, x(path.free.at(-2)!), y(path.free.at(-1)!), 5)
  }
  if (2 * step + 1 >= path.window.length) return
  on.strokeStyle = palette.ink
  on.lineWidth = 2
  on.beginPath()
  on.arc(x(path.window[2 * step]), y(path.window[2 * step + 1]), 6, 0, 2 * Math.PI)
  on.stroke()
}

/** On the paper's colour, so that no arrow runs through it. */
function label(on: CanvasRenderingContext2D, text: string, x: number, y: number, palette: Palette): void {
  on.fillStyle = palette.paper
  on.fillRect(x - 5, y - 9 * palette.scale, on.measureText(text).width + 10, 18 * palette.scale)
  on.fillStyle = palette.muted
  on.fillText(text, x, y)
}

/** From each state of the grid to where it goes, the longest as long as a cell. */
function arrows(on: CanvasRenderingContext2D, side: number, view: PlaneView, field: Float64Array, palette: Palette): void {
  const states = gridOf(view, ACROSS)
  let longest = 0
  for (let i = 0; i < field.length; i += 2) longest = Math.max(longest, Math.hypot(field[i], field[i + 1]))
  if (!(longest > 0 && longest < Infinity)) return
  const scale = (0.9 * side) / ACROSS / longest
  on.strokeStyle = on.fillStyle = palette.faint
  on.lineWidth = 1
  for (let i = 0; i < field.length; i += 2) {
    const [fromX, fromY] = [((states[i] - view.left) / view.width) * side, side - ((states[i + 1] - view.bottom) / view.height) * side]
    const [dx, dy] = [field[i] * scale, -field[i + 1] * scale]
    on.beginPath()
    on.moveTo(fromX, fromY)
    on.lineTo(fromX + dx, fromY + dy)
    on.stroke()
    const length = Math.hypot(dx, dy)
    if (length < 1) continue
    const [ux, uy, head] = [dx / length, dy / length, Math.min(4, 0.6 * length)]
    on.beginPath()
    on.moveTo(fromX + dx, fromY + dy)
    on.lineTo(fromX + dx - head * (ux - 0.6 * uy), fromY + dy - head * (uy + 0.6 * ux))
    on.lineTo(fromX + dx - head * (ux + 0.6 * uy), fromY + dy - head * (uy - 0.6 * ux))
    on.fill()
  }
}

function dot(on: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  on.beginPath()
  on.arc(x, y, radius, 0, 2 * Math.PI)
  on.fill()
}
