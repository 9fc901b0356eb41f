// The cells of the hidden-state chart. ECharts draws its axes, but not the
// cells: thousands of them take it longer than an animation frame, and here
// they are one image, a pixel a cell, that the browser scales.

import { roundUp, type Range } from './plot-area'

export interface Cells {
  columns: number
  rows: number
  /** values[column * rows + row], row 0 at the bottom */
  values: Float64Array
  min: number
  max: number
}

const SHADES = 256

export class HeatMap {
  private readonly context: CanvasRenderingContext2D
  private shades = new Uint32Array(SHADES)
  private colours = ''

  constructor(private readonly canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no 2d canvas')
    this.context = context
  }

  /** Takes the colours of the scale, from its low end to its high end, as #rrggbb. */
  setColours(colours: readonly string[]): void {
    if (colours.join() === this.colours) return
    this.colours = colours.join()
    this.shades = shades(colours.map(parseColour))
  }

  paint({ columns, rows, values, min, max }: Cells): void {
    if (this.canvas.width !== columns || this.canvas.height !== rows) {
      this.canvas.width = columns
      this.canvas.height = rows
    }
    const image = this.context.createImageData(columns, rows)
    const pixels = new Uint32Array(image.data.buffer)
    for (let column = 0; column < columns; column++) {
      for (let row = 0; row < rows; row++) {
        const share = (values[column * rows + row] - min) / (max - min)
        const shade = Math.min(SHADES - 1, Math.max(0, Math.round(share * (SHADES - 1))))
        pixels[(rows - 1 - row) * columns + column] = this.shades[shade]
      }
    }
    this.context.putImageData(image, 0, 0)
  }
}

/**
 * What the shades span: the states there are, on round numbers so that the shades seldom change their meaning, and not so
 * closely that a trifle looks like a difference. Of tanh the middle shade is 0.
 */
export function heatRange(activation: string, values: Float64Array): Range {
  let least = Infinity
  let most = -Infinity
  for (const value of values) {
    // A network whose numbers ran away has states that are none.
    if (!Number.isFinite(value)) continue
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  if (least > most) least = most = 0
  if (activation === 'tanh') {
    const max = Math.max(0.2, tenths(Math.ceil, Math.max(-least, most)))
    return { min: -max, max }
  }
  if (activation === 'sigmoid') {
    const max = Math.max(0.2, tenths(Math.ceil, most))
    return { min: Math.min(tenths(Math.floor, least), tenths(Math.round, max - 0.2)), max }
  }
  return { min: 0, max: roundUp(Math.max(0.1, most)) }
}

/** Rounded to a tenth; what misses it by less than can be seen counts as it. */
function tenths(round: (x: number) => number, x: number): number {
  const near = Math.round(10 * x)
  return (Math.abs(10 * x - near) < 0.01 ? near : round(10 * x)) / 10
}

type Colour = [red: number, green: number, blue: number]

function parseColour(text: string): Colour {
  const value = Number.parseInt(text.replace('#', ''), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

/** The scale as pixels, in the byte order of ImageData. */
function shades(stops: Colour[]): Uint32Array<ArrayBuffer> {
  const bytes = new Uint8ClampedArray(4 * SHADES)
  for (let i = 0; i < SHADES; i++) {
    const at = (i / (SHADES - 1)) * (stops.length - 1)
    const from = Math.min(stops.length - 2, Math.floor(at))
    for (let part = 0; part < 3; part++) {
      bytes[4 * i + part] = stops[from][part] + (at - from) * (stops[from + 1][part] - stops[from][part])
    }
    bytes[4 * i + 3] = 255
  }
  return new Uint32Array(bytes.buffer)
}
