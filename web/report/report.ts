// Draws the report's charts as the page does: definitions and figures come from
// Go, and what is made of them is the page's own code.

import type { Definitions } from '../app/charts/definition'
import { compose, type Drawing } from '../app/charts/drawing'
import { HeatMap } from '../app/charts/heat-map'
import { readPalette, type Palette } from '../app/charts/palette'
import { chosen, measured } from '../app/page/format'
import { distinct } from '../app/run/floors'
import { gradientDrawing, heatRange, hiddenDrawing, stateColours } from '../app/views/inside-drawing'
import { lossDrawing, type Losses } from '../app/views/loss-drawing'
import { residualDrawing } from '../app/views/residual-drawing'
import { forecastDrawing, predictionDrawing, type Forecast, type Predicted } from '../app/views/series-drawing'
import * as echarts from '../vendor/echarts.js'

interface Hidden {
  steps: number
  units: number
  activation: string
  values: number[]
}

interface Figures {
  loss: Omit<Losses, 'floors'> & { floors: readonly { rule: string; validation: number }[] }
  predictionTrain: Predicted
  predictionValidation: Predicted
  predictionTest: Predicted
  forecast: Forecast
  hidden: Hidden
  gradient: number[]
}

function content<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent ?? '') as T
}

const definitions = content<Definitions>('definitions')
const figures = content<Record<string, Figures>>('figures')
const words = content<Record<string, string>>('words')

function t(key: string, values: Record<string, string | number> = {}): string {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}

function losses(loss: Figures['loss'], palette: Palette): Drawing {
  const floors = distinct(loss.floors).map(({ rule, validation }) => ({ name: t(`floor.${rule}`), loss: validation }))
  const describe = ({ index }: { index: number }): string =>
    [index, `${t('legend.train')} ${measured(loss.train[index])}`, `${t('legend.validation')} ${measured(loss.validation[index])}`].join('\n')
  return { ...lossDrawing({ ...loss, floors }, palette), describe }
}

function drawing(chart: string, of: Figures, palette: Palette): Drawing {
  switch (chart) {
    case 'loss':
      return losses(of.loss, palette)
    case 'predictionTrain':
    case 'predictionValidation':
    case 'predictionTest':
      return predictionDrawing(of[chart], palette, { t })
    case 'residual':
      return residualDrawing(predictionDrawing(of.predictionValidation, palette, { t }), palette, { t })
    case 'forecast':
      return forecastDrawing(of.forecast, palette, { t })
    case 'hidden':
      return hiddenDrawing(of.hidden.steps, of.hidden.units)
    case 'gradient':
      return gradientDrawing(of.gradient, palette, { t })
  }
  throw new Error(`no chart ${chart}`)
}

/** The cells over the axes of the hidden states, the ends of their scale, and what is under the pointer. */
function cells(host: HTMLElement, hidden: Hidden): (palette: Palette) => void {
  const { steps, units, values } = hidden
  const canvas = document.createElement('canvas')
  canvas.className = 'cells'
  host.append(canvas)
  const map = new HeatMap(canvas, definitions['hidden'].grid)
  const range = heatRange(hidden.activation, values)
  const figure = host.closest('figure')
  figure?.querySelector('.heat')?.classList.toggle('signed', range.min < 0)
  for (const [end, value] of [
    ['low', range.min],
    ['high', range.max],
  ] as const)
    figure?.querySelector(`.${end}`)?.replaceChildren(chosen(value))
  canvas.addEventListener('pointermove', (event) => {
    const box = canvas.getBoundingClientRect()
    const step = Math.min(steps - 1, Math.floor(((event.clientX - box.left) / box.width) * steps))
    const unit = Math.min(units - 1, Math.floor(((box.bottom - event.clientY) / box.height) * units))
    canvas.title = t('hidden.cell', { step: step + 1, unit: unit + 1, value: measured(values[step * units + unit]) })
  })
  return (palette) => {
    map.setColours(stateColours(range, palette))
    map.paint({ columns: steps, rows: units, values, ...range })
  }
}

const palettes = window.matchMedia('(prefers-color-scheme: dark)')
for (const host of document.querySelectorAll<HTMLElement>('.chart')) {
  const { preset = '', chart = '' } = host.dataset
  const canvas = document.createElement('div')
  canvas.className = 'canvas'
  host.append(canvas)
  const drawn = echarts.init(canvas, null, { renderer: 'canvas' })
  const paintCells = chart === 'hidden' ? cells(host, figures[preset].hidden) : undefined
  const paint = (): void => {
    const palette = readPalette()
    drawn.setOption(compose(definitions[chart], drawing(chart, figures[preset], palette), palette, (axis) => t(`axis.${axis}`)))
    paintCells?.(palette)
  }
  paint()
  palettes.addEventListener('change', paint)
  new ResizeObserver(() => drawn.resize()).observe(host)
}
