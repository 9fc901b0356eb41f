// What a network keeps from step to step: its states by name, and as a strip, a column a step and a row a unit.

import type { Look, Rung } from './messages'

type Network = Pick<Rung, 'cell' | 'hidden' | 'layers'>

/** Of each number of a state: "h 3", or "c 3" of an LSTM's memory cells; with its layer, where there are several. */
export function stateNames({ cell, hidden, layers }: Network): string[] {
  const names: string[] = []
  for (let layer = 1; layer <= layers; layer++) {
    for (const kind of cell === 'lstm' ? ['h', 'c'] : ['h']) {
      for (let unit = 1; unit <= hidden; unit++) names.push(`${kind} ${layers > 1 ? `${layer}.` : ''}${unit}`)
    }
  }
  return names
}

/** (steps, hidden) of the last layer, from −1 to 1: an LSTM's cells as they are read, by tanh, and h of the others. */
export function memoryOf({ cell, hidden, layers }: Network, { steps, states }: Pick<Look, 'steps' | 'states'>): Float64Array {
  const size = states.length / steps
  const from = cell === 'lstm' ? (2 * layers - 1) * hidden : (layers - 1) * hidden
  return Float64Array.from({ length: steps * hidden }, (_, i) => {
    const value = states[Math.floor(i / hidden) * size + from + (i % hidden)]!
    return cell === 'lstm' ? Math.tanh(value) : value
  })
}

/** Paints numbers from −1 to 1, (steps, units), a pixel each, the first unit on top: the colours of the lab's states, with 0 in their middle. */
export function paintStrip(canvas: HTMLCanvasElement, values: Float64Array, units: number): void {
  const pen = canvas.getContext('2d')
  if (!pen) return
  const style = getComputedStyle(canvas)
  const [paper, negative, positive] = ['paper', 'negative', 'positive'].map((name) => style.getPropertyValue(`--${name}`).trim())
  canvas.width = values.length / units
  canvas.height = units
  pen.fillStyle = paper!
  pen.fillRect(0, 0, canvas.width, units)
  values.forEach((value, i) => {
    pen.globalAlpha = Math.min(1, Math.abs(value))
    pen.fillStyle = value < 0 ? negative! : positive!
    pen.fillRect(Math.floor(i / units), i % units, 1, 1)
  })
}

/** Repaints what was painted in the colours of day, or of night, which the system, the reader, a post or a sheet chooses; what is returned ends that. */
export function onOtherColours(repaint: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const chosen = new MutationObserver(repaint)
  dark.addEventListener('change', repaint)
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => {
    dark.removeEventListener('change', repaint)
    chosen.disconnect()
  }
}
