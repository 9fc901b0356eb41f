// The cells of a heat map. ECharts draws its axes, but not the cells: thousands
// of them take it longer than an animation frame, and here they are one image,
// a pixel a cell, that the browser scales.

import type { Margins } from './plot-area'

export interface Cells {
  columns: number
  rows: number
  /** values[column * rows + order[row]], row 0 at the bottom */
  values: ArrayLike<number>
  /** as they come where there is none */
  order?: readonly number[]
  min: number
  max: number
}

const SHADES = 256

export class HeatMap {
  private readonly context: CanvasRenderingContext2D
  private shades = new Uint32Array(SHADES)
  private colours = ''

  /** The canvas is put where the axes of its chart leave room for it, if it has one. */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    room: Margins | null,
  ) {
    if (room) {
      const { style } = canvas
      style.left = `${room.left}px`
      style.top = `${room.top}px`
      style.width = `calc(100% - ${room.left + room.right}px)`
      style.height = `calc(100% - ${room.top + room.bottom}px)`
    }
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

  paint({ columns, rows, values, order, min, max }: Cells): void {
    if (this.canvas.width !== columns || this.canvas.height !== rows) {
      this.canvas.width = columns
      this.canvas.height = rows
    }
    const image = this.context.createImageData(columns, rows)
    const pixels = new Uint32Array(image.data.buffer)
    for (let column = 0; column < columns; column++) {
      for (let row = 0; row < rows; row++) {
        const share = (values[column * rows + (order ? order[row] : row)] - min) / (max - min)
        const shade = Math.min(SHADES - 1, Math.max(0, Math.round(share * (SHADES - 1))))
        pixels[(rows - 1 - row) * columns + column] = this.shades[shade]
      }
    }
    this.context.putImageData(image, 0, 0)
  }
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
