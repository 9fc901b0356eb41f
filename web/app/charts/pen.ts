// What is painted with, and how it is kept from costing a browser more than the painting.

export type Pen = CanvasRenderingContext2D

/** The font that a pen has: to say it again has the browser look at the styles of the page. */
const fonts = new WeakMap<Pen, string>()

export function penOf(canvas: HTMLCanvasElement): Pen {
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no 2d canvas')
  return pen
}

/** Makes the canvas as large as it is to be, in its own pixels; what was on it is gone if that is another size. */
export function fit(pen: Pen, width: number, height: number): void {
  const { canvas } = pen
  if (canvas.width === width && canvas.height === height) return
  Object.assign(canvas, { width, height })
  fonts.delete(pen)
}

/** Not between save and restore, which would take the font away again. */
export function setFont(pen: Pen, font: string): void {
  if (fonts.get(pen) === font) return
  fonts.set(pen, font)
  pen.font = font
}
