// The charts of a run as one picture, as they are on the page now: colours,
// language and all.

import type { Palette } from '../charts/palette'

/** Pixels of the picture for one of the page, enough for print and slides. */
export const RATIO = 2

export interface Part {
  title: string
  aside: string
  keys: { name: string; color: string; dash?: number[]; width: number; opacity?: number; dot?: number }[]
  /** drawn at RATIO */
  chart: HTMLCanvasElement
}

const MARGIN = 28
const TOP = 52
const HEAD = 34
const GAP = 22
const BETWEEN = 40

/** Columns of charts, one beside the other, under a title. */
export function picture(title: string, subtitle: string, columns: readonly (readonly Part[])[], palette: Palette): HTMLCanvasElement {
  const widths = columns.map((parts) => Math.max(...parts.map(({ chart }) => chart.width)) / RATIO)
  const heights = columns.map((parts) => parts.reduce((sum, { chart }) => sum + HEAD + chart.height / RATIO + GAP, -GAP))
  const width = widths.reduce((sum, w) => sum + w + BETWEEN, 2 * MARGIN - BETWEEN)
  const height = 2 * MARGIN + TOP + Math.max(...heights)
  const canvas = document.createElement('canvas')
  canvas.width = width * RATIO
  canvas.height = height * RATIO
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser draws no pictures')
  pen.scale(RATIO, RATIO)
  pen.fillStyle = palette.paper
  pen.fillRect(0, 0, width, height)
  write(pen, title, MARGIN, MARGIN + 18, `620 19px ${palette.font}`, palette.ink, width - 2 * MARGIN)
  write(pen, subtitle, MARGIN, MARGIN + 40, `13px ${palette.font}`, palette.muted, width - 2 * MARGIN)
  let x = MARGIN
  columns.forEach((parts, i) => {
    let y = MARGIN + TOP
    for (const part of parts) {
      y += HEAD
      drawHead(pen, part, x, y - 12, widths[i] ?? 0, palette)
      pen.drawImage(part.chart, x, y, part.chart.width / RATIO, part.chart.height / RATIO)
      y += part.chart.height / RATIO + GAP
    }
    x += (widths[i] ?? 0) + BETWEEN
  })
  return canvas
}

/** Title, figure and keys on one line; what does not fit at the right is left out before it overlaps. */
function drawHead(pen: CanvasRenderingContext2D, part: Part, x: number, y: number, width: number, palette: Palette): void {
  let left = x + write(pen, part.title, x, y, `620 15px ${palette.font}`, palette.ink) + 10
  left += write(pen, part.aside, left, y, `13px ${palette.font}`, palette.muted) + 16
  pen.font = `12px ${palette.font}`
  let right = x + width
  for (const { name, color, dash = [], width: line, opacity = 1, dot = 0 } of [...part.keys].reverse()) {
    const size = pen.measureText(name).width
    if (right - size - 28 < left) return
    right -= size
    write(pen, name, right, y, `12px ${palette.font}`, palette.muted)
    right -= 28
    pen.globalAlpha = opacity
    pen.beginPath()
    pen.strokeStyle = color
    pen.lineWidth = line
    pen.setLineDash(dash)
    pen.moveTo(right, y - 4)
    pen.lineTo(right + 22, y - 4)
    pen.stroke()
    pen.setLineDash([])
    pen.fillStyle = color
    pen.beginPath()
    pen.arc(right + 11, y - 4, dot / 2, 0, 2 * Math.PI)
    pen.fill()
    pen.globalAlpha = 1
    right -= 14
  }
}

/** Writes a line and says how wide it came out. */
function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, font: string, color: string, most?: number): number {
  pen.font = font
  pen.fillStyle = color
  pen.fillText(text, x, y, most)
  return pen.measureText(text).width
}
