// The weights of the unit that the reader points at in the network: a strip of
// bars below it, read by mouse and by keyboard. Fetched when a unit is first
// pointed at, and only then does the trainer hand out the numbers.

import { readPalette } from '../charts/palette'
import { need, setAttribute, setText } from '../page/dom'
import { measured } from '../page/format'
import { nextFrame } from '../page/frame-queue'
import type { I18n } from '../page/i18n'
import { onKey } from '../page/keys'
import { pixelRatio } from '../page/paper'
import type { Session } from '../run/session'
import { TrainerError, type UnitWeights } from '../trainer/protocol'
import { barsOf, planStrip, type Bar } from './unit-strip'

/** Least time between two questions while a run trains, ms. */
const EVERY = 250
const ROW = { one: 40, many: 22 }

export class UnitWeightsView {
  private readonly host = need('#unit-weights')
  private readonly canvas = need<HTMLCanvasElement>('#unit-weights-canvas')
  private unit: number | null = null
  private weights: UnitWeights | null = null
  private bars: Bar[] = []
  /** the weight that is read, of all bars; -1 for none */
  private at = -1
  private asked = ''
  private asking = false
  private readonly paint = (): void => this.draw()

  constructor(
    private readonly session: Session,
    private readonly i18n: I18n,
    /** gives the focus back to the network */
    back: () => void,
  ) {
    const { host } = this
    host.addEventListener('pointermove', (event) => this.read(this.under(event)))
    host.addEventListener('pointerleave', () => this.read(-1))
    host.addEventListener('focus', () => this.at < 0 && this.read(0))
    host.addEventListener('blur', () => this.read(-1))
    host.addEventListener('keydown', (event) =>
      onKey(event, {
        ArrowLeft: () => this.move(-1),
        ArrowRight: () => this.move(1),
        ArrowUp: () => this.move(-this.row),
        ArrowDown: () => this.move(this.row),
        Home: () => this.read(0),
        End: () => this.read(this.bars.length - 1),
        Escape: back,
      }),
    )
    session.changed.listen(() => this.look())
    i18n.changed.listen(this.paint)
  }

  /** A unit of the last layer, or none. */
  show(unit: number | null): void {
    if (unit === this.unit) return
    this.unit = unit
    this.at = -1
    this.asked = ''
    if (unit === null) this.host.hidden = true
    this.look()
  }

  /** Asks for the weights if they are others than those had. */
  private look(): void {
    const { unit, asking } = this
    const report = this.session.run?.report
    if (unit === null || asking || !report) return
    const wanted = [report.run, report.epoch, report.update, report.state, unit].join()
    if (wanted !== this.asked) void this.ask(unit, wanted)
  }

  private async ask(unit: number, wanted: string): Promise<void> {
    this.asking = true
    try {
      const weights = await this.session.examine('inspectUnit', { unit })
      if (unit === this.unit) this.take(weights)
    } catch (error) {
      if (!(error instanceof TrainerError)) throw error
      // Another run, or no trainer: there is nothing to see until something changes.
      this.host.hidden = true
    }
    this.asked = wanted
    // Another unit does not wait; the same one takes no more of the training than it must.
    if (unit === this.unit && this.session.running) await new Promise((resolve) => setTimeout(resolve, EVERY))
    this.asking = false
    this.look()
  }

  private take(weights: UnitWeights): void {
    this.weights = weights
    this.bars = barsOf(weights)
    this.at = Math.min(this.at, this.bars.length - 1)
    this.host.hidden = false
    nextFrame(this.paint)
  }

  /** How many bars a gate has. */
  private get row(): number {
    const gate = this.weights?.gates[0]
    return gate ? gate.input.length + gate.recurrent.length : 0
  }

  private move(by: number): void {
    this.read(Math.max(0, Math.min(this.bars.length - 1, this.at + by)))
  }

  private read(at: number): void {
    this.at = at
    nextFrame(this.paint)
  }

  private under({ clientX, clientY }: MouseEvent): number {
    const { left, top, width, height } = this.canvas.getBoundingClientRect()
    return this.weights ? planStrip(this.weights, width, height, readPalette().scale).at(clientX - left, clientY - top) : -1
  }

  private draw(): void {
    const { weights, host, canvas, bars, at } = this
    if (!weights || host.hidden) return
    this.write(weights)
    const gates = weights.gates.length
    const palette = readPalette()
    canvas.style.height = `${14 * palette.scale + gates * (gates > 1 ? ROW.many : ROW.one)}px`
    const { clientWidth: width, clientHeight: height } = canvas
    const ratio = pixelRatio()
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    const on = canvas.getContext('2d')
    if (!on) return
    on.setTransform(ratio, 0, 0, ratio, 0, 0)
    const plan = planStrip(weights, width, height, palette.scale)
    on.font = `${Math.round(11 * palette.scale)}px ${palette.font}`
    on.fillStyle = palette.muted
    for (const { letter, x } of plan.groups) on.fillText(letter, Math.min(x, width - 9 * palette.scale), 10 * palette.scale)
    const most = Math.max(...bars.map(({ value }) => Math.abs(value)).filter(Number.isFinite)) || 1
    for (const [i, { value }] of bars.entries()) {
      const { x, y, width, height } = plan.box(i)
      on.fillStyle = palette.line
      if (i === at) on.fillRect(x - 1, y, width + 2, height)
      on.fillRect(x, y + height / 2, width, 1)
      if (!Number.isFinite(value)) continue
      const length = (Math.abs(value) / most) * (height / 2 - 1)
      on.fillStyle = value < 0 ? palette.negative : palette.positive
      on.fillRect(x, y + height / 2 - (value > 0 ? length : 0), Math.max(1, width - 1), Math.max(0.5, length))
    }
  }

  private write({ gates, output }: UnitWeights): void {
    const { t } = this.i18n
    const bar = this.bars[this.at]
    const span = (...parts: Float64Array[]): string => {
      const all = parts.flatMap((part) => [...part])
      const [least, most] = [Math.min(...all), Math.max(...all)].map((x) => measured(x))
      return all.length > 1 ? t('network.span', { least, most }) : most
    }
    const unit = (this.unit ?? 0) + 1
    const whole = t('network.weights', {
      unit,
      u: span(...gates.map(({ input }) => input)),
      w: span(...gates.map(({ recurrent }) => recurrent)),
      v: span(output),
    })
    const text = bar ? this.name(bar) : whole
    setText(need('#unit-weights-text'), text)
    setAttribute(this.host, 'aria-label', t('network.weightsLabel', { unit }))
    setAttribute(this.host, 'aria-valuetext', text)
    setAttribute(this.host, 'aria-valuemax', String(this.bars.length))
    setAttribute(this.host, 'aria-valuenow', String(Math.max(1, this.at + 1)))
  }

  private name({ matrix, gate, index, value }: Bar): string {
    const { t } = this.i18n
    const config = this.session.run?.config
    const letter = this.weights?.gates[gate]?.letter
    const values = { matrix: letter ? `${matrix} (${letter})` : matrix, from: index + 1, value: measured(value) }
    if (matrix === 'V') return t('network.weightOutput', values)
    if (matrix === 'W') return t('network.weightUnit', values)
    if ((config?.layers ?? 1) > 1) return t('network.weightBelow', values)
    return t(config?.input === 'perStep' ? 'network.weightStep' : 'network.weightInput', values)
  }
}
