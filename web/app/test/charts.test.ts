// What views give the charts, laid over the definitions from Go.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layOver, seriesOf, type Definition, type Definitions, type Option } from '../charts/definition'
import { compose, points, type Drawing, type Mark } from '../charts/drawing'
import { enlarged } from '../charts/enlarged'
import { floorMarks } from '../charts/floors'
import type { Palette } from '../charts/palette'
import { decades, labelEvery, place, powerOfTen, powers, roundNumbers, seriesRange } from '../charts/plot-area'
import { gradientDrawing, heatRange, hiddenDrawing } from '../views/inside-drawing'
import { lossDrawing, raceDrawing } from '../views/loss-drawing'
import { residualDrawing, residualsOf } from '../views/residual-drawing'
import { forecastDrawing, predictionDrawing } from '../views/series-drawing'
import en from '../text/en.json'
import zh from '../text/zh.json'
import definitionsFile from './charts.json'

const definitions = definitionsFile as unknown as Definitions
const palette: Palette = {
  ink: 'ink',
  muted: 'muted',
  faint: 'faint',
  line: 'line',
  paper: 'paper',
  truth: 'truth',
  truthSoft: 'truth-soft',
  prediction: 'prediction',
  pins: ['p1', 'p2', 'p3', 'p4'],
  negative: 'negative',
  positive: 'positive',
  font: 'font',
  scale: 1,
}
const words = { t: (key: string) => key }
const nameOf = (key: string): string => `${key}, in words`
const sine = (from: number, count: number) => Float64Array.from({ length: count }, (_, i) => Math.sin(from + i))
const falling = Array.from({ length: 26 }, (_, epoch) => 0.5 * 10 ** (-epoch / 4))

/** Everything that a chart can be given, of every chart. */
const drawings: Record<string, Drawing> = {
  loss: lossDrawing(
    {
      epochs: 25,
      train: falling,
      validation: falling,
      expected: [1e-9],
      pins: [0, 1, 2, 3].map((style) => ({ style, validation: falling })),
      floors: [
        { name: 'zero', loss: 0.2485 },
        { name: 'last', loss: 0.231 },
        { name: 'linear', loss: 1e-30 },
      ],
    },
    palette,
  ),
  race: raceDrawing(
    [1, 2, 3].map(() => ({ losses: falling, seconds: falling.map((_, i) => i / 10) })),
    25,
    null,
    palette,
  ),
  raceSeconds: raceDrawing(
    [1, 2, 3].map(() => ({ losses: falling, seconds: falling.map((_, i) => i / 10) })),
    25,
    2.5,
    palette,
  ),
  predictionTrain: predictionDrawing({ first: 50, truth: sine(50, 100), prediction: sine(50, 100), printed: sine(50, 100) }, palette, words),
  predictionValidation: predictionDrawing({ first: 150, truth: sine(150, 50), prediction: sine(150, 50) }, palette, words),
  residual: residualDrawing(
    predictionDrawing({ first: 150, truth: sine(150, 50), prediction: sine(150, 50).map((value) => value + 1e-3) }, palette, words),
    palette,
    words,
  ),
  forecast: forecastDrawing({ first: 160, known: 200, truth: sine(160, 100), forecast: sine(200, 60) }, palette, words),
  hidden: hiddenDrawing(50, 100),
  gradient: gradientDrawing([0, 0, 1e-8, 1e-3, 0.1], palette, words),
}

/** Paths of everything in an option that is no object and no list of objects. */
function leaves(option: unknown, path = ''): Map<string, unknown> {
  if (Array.isArray(option) && option.length > 0 && option.every((item) => typeof item === 'object')) {
    return new Map(option.flatMap((item: Option, i) => [...leaves(item, `${path}[${String(item['id'] ?? i)}]`)]))
  }
  if (typeof option !== 'object' || option === null || Array.isArray(option) || ArrayBuffer.isView(option)) return new Map([[path, option]])
  return new Map(Object.entries(option).flatMap(([key, value]) => [...leaves(value, `${path}.${key}`)]))
}

test('every chart that is defined is drawn, and nothing that its definition says is said again', () => {
  assert.deepEqual(Object.keys(drawings).sort(), Object.keys(definitions).sort())
  // Of a series the definition says that it has no data yet.
  const data = /^\.series\[[^\]]+\]\.data$/
  const named = /^\.[xy]Axis\[0\]\.name$/
  let owned = 0
  for (const [name, definition] of Object.entries(definitions)) {
    const made = leaves(compose(definition, drawings[name], palette, nameOf))
    const drawn = new Set(drawings[name].series.map((series) => series.name))
    for (const [path, value] of leaves(definition)) {
      const series = /^\.series\[([^\]]+)\]/.exec(path)?.[1]
      if (data.test(path) || named.test(path) || path === '.series' || (series && !drawn.has(series))) continue
      assert.deepEqual(made.get(path), value, `${name}: ${path}`)
      owned++
    }
  }
  assert.ok(owned > 300, `${owned} settings compared`)
})

test('what is laid over a definition is data, colours, words and ranges', () => {
  const given = /\.(color|backgroundColor|borderColor|fontFamily|formatter|min|max|interval|data(\[\d+\]\..*)?|showSymbol)$/
  for (const [name, definition] of Object.entries(definitions)) {
    const defined = leaves(definition)
    for (const path of leaves(compose(definition, drawings[name], palette, nameOf)).keys()) {
      if (!defined.has(path)) assert.match(path, given, `${name} is given ${path}`)
    }
  }
})

test('things that are counted keep their count as label, numbers are written as a reader wants them', () => {
  const label = (chart: string, side: string): Option =>
    (compose(definitions[chart], drawings[chart], palette, nameOf)[side] as { axisLabel: Option }[])[0].axisLabel
  const steps = label('hidden', 'xAxis')['interval'] as (i: number) => boolean
  assert.deepEqual([0, 1, 8, 9, 19, 49].filter(steps), [0, 9, 19, 49])
  assert.equal(label('hidden', 'yAxis')['formatter'], undefined)
  assert.equal((label('loss', 'yAxis')['formatter'] as (x: number) => string)(1e-3), '10⁻³')
  assert.equal((label('forecast', 'yAxis')['formatter'] as (x: number) => string)(-1), '−1')
})

test('the axes of every chart are named in both languages, and the picture that is kept has the names', () => {
  for (const [language, texts] of Object.entries({ en, zh })) {
    for (const [chart, definition] of Object.entries(definitions)) {
      const made = compose(definition, drawings[chart], palette, (key) => (texts as Record<string, string>)[`axis.${key}`] ?? '')
      for (const side of ['xAxis', 'yAxis'] as const) {
        const [{ name }] = made[side] as [{ name: string }]
        assert.notEqual(name, '', `${language}: ${chart}, ${side}`)
      }
    }
  }
})

test('a series that is not defined is refused', () => {
  const drawing = { ...drawings['hidden'], series: [{ name: 'ghost', color: 'ink', y: [1] }] }
  assert.throws(() => compose(definitions['hidden'], drawing, palette, nameOf), /no series ghost/)
  assert.equal(seriesOf(definitions['loss'], 'train').type, 'line')
})

test('an option is laid over another: an object over each element of a list, the rest replaced, what was there untouched', () => {
  const data = new Float64Array([1, 2])
  const base = { grid: [{ left: 2, top: 1 }], tooltip: { show: true, confine: true }, data: [] }
  const before = structuredClone(base)
  const made = layOver(base, { grid: { left: 5 }, tooltip: { show: false }, data })
  assert.deepEqual(made, { grid: [{ left: 5, top: 1 }], tooltip: { show: false, confine: true }, data })
  assert.equal(made['data'], data)
  assert.deepEqual(base, before)
})

test('points are pairs; a log axis leaves out what it cannot show, and one point alone is a dot', () => {
  assert.deepEqual(points({ x: 3, y: [1, 2] }, false), new Float64Array([3, 1, 4, 2]))
  assert.deepEqual(points({ x: [0.5, 0.7], y: [1, 2] }, false), new Float64Array([0.5, 1, 0.7, 2]))
  assert.deepEqual(points({ y: [1, 0, Number.NaN, Infinity, 0.5] }, true), new Float64Array([0, 1, 4, 0.5]))
  const dotted = (train: number[]) =>
    seriesIn(compose(definitions['loss'], lossDrawing({ epochs: 9, train, validation: [], floors: [] }, palette), palette, nameOf), 'train')['showSymbol']
  assert.equal(dotted([0.5]), true)
  assert.equal(dotted([0.5, 0.4]), false)
})

function seriesIn(option: Option, name: string): Option {
  return (option['series'] as Option[]).find((series) => series['name'] === name)!
}

test('the tooltip says what is under the pointer', () => {
  const say = (definition: Definition, drawing: Drawing, seriesName: string, dataIndex: number): string => {
    const { formatter } = compose(definition, drawing, palette, nameOf)['tooltip'] as { formatter(points: object[]): string }
    assert.equal(formatter([]), '')
    return formatter([{ seriesName, dataIndex }])
  }
  assert.equal(
    say(definitions['predictionTrain'], drawings['predictionTrain'], 'truth', 2),
    'n = 52\nlegend.truth 0.987\nlegend.prediction 0.987\nlegend.printed 0.987',
  )
  assert.equal(say(definitions['forecast'], drawings['forecast'], 'truth', 2), 'n = 162\nlegend.truth −0.978')
  assert.equal(say(definitions['forecast'], drawings['forecast'], 'prediction', 0), 'n = 200\nlegend.truth −0.873\nlegend.prediction −0.873')
})

test('a gradient that is not there is a stub', () => {
  const [bars, stubs] = drawings['gradient'].series
  assert.deepEqual(bars.y, [Number.NaN, Number.NaN, Number.NaN, 1e-3, 0.1])
  assert.deepEqual(bars.marks, [{ x: 1, name: 'gradient.cut' }])
  assert.ok(stubs.y[0] > 1e-8 && stubs.y[0] < 1e-7 && Number.isNaN(stubs.y[4]))
  assert.equal((seriesIn(compose(definitions['gradient'], drawings['gradient'], palette, nameOf), 'gradient')['data'] as unknown[])[0], '-')
})

test('axes are on whole decades and round numbers', () => {
  assert.deepEqual(decades([]), { min: 1e-3, max: 1 })
  assert.deepEqual(decades([0.5, 2e-6], [1231]), { min: 1e-6, max: 1e4 })
  assert.deepEqual(decades([1e-5, Number.NaN, 0, Infinity]), { min: 1e-5, max: 1 })
  assert.equal(labelEvery({ min: 1e-8, max: 1 }), 1)
  assert.equal(labelEvery({ min: 1e-12, max: 1e4 }), 2)
  assert.deepEqual(powers({ min: 1e-3, max: 1 }), [1e-3, 1e-2, 1e-1, 1])
  assert.deepEqual(powers({ min: 1e-12, max: 1e-1 }), [1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-2])
  assert.equal(place(5, { min: 0, max: 10 }, 100, 200), 150)
  assert.deepEqual([1e-8, 0.1, 1, 10, 1e4].map(powerOfTen), ['10⁻⁸', '10⁻¹', '1', '10', '10⁴'])
  assert.deepEqual(roundNumbers({ min: 0, max: 25 }, 5), [5, 10, 15, 20])
  assert.deepEqual(roundNumbers({ min: 50, max: 149 }, 5), [60, 80, 100, 120, 140])
  assert.deepEqual(roundNumbers({ min: -1.2, max: 1.2 }, 3), [-1, 0, 1])
  assert.deepEqual(roundNumbers({ min: -0.5, max: 0.5 }, 3), [-0.3, 0, 0.3])
})

test('the range of a series leaves a little room, and makes more for predictions', () => {
  const wave = sine(0, 200)
  assert.deepEqual(seriesRange(wave, [0.3, -0.9]), { min: -1.2, max: 1.2 })
  assert.deepEqual(seriesRange(sine(150, 50), [0.3]), { min: -1.2, max: 1.2 })
  assert.deepEqual(seriesRange(wave, [48.7], undefined), { min: -1.2, max: 50 })
  assert.deepEqual(seriesRange(wave, [-1.3, Number.NaN]), { min: -1.5, max: 1.2 })
  assert.deepEqual(seriesRange([100, 600], [650]), { min: 50, max: 650 })
  assert.deepEqual(seriesRange([100, 600], [20]), { min: 20, max: 650 })
  assert.deepEqual(seriesRange([5, 5]), { min: 4.8, max: 5.2 })
  assert.deepEqual(seriesRange([]), { min: 0, max: 1 })
})

test('the shades of the hidden states span what there is, on round numbers', () => {
  const range = (activation: string, ...values: number[]) => heatRange(activation, Float64Array.from(values))
  assert.deepEqual(range('sigmoid', 0.33, 0.687), { min: 0.3, max: 0.7 })
  assert.deepEqual(range('sigmoid', 0.156, 0.52), { min: 0.1, max: 0.6 })
  assert.deepEqual(range('sigmoid', 0.377, 1), { min: 0.3, max: 1 })
  assert.deepEqual(range('sigmoid', 1, 1), { min: 0.8, max: 1 })
  assert.deepEqual(range('sigmoid', 0, 1e-9), { min: 0, max: 0.2 })
  assert.deepEqual(range('tanh', -0.64, 0.3), { min: -0.7, max: 0.7 })
  assert.deepEqual(range('tanh', -0.01, 0.02), { min: -0.2, max: 0.2 })
  assert.deepEqual(range('relu', 0, 1.238), { min: 0, max: 1.5 })
  assert.deepEqual(range('relu', 0, 0), { min: 0, max: 0.1 })
})

/** Where the names stand, highest line first. */
const said = (marks: Mark[]): string[] => marks.map((mark) => ('y' in mark ? `${mark.name.replaceAll('\n', ' / ')} ${mark.place.replace('inside', '')}` : ''))

test('the name of a floor stands above its line unless a curve is there', () => {
  const one = (curve: number[], range = { min: 1e-3, max: 1 }) => said(floorMarks([{ name: 'zero', loss: 0.25 }], [curve], range, 25).on)
  const falls = Array.from({ length: 26 }, (_, epoch) => (epoch < 12 ? 0.5 : 0.01))
  assert.deepEqual(one(falls), ['zero EndTop'])
  assert.deepEqual(one(falls.slice(0, 8)), ['zero EndTop'])
  assert.deepEqual(one([]), ['zero EndTop'])
  assert.deepEqual(one(Array(26).fill(0.4)), ['zero EndBottom'])
  // A long name needs more of the width, and Chinese more for a character.
  const falling = Array.from({ length: 26 }, (_, epoch) => (epoch < 20 ? 0.4 : 0.01))
  const placed = (name: string) => floorMarks([{ name, loss: 0.25 }], [falling], { min: 1e-3, max: 1 }, 25).on.map((mark) => 'place' in mark && mark.place)
  assert.deepEqual(placed('zero'), ['insideEndTop'])
  assert.deepEqual(placed('repeating the last value'), ['insideEndBottom'])
  assert.deepEqual(placed('重复上一个值'), ['insideEndBottom'])
  // Far above, or on the line itself, a curve is not in the way.
  assert.deepEqual(one(Array(26).fill(900), { min: 1e-3, max: 1e3 }), ['zero EndTop'])
  assert.deepEqual(one(Array(26).fill(0.26)), ['zero EndTop'])
  // At the top of the plot there is no room.
  assert.deepEqual(said(floorMarks([{ name: 'zero', loss: 0.99 }], [], { min: 1e-3, max: 1 }, 25).on), ['zero EndBottom'])
})

test('in a low plot a name that would lie on the axis stays away, and its line stays', () => {
  const floors = [
    { name: 'last', loss: 0.231 },
    { name: 'zero', loss: 0.2485 },
  ]
  const low = (plot: number, min = 1e-3) => said(floorMarks(floors, [falling], { min, max: 1 }, 25, plot).on)
  assert.deepEqual(low(256), ['zero EndTop', 'last EndBottom'])
  assert.deepEqual(low(66), ['zero EndTop', 'last EndBottom'])
  assert.deepEqual(low(28), [' EndTop', ' EndBottom'])
  // The edge is that of the floor below the axis, too.
  const on = (...more: { name: string; loss: number }[]) => said(floorMarks([...floors, ...more], [], { min: 1e-2, max: 10 }, 25, 50).on)
  assert.deepEqual(on(), ['zero EndTop', 'last EndBottom'])
  assert.deepEqual(on({ name: 'linear', loss: 1e-30 }), ['zero / last EndTop', ' EndTop'])
})

test('such a name stands at the lower edge, behind dots like the line’s, where no curve and no line is', () => {
  const floors = [
    { name: 'repeating the last value', loss: 0.231 },
    { name: 'always predicting 0', loss: 0.2485 },
    { name: 'linear', loss: 1e-30 },
  ]
  // Of the preset that the page opens with, in the frame of an embed.
  const falls = Array.from({ length: 26 }, (_, epoch) => (epoch < 12 ? 0.4 : 10 ** (-(epoch - 9) / 2)))
  const edge = (curve: number[], plot = 134) => said(floorMarks(floors, [curve], { min: 1e-6, max: 1 }, 25, plot).below)
  assert.deepEqual(edge(falls), ['··· always predicting 0 / ··· repeating the last value / ↓ linear StartTop'])
  // In a lower plot, or where a curve comes there at both ends, there is no room for so many.
  assert.deepEqual(edge(falls, 66), ['··· always predicting 0 / ↓ linear StartTop'])
  assert.deepEqual(edge(falls, 28), ['↓ linear StartTop'])
  assert.deepEqual(edge(falls.map((loss, epoch) => (epoch === 3 ? 2e-6 : loss))), ['↓ linear EndTop'])
  assert.deepEqual(said(floorMarks(floors, [falls], { min: 1e-6, max: 1 }, 25, 134).on), [' EndTop', ' EndBottom'])
})

test('floors that are nearly one have their names on both sides of it, or a row each on the side that is free', () => {
  const range = { min: 1e-6, max: 1 }
  const floors = [
    { name: 'last', loss: 0.231 },
    { name: 'zero', loss: 0.2485 },
  ]
  const near = (...curves: number[][]) => said(floorMarks(floors, curves, range, 25).on)
  assert.deepEqual(near(falling), ['zero EndTop', 'last EndBottom'])
  assert.deepEqual(near(Array(26).fill(0.4)), [' EndTop', 'zero / last EndBottom'])
  assert.deepEqual(near(Array(26).fill(0.1)), ['zero / last EndTop', ' EndTop'])
  assert.deepEqual(near(Array(26).fill(0.1), Array(26).fill(0.4)), ['zero EndTop', 'last EndBottom'])
  assert.deepEqual(said(floorMarks([...floors, { name: 'season', loss: 0.2 }], [falling], range, 25).on), ['zero EndTop', ' EndTop', 'last / season EndBottom'])
  assert.deepEqual(
    said(
      floorMarks(
        [
          { name: 'zero', loss: 0.25 },
          { name: 'season', loss: 1e-4 },
        ],
        [],
        range,
        25,
      ).on,
    ),
    ['zero EndTop', 'season EndTop'],
  )
})

test('a floor below the axis is named at its edge, where no curve is', () => {
  const floors = [
    { name: 'zero', loss: 0.25 },
    { name: 'linear', loss: 1e-30 },
  ]
  const below = (curve: number[]) => floorMarks(floors, [curve], { min: 1e-7, max: 1 }, 25)
  assert.deepEqual(below(falling).below, [{ y: 1e-7, name: '↓ linear', place: 'insideStartTop' }])
  assert.equal(below(falling).on.length, 1)
  assert.deepEqual(said(below([0.5, ...Array(25).fill(1.2e-7)]).below), ['↓ linear EndTop'])
  assert.deepEqual(
    said(
      floorMarks(
        [
          { name: 'exact', loss: 0 },
          { name: 'linear', loss: 1e-30 },
        ],
        [],
        { min: 1e-7, max: 1 },
        25,
      ).below,
    ),
    ['↓ linear / ↓ exact StartTop'],
  )
  assert.deepEqual(floorMarks([{ name: 'none', loss: Number.NaN }], [], { min: 1e-7, max: 1 }, 25), { on: [], below: [] })
  // The axis goes as far down as the curves, not as the floors.
  assert.deepEqual(lossDrawing({ epochs: 25, train: [], validation: [0.5], floors }, palette).y, { min: 1e-3, max: 1 })
  assert.deepEqual(lossDrawing({ epochs: 25, train: [], validation: [0.5], floors: [{ name: 'zero', loss: 40 }] }, palette).y, { min: 1e-3, max: 100 })
})

test('the strip of errors: how far off each prediction is, on an axis that runs share, whatever goes wrong', () => {
  const strip = (prediction: Float64Array): Drawing =>
    residualDrawing(predictionDrawing({ first: 150, truth: sine(150, 4), prediction }, palette, words), palette, words)
  const off = (...by: number[]): Float64Array => sine(150, 4).map((value, i) => value + by[i])
  const [third, fourth] = [strip(off(2e-3, -1e-3, 1e-3, 0)), strip(off(3e-4, -2e-4, 1e-4, 1e-4))]
  assert.deepEqual(
    [third.x, third.y],
    [
      { min: 150, max: 153 },
      { min: 1e-6, max: 1 },
    ],
  )
  assert.deepEqual(fourth.y, third.y)
  const [{ y, x, marks }] = third.series
  assert.equal(x, 150)
  assert.ok(Math.abs(y[1] - 1e-3) < 1e-12 && y[3] === 1e-6)
  assert.ok('y' in marks![0] && Math.abs(marks![0].y - Math.sqrt(6e-6 / 4)) < 1e-12)
  assert.match(third.describe!({ series: 'residual', index: 1 }), /^n = 151\n.*0\.00100$/)
  // Nearly exact, exact, far off, and no numbers at all.
  assert.deepEqual(strip(off(1e-12, 1e-12, 1e-12, 1e-12)).y, { min: 1e-15, max: 1 })
  assert.deepEqual(strip(off(0, 0, 0, 0)).series[0].marks, [])
  assert.equal((strip(off(0, 40, 0, 0)).y as { max: number }).max, 100)
  assert.deepEqual(strip(off(NaN, NaN, NaN, Infinity)).y, { min: 1e-6, max: 1 })
  assert.deepEqual(residualsOf(predictionDrawing({ first: 7, truth: [1, 2], prediction: [1, 4] }, palette, words)), { first: 7, errors: Float64Array.of(0, 2) })
})

test('for larger text the words of a chart grow, and the room for them, and no line does', () => {
  const { loss, predictionTrain } = enlarged(definitions, 2)
  const [was, now] = [definitions['loss']!, loss!]
  assert.deepEqual(now.grid, { ...was.grid, left: 92, right: 28, top: 40, bottom: 52 })
  assert.deepEqual([now.xAxis[0].axisLabel.fontSize, now.xAxis[0].nameGap, now.xAxis[0].axisLabel.margin], [22, 16, 14])
  assert.deepEqual(seriesOf(now, 'validation').lineStyle, seriesOf(was, 'validation').lineStyle)
  assert.equal(seriesOf(now, 'floors').markLine!.label.lineHeight, 26)
  assert.equal(seriesOf(predictionTrain!, 'truth').symbolSize, seriesOf(definitions['predictionTrain']!, 'truth').symbolSize)
  assert.equal(enlarged(definitions, 1), definitions)
})
