// The network, unrolled over the window of the record in view: what it reads,
// what it holds after each step, what it says, and how far its error reaches
// back. Hovering, tapping and the arrow keys pick a step and a unit; the values
// at the foot can be dragged through the window.

import { readPalette } from '../charts/palette'
import { fit, penOf } from '../charts/pen'
import { seriesRange } from '../charts/plot-area'
import { need, setAttribute, setText } from '../page/dom'
import { onDrag } from '../page/drag'
import { measured } from '../page/format'
import { nextFrame } from '../page/frame-queue'
import type { I18n } from '../page/i18n'
import { InView } from '../page/in-view'
import { onKey } from '../page/keys'
import { pixelRatio, type Paper } from '../page/paper'
import type { Signal } from '../page/signal'
import type { PlaceInView } from '../run/place-in-view'
import type { RecordInView } from '../run/record-in-view'
import type { Session } from '../run/session'
import { roomOf } from '../tasks/rooms'
import type { RecordSet } from '../trainer/protocol'
import { motionAllowed } from '../run/start-gate'
import { heatRange } from './inside-drawing'
import { NetworkDots } from './network-dots'
import { paintNetwork, widthOfWords } from './network-painter'
import type { NetworkPicture } from './network-picture'
import type { UnitWeightsView } from './unit-weights'
import { placeAt, planNetwork, type NetworkPlan } from './network-plan'

/** How long the gradient takes to run back over the window of a run that rests, ms. */
const BACK_MS = 900
/** How long the window takes to slide by one value, ms. */
const SLIDE_MS = 250

export class NetworkView {
  private readonly host = need('#network-drawing')
  private readonly text = need('#network-text')
  private readonly strip = need('#unit-weights')
  private weights: Promise<UnitWeightsView> | undefined
  private readonly pen = penOf(need<HTMLCanvasElement>('#network-canvas'))
  private readonly dots = new NetworkDots()
  private size = { width: 0, height: 0 }
  private palette = readPalette()
  private pointed: { step: number; row: number | null } | null = null
  /** picked by a tap or a key: it stays when the pointer leaves */
  private picked = false
  /** what is picked elsewhere is what was picked here */
  private telling = false
  /** the states that were painted last, and when the gradient began to run back through them */
  private painted: Float64Array | undefined
  private since = -Infinity
  /** the record whose window was painted last, and how far from it that before was */
  private slid: { set: RecordSet; index: number; by: number; since: number } = { set: 'validation', index: 0, by: 0, since: 0 }
  private readonly paint = (): void => void (this.near.seen && this.draw())
  private readonly near = new InView(this.host)
  /** of the whole series */
  private range = { min: 0, max: 1 }
  /** the states that the run's last report brought */
  private reported: Float64Array | undefined

  constructor(
    private readonly session: Session,
    private readonly inView: RecordInView,
    private readonly place: PlaceInView,
    private readonly i18n: I18n,
    repainted: Signal,
    paper: Paper,
  ) {
    new ResizeObserver(([entry]) => {
      this.size = { width: entry?.contentRect.width ?? 0, height: entry?.contentRect.height ?? 0 }
      // Not here and now: what is written could change a size again.
      nextFrame(this.paint)
    }).observe(this.host)
    this.host.addEventListener('pointermove', (event) => event.pointerType === 'mouse' && !this.picked && this.point(this.at(event)))
    for (const on of [this.host, this.strip]) {
      const other = on === this.host ? this.strip : this.host
      on.addEventListener('pointerleave', ({ relatedTarget: to }) => !this.picked && !(to instanceof Node && other.contains(to)) && this.point(null))
      on.addEventListener('blur', ({ relatedTarget: to }) => to !== other && this.release())
    }
    onDrag(this.host, (event) => this.grasp(event))
    this.host.addEventListener('click', (event) => this.pick(event))
    this.host.addEventListener('keydown', (event) => this.key(event))
    session.changed.listen(() => this.follow())
    this.near.changed.listen(this.paint)
    session.started.listen(() => this.begin())
    inView.changed.listen(() => nextFrame(this.paint))
    place.changed.listen(() => this.mark())
    i18n.changed.listen(this.paint)
    repainted.listen(() => {
      this.palette = readPalette()
      nextFrame(this.paint)
    })
    for (const signal of [paper.laid, paper.gone]) {
      signal.listen(() => {
        this.palette = readPalette()
        this.size = { width: this.host.clientWidth, height: this.host.clientHeight }
        this.draw()
      })
    }
  }

  private begin(): void {
    const data = this.session.run?.setup.data
    if (data) this.range = seriesRange(data.values.subarray(0, data.known))
    this.release()
  }

  /** While it trains, the picture is as new as the states in it, which come less often than losses do. */
  private follow(): void {
    const states = this.session.run?.report.hidden?.values
    if (this.session.running && states === this.reported) return
    this.reported = states
    nextFrame(this.paint)
  }

  private get words(): NetworkPicture['words'] {
    return { output: this.i18n.t('network.output'), back: this.i18n.t('network.gradient') }
  }

  private get plan(): NetworkPlan | null {
    const hidden = this.session.run?.report.hidden
    if (!hidden || this.size.width === 0) return null
    const words = widthOfWords(this.pen, this.words, this.palette)
    return planNetwork({ ...this.size, steps: hidden.steps, units: hidden.units, scale: this.palette.scale, words })
  }

  private at({ clientX, clientY }: MouseEvent): { step: number; row: number | null } | null {
    const { plan } = this
    const steps = this.session.run?.report.hidden?.steps ?? 0
    const box = this.host.getBoundingClientRect()
    return plan && placeAt(plan, steps, clientX - box.left, clientY - box.top)
  }

  /** The window stands still in this picture, and the values go through it with the pointer. */
  private grasp({ clientY }: PointerEvent): ((by: number) => void) | null {
    const { plan, inView } = this
    if (!plan || plan.dx === 0 || clientY - this.host.getBoundingClientRect().top < plan.wave.top) return null
    const { set, index, count } = inView
    return (by) => {
      const to = Math.max(0, Math.min(count - 1, index - Math.round(by / plan.dx)))
      if (to !== inView.index) inView.put(set, to)
    }
  }

  private pick(event: MouseEvent): void {
    const at = this.at(event)
    const again = this.picked && at !== null && at.step === this.pointed?.step && at.row === this.pointed.row
    this.picked = at !== null && !again
    this.point(again ? null : at)
    if (this.picked) this.tell()
  }

  /** What is picked here is looked at everywhere. */
  private tell(): void {
    const { plan, pointed } = this
    if (!plan || !pointed) return
    this.telling = true
    this.place.put(pointed.step, pointed.row === null ? this.place.unit : plan.units[pointed.row])
    this.telling = false
  }

  /** What is picked elsewhere is marked here, as far as it is drawn. */
  private mark(): void {
    const { plan, place } = this
    if (this.telling || !plan || place.step < plan.from) return
    const row = plan.units.indexOf(place.unit)
    this.picked = true
    this.point({ step: place.step, row: row < 0 ? null : row })
  }

  private release(): void {
    this.picked = false
    this.point(null)
  }

  private point(at: { step: number; row: number | null } | null): void {
    this.pointed = at
    this.weigh(at)
    nextFrame(this.paint)
  }

  /** The row of weights of the unit pointed at; what shows it is fetched when it is first wanted, and again where that failed. */
  private weigh(at: { row: number | null } | null): void {
    const unit = at && at.row !== null ? (this.plan?.units[at.row] ?? null) : null
    if (unit === null && !this.weights) return
    this.weights ??= import('./unit-weights').then(({ UnitWeightsView }) => new UnitWeightsView(this.session, this.i18n, () => this.host.focus()))
    this.weights.then(
      (view) => view.show(unit),
      () => (this.weights = undefined),
    )
  }

  private key(event: KeyboardEvent): void {
    const { plan } = this
    const steps = this.session.run?.report.hidden?.steps ?? 0
    if (!plan) return
    const { step, row } = this.pointed ?? { step: steps, row: 0 }
    // Under the last of the units are the inputs: there, as for a mouse, it is the step as a whole.
    const foot = plan.units.length
    const moved = (by: number, rows = 0): void => {
      const to = Math.max(0, Math.min(foot, (row ?? foot) + rows))
      this.picked = true
      this.point({ step: Math.max(plan.from, Math.min(steps - 1, step + by)), row: to === foot ? null : to })
      this.tell()
    }
    onKey(event, {
      ArrowLeft: () => moved(-1),
      ArrowRight: () => moved(1),
      ArrowUp: () => moved(0, -1),
      ArrowDown: () => moved(0, 1),
      Home: () => moved(-steps),
      End: () => moved(steps),
      PageUp: () => this.inView.put(this.inView.set, this.inView.index - 1),
      PageDown: () => this.inView.put(this.inView.set, this.inView.index + 1),
      Escape: () => this.release(),
    })
  }

  private draw(): void {
    const picture = this.picture()
    if (!picture) return
    const { width, height } = this.size
    const ratio = pixelRatio()
    fit(this.pen, Math.round(width * ratio), Math.round(height * ratio))
    this.pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    paintNetwork(this.pen, { width, height, ratio }, picture, this.palette, this.dots)
    this.write(picture)
    if (picture.run < 1 || picture.away !== 0) nextFrame(this.paint)
  }

  private picture(): NetworkPicture | null {
    const { plan } = this
    const run = this.session.run
    const { hidden, gradientNorms: norms, weightSizes: sizes } = run?.report ?? {}
    if (!plan || !run || !hidden || !norms || !sizes) return null
    const { data } = run.setup
    const { set, index } = hidden.record
    const target = data.first[set] + index
    const inputs = data.values.subarray(target - hidden.steps, target)
    const { cell, activation } = run.config
    const { min, max } = heatRange(cell === 'elman' ? activation : 'tanh', hidden.values)
    return {
      plan,
      steps: hidden.steps,
      units: hidden.units,
      inputs,
      between: (at) => roomOf(run.config.task).between(target - hidden.steps + at),
      away: this.away(set, index),
      hidden: hidden.values,
      most: Math.max(Math.abs(min), Math.abs(max)),
      norms,
      sizes,
      prediction: run.history.lastPredictions?.[set][index] ?? Number.NaN,
      truth: data.values[target],
      range: this.range,
      run: this.back(hidden.values),
      pointed: this.pointed && { ...this.pointed, step: Math.min(this.pointed.step, hidden.steps - 1) },
      words: this.words,
    }
  }

  /** While training moves the picture, all of the gradient is there; in a run that rests it is seen to run back. */
  private back(states: Float64Array): number {
    const now = performance.now()
    if (states !== this.painted) {
      this.painted = states
      this.since = this.session.running || !motionAllowed() ? -Infinity : now
    }
    return Math.min(1, (now - this.since) / BACK_MS)
  }

  /** A window that moves on by one value is seen to slide there. */
  private away(set: RecordSet, index: number): number {
    const { slid } = this
    const by = set === slid.set ? index - slid.index : 0
    if (by !== 0 || set !== slid.set) this.slid = { set, index, by: Math.abs(by) === 1 && motionAllowed() ? by : 0, since: performance.now() }
    return this.slid.by * Math.max(0, 1 - (performance.now() - this.slid.since) / SLIDE_MS)
  }

  private write({ plan, steps, units, hidden, pointed, prediction, truth, inputs }: NetworkPicture): void {
    const { t } = this.i18n
    const run = this.session.run
    const record = run?.report.hidden?.record
    if (!run || !record) return
    const target = run.setup.data.first[record.set] + record.index
    const values = { from: target - steps, to: target - 1, target, prediction: measured(prediction), truth: measured(truth) }
    const text = t(`network.${record.set}`, values)
    setText(need('#network-drawn'), plan.units.length < units ? t('network.drawn', { shown: plan.units.length, units }) : '')
    setText(need('#network-explain'), t('network.explain', { shown: plan.units.length, units, steps: steps - plan.from, all: steps }))
    setAttribute(this.host, 'aria-label', t('network.label', { units, steps, record: text }))
    // Said aloud where the reader asks for it; while it trains the sentence changes ten times a second.
    setAttribute(this.text, 'aria-live', pointed ? 'polite' : 'off')
    if (!pointed) {
      setText(this.text, text)
      return
    }
    const { step, row } = pointed
    const unit = plan.units[row ?? 0]
    const place = { step: step + 1, steps, input: measured(inputs[step]), unit: unit + 1, value: measured(hidden[step * units + unit]) }
    setText(this.text, t(row === null ? 'network.step' : 'network.unit', place))
  }
}
