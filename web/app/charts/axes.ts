// Where a drawing's values are on its chart, and what its axes say: by the rules of ECharts, which draws the same charts where a
// reader asks for more than to look.

import { chosen } from '../page/format'
import type { AxisDefinition, Definition } from './definition'
import { labelEveryOf, nameOfCounted, type Axis, type Drawing } from './drawing'
import { place, powerOfTen, powers, roundNumbers, type Range } from './plot-area'

/** ECharts' own count of parts for an axis that is not defined with one. */
const PARTS = 5
/** Nearer to each other than this, px, two labels are one too many. */
const APART = 3

export interface Label {
  /** px along its axis */
  at: number
  text: string
}

export class Axes {
  /** edges of the plot, px */
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly along: readonly Label[]
  readonly up: readonly Label[]
  private readonly x: Range
  private readonly y: Range
  private readonly log: boolean

  /** width says how wide a label's text is. */
  constructor(
    { grid, xAxis: [xAxis], yAxis: [yAxis] }: Definition,
    { x, y }: Pick<Drawing, 'x' | 'y'>,
    size: { width: number; height: number },
    width: (text: string) => number,
  ) {
    this.left = grid.left
    this.right = size.width - grid.right
    this.top = grid.top
    this.bottom = size.height - grid.bottom
    this.log = yAxis.type === 'log'
    this.x = spanOf(x)
    this.y = spanOf(y)
    const half = ({ text }: Label): number => width(text) / 2
    this.along = apart(
      labels(xAxis, x, (value) => this.across(value)),
      xAxis,
      half,
    )
    this.up = apart(
      labels(yAxis, y, (value) => this.down(value)),
      yAxis,
      () => yAxis.axisLabel.fontSize / 2,
    )
  }

  /** px from the left of a value, or of a thing's number on a counted axis. */
  across(value: number): number {
    return place(value, this.x, this.left, this.right)
  }

  /** px from the top. */
  down(value: number): number {
    if (!this.log) return place(value, this.y, this.bottom, this.top)
    return place(Math.log10(value), { min: Math.log10(this.y.min), max: Math.log10(this.y.max) }, this.bottom, this.top)
  }
}

/** What an axis spans. Each of counted things has a place of its own around its number, the first is 0. */
function spanOf(axis: Axis): Range {
  return 'count' in axis ? { min: -0.5, max: axis.count - 0.5 } : axis
}

function labels(defined: AxisDefinition, axis: Axis, at: (value: number) => number): Label[] {
  if ('count' in axis) {
    const every = labelEveryOf(axis.count)
    const name = nameOfCounted(axis)
    const all = Array.from({ length: axis.count }, (_, i) => i)
    return all.filter((i) => i === 0 || (i + 1) % every === 0).map((i) => ({ at: at(i), text: name(i) }))
  }
  if (defined.type === 'log') return powers(axis, defined.splitNumber).map((value) => ({ at: at(value), text: powerOfTen(value) }))
  const between = roundNumbers(axis, defined.splitNumber ?? PARTS, defined.minInterval ?? 0)
  const { showMinLabel, showMaxLabel } = defined.axisLabel
  const values = [...(showMinLabel === false ? [] : [axis.min]), ...between, ...(showMaxLabel === false ? [] : [axis.max])]
  return values.map((value) => ({ at: at(value), text: chosen(value) }))
}

/** Without those that others would be too near to; of the last two the one that the definition wants, else the round one. */
function apart(all: Label[], { axisLabel }: AxisDefinition, half: (label: Label) => number): Label[] {
  const near = (a: Label | undefined, b: Label | undefined): boolean => !!a && !!b && Math.abs(b.at - a.at) < half(a) + half(b) + APART
  const kept: Label[] = []
  const last = all.at(-1)
  for (const label of all) {
    if (near(kept.at(-1), label)) continue
    if (axisLabel.showMaxLabel && label !== last && near(label, last)) continue
    kept.push(label)
  }
  return kept
}
