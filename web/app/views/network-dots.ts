// The states of the unrolled network, some six hundred dots: as an image of a pixel a state, scaled, out of which the dots are
// stamped. Drawn one by one they would take a browser six times as long as all the rest of the network.

import { HeatMap } from '../charts/heat-map'
import type { Palette } from '../charts/palette'
import { fit, penOf, type Pen } from '../charts/pen'
import type { NetworkPicture } from './network-picture'
import type { NetworkPlan } from './network-plan'

/** How wide a dot's edge is, px, and how strong. */
const EDGE = { width: 0.5, strength: 0.5 }
/** What is left of states that the reader does not look at yet. */
const UNSEEN = 0.25

/** Where the dots are, in pixels of the canvas: with the room around each. */
interface Field {
  left: number
  top: number
  /** of one state */
  across: number
  down: number
}

export class NetworkDots {
  private readonly cells = document.createElement('canvas')
  private readonly map = new HeatMap(this.cells, null)
  /** The stamps, all dots of each: their shapes and their edges. */
  private readonly shapes = penOf(document.createElement('canvas'))
  private readonly edges = penOf(document.createElement('canvas'))
  private readonly layer = penOf(document.createElement('canvas'))
  private cut = ''

  paint(on: Pen, ratio: number, { plan, steps, units, hidden, most, pointed }: NetworkPicture, palette: Palette): void {
    const [columns, rows] = [steps - plan.from, plan.units.length]
    const field = this.stamps(plan, columns, ratio, palette)
    const values = new Float64Array(columns * rows)
    for (let column = 0; column < columns; column++) {
      // The map's first row is the lowest.
      for (let row = 0; row < rows; row++) values[column * rows + rows - 1 - row] = hidden[(plan.from + column) * units + plan.units[row]]
    }
    this.map.setColours([palette.negative, palette.paper, palette.positive])
    this.map.paint({ columns, rows, values, min: -most, max: most })

    const { layer } = this
    const { width, height } = layer.canvas
    const [inside, insideTop] = [field.left - Math.floor(field.left), field.top - Math.floor(field.top)]
    layer.imageSmoothingEnabled = false
    layer.globalCompositeOperation = 'copy'
    layer.drawImage(this.cells, inside, insideTop, columns * field.across, rows * field.down)
    if (pointed) {
      layer.globalCompositeOperation = 'destination-out'
      layer.globalAlpha = 1 - UNSEEN
      layer.fillRect(inside + (pointed.step + 1 - plan.from) * field.across, 0, width, height)
      layer.globalAlpha = 1
    }
    layer.globalCompositeOperation = 'source-atop'
    layer.drawImage(this.edges.canvas, 0, 0)
    layer.globalCompositeOperation = 'destination-in'
    layer.drawImage(this.shapes.canvas, 0, 0)
    on.save()
    on.setTransform(1, 0, 0, 1, 0, 0)
    on.drawImage(layer.canvas, Math.floor(field.left), Math.floor(field.top))
    on.restore()
  }

  /** Cuts the stamps, if those of another plan were cut last. */
  private stamps(plan: NetworkPlan, columns: number, ratio: number, palette: Palette): Field {
    const { left, top, dx, dy, radius, units } = plan
    const alone = 2 * (radius + 1)
    const field = {
      left: ratio * (left - (dx || alone) / 2),
      top: ratio * (top - (dy || alone) / 2),
      across: ratio * (dx || alone),
      down: ratio * (dy || alone),
    }
    const cut = [left, top, dx, dy, radius, units.length, columns, ratio, palette.faint].join()
    if (cut === this.cut) return field
    this.cut = cut
    const [width, height] = [Math.ceil(columns * field.across) + 1, Math.ceil(units.length * field.down) + 1]
    const { shapes, edges } = this
    fit(this.layer, width, height)
    for (const pen of [shapes, edges]) {
      fit(pen, width, height)
      pen.setTransform(1, 0, 0, 1, 0, 0)
      pen.clearRect(0, 0, width, height)
      pen.setTransform(ratio, 0, 0, ratio, -Math.floor(field.left), -Math.floor(field.top))
      pen.lineWidth = EDGE.width
      pen.strokeStyle = palette.faint
    }
    edges.globalAlpha = EDGE.strength
    for (let column = 0; column < columns; column++) {
      for (let row = 0; row < units.length; row++) {
        const [x, y] = [left + column * dx, top + row * dy]
        circle(shapes, x, y, radius + EDGE.width / 2)
        shapes.fill()
        circle(edges, x, y, radius)
        edges.stroke()
      }
    }
    return field
  }
}

function circle(pen: Pen, x: number, y: number, radius: number): void {
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
}
