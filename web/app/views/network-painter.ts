// Paints the network unrolled over a window on a canvas: the inputs, a column
// of hidden units a step, the weights between them as lines, the output, and
// the gradient that runs back.

import type { Palette } from '../charts/palette'
import { setFont, type Pen } from '../charts/pen'
import type { NetworkDots } from './network-dots'
import { lineWidth, reach } from './network-plan'
import { dot, level, type NetworkPicture } from './network-picture'
import { paintWave } from './network-wave'

/** ratio is of the canvas's pixels to those of the page. */
export function paintNetwork(
  on: Pen,
  { width, height, ratio }: { width: number; height: number; ratio: number },
  picture: NetworkPicture,
  palette: Palette,
  dots: NetworkDots,
): void {
  on.clearRect(0, 0, width, height)
  on.lineCap = 'round'
  on.lineJoin = 'round'
  const { plan, pointed } = picture
  const x = (step: number): number => plan.left + (step - plan.from) * plan.dx
  const foot = plan.top + plan.dy * (plan.units.length - 1)

  weights(on, picture, palette, x, foot)
  paintWave(on, picture, palette)
  dots.paint(on, ratio, picture, palette)
  gradient(on, picture, palette, x)
  output(on, picture, palette)
  if (pointed) course(on, picture, palette, x)
  words(on, picture, palette, width)
}

type AtStep = (step: number) => number

/** U from each input to its column, W from column to column, V from the last to the output: as wide as the weights are large. */
function weights(on: Pen, picture: NetworkPicture, palette: Palette, x: AtStep, foot: number): void {
  const { plan, steps, sizes, prediction } = picture
  on.strokeStyle = on.fillStyle = palette.faint
  // Straight ones are rectangles: a browser fills them in a quarter of the time.
  const [u, w] = [lineWidth(sizes[0]), lineWidth(sizes[1])]
  const end = foot + plan.radius + 2
  for (let t = plan.from; t < steps; t++) on.fillRect(x(t) - u / 2, end, u, plan.wave.top - 2 - end)
  for (let row = 0; row < plan.units.length; row++) on.fillRect(x(plan.from), plan.top + row * plan.dy - w / 2, x(steps - 1) - x(plan.from), w)
  on.lineWidth = lineWidth(sizes[2])
  on.beginPath()
  const lands = outputLevel(picture, prediction)
  for (let row = 0; row < plan.units.length && Number.isFinite(lands); row++) {
    on.moveTo(x(steps - 1) + plan.radius, plan.top + row * plan.dy)
    on.lineTo(plan.output - 6, lands)
  }
  on.stroke()
}

/** Where the output stands for a value: its axis is that of the inputs, drawn as high as the network. */
function outputLevel(picture: NetworkPicture, value: number): number {
  return level(picture, value, picture.plan.top, picture.plan.wave.bottom - 16)
}

/** From the output back, as wide as what is left of it, to where nothing is. */
function gradient(on: Pen, { plan, steps, norms, run }: NetworkPicture, palette: Palette, x: AtStep): void {
  let strongest = 0
  for (let t = 0; t < steps; t++) if (norms[t] < Infinity) strongest = Math.max(strongest, norms[t])
  on.fillStyle = palette.prediction
  const until = steps - 1 - run * steps
  for (let t = steps - 1; t >= plan.from && t > until; t--) {
    const left = reach(norms[t], strongest)
    if (left === 0) continue
    on.globalAlpha = 0.7 + 0.3 * left
    const height = 1 + 5 * left
    on.fillRect(x(t) - plan.dx / 2, plan.rail - height / 2, plan.dx, height)
  }
  on.globalAlpha = 1
}

/** The prediction, and the truth that it is to land on. */
function output(on: Pen, picture: NetworkPicture, palette: Palette): void {
  const { plan, prediction, truth } = picture
  on.lineWidth = 4
  on.strokeStyle = palette.truthSoft
  on.beginPath()
  on.arc(plan.output, outputLevel(picture, truth), 6.5, 0, 2 * Math.PI)
  on.stroke()
  if (!Number.isFinite(prediction)) return
  on.fillStyle = palette.prediction
  dot(on, plan.output, outputLevel(picture, prediction), 4)
}

/** What is pointed at: the step's column, and the unit's course over the window, drawn over the inputs. */
function course(on: Pen, picture: NetworkPicture, palette: Palette, x: AtStep): void {
  const { plan, steps, units, hidden, most, pointed } = picture
  if (!pointed) return
  on.strokeStyle = palette.ink
  on.lineWidth = 1
  const foot = plan.top + plan.dy * (plan.units.length - 1)
  on.strokeRect(x(pointed.step) - plan.radius - 2.5, plan.top - plan.radius - 2.5, 2 * plan.radius + 5, foot - plan.top + 2 * plan.radius + 5)
  if (pointed.row === null) return
  const unit = plan.units[pointed.row]
  on.lineWidth = 2
  on.beginPath()
  on.arc(x(pointed.step), plan.top + pointed.row * plan.dy, plan.radius + 1, 0, 2 * Math.PI)
  on.stroke()
  const middle = (plan.wave.top + plan.wave.bottom) / 2
  const half = (plan.wave.bottom - plan.wave.top) / 2 - 2
  on.lineWidth = 1.6
  on.beginPath()
  for (let t = plan.from; t < steps; t++) {
    const value = hidden[t * units + unit] / most
    if (Number.isFinite(value)) on.lineTo(x(t), middle - half * Math.max(-1, Math.min(1, value)))
  }
  on.stroke()
}

/** How wide the longest of the words is. */
export function widthOfWords(on: Pen, { output, back }: NetworkPicture['words'], palette: Palette): number {
  setFont(on, fontOf(palette))
  return Math.max(on.measureText(output).width, on.measureText(back).width)
}

function fontOf({ scale, font }: Palette): string {
  return `${Math.round(11 * scale)}px ${font}`
}

function words(on: Pen, { plan, words, norms, steps }: NetworkPicture, palette: Palette, width: number): void {
  setFont(on, fontOf(palette))
  on.textBaseline = 'middle'
  on.textAlign = 'right'
  on.fillStyle = palette.muted
  on.fillText(words.output, width - 1, plan.wave.bottom - 1)
  if (!(norms[steps - 1] > 0)) return
  on.fillStyle = palette.prediction
  on.fillText(words.back, width - 1, plan.rail)
}
