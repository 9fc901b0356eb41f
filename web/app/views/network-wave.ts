// The foot of the network's picture: the values of the window as dots on the
// curve that they are taken from, the window as a bracket under them, and the
// next value, which is predicted.

import type { Palette } from '../charts/palette'
import type { Pen } from '../charts/pen'
import { dot, level, type NetworkPicture } from './network-picture'

/** Parts of the curve between two values. */
const PARTS = 4

export function paintWave(on: Pen, picture: NetworkPicture, palette: Palette): void {
  const { plan, steps, inputs, pointed, away, truth, prediction } = picture
  const { top, bottom } = plan.wave
  const x = (at: number): number => plan.left + (at - plan.from + away) * plan.dx
  const y = (value: number): number => level(picture, value, top + 3, bottom - 3)
  const [left, right] = [plan.left - plan.dx / 2, plan.left + (steps - 1 - plan.from + 0.5) * plan.dx]

  on.save()
  on.beginPath()
  on.rect(left - 3, 0, plan.output + plan.word, bottom + 4)
  on.clip()
  on.strokeStyle = on.fillStyle = palette.truth
  on.globalAlpha = 0.4
  on.lineWidth = 1
  on.beginPath()
  for (let part = PARTS * (plan.from - 1); part <= PARTS * steps; part++) on.lineTo(x(part / PARTS), y(picture.between(part / PARTS)))
  on.stroke()
  const radius = Math.min(2.6, plan.radius)
  const dots = (from: number, to: number): void => {
    on.beginPath()
    for (let t = from; t < to; t++) {
      on.moveTo(x(t) + radius, y(inputs[t]))
      on.arc(x(t), y(inputs[t]), radius, 0, 2 * Math.PI)
    }
    on.fill()
  }
  const seen = pointed ? pointed.step + 1 : steps
  on.globalAlpha = 1
  dots(plan.from, seen)
  on.globalAlpha = 0.2
  if (seen < steps) dots(seen, steps)
  on.restore()

  const next = Math.min(x(steps), plan.output + 22 - plan.word)
  on.strokeStyle = palette.truthSoft
  on.lineWidth = 2.5
  on.beginPath()
  on.arc(next, y(truth), 3.6, 0, 2 * Math.PI)
  on.stroke()
  on.fillStyle = palette.prediction
  if (Number.isFinite(prediction)) dot(on, next, y(prediction), 2.4)

  on.strokeStyle = palette.muted
  on.lineWidth = 1.5
  on.beginPath()
  // Its beginning is left of the picture.
  if (plan.from === 0) on.moveTo(left, bottom - 1)
  on.lineTo(left, bottom + 3)
  on.lineTo(right, bottom + 3)
  on.lineTo(right, bottom - 1)
  on.stroke()
}
