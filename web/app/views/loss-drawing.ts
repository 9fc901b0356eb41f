// Charts of losses by epoch: of a run beside pinned ones, and of a race.

import type { Drawing } from '../charts/drawing'
import { floorMarks, type Floor } from '../charts/floors'
import type { Palette } from '../charts/palette'
import { decades } from '../charts/plot-area'

export interface Losses {
  /** what the axis spans */
  epochs: number
  train: ArrayLike<number>
  validation: ArrayLike<number>
  floors: readonly Floor[]
  /** losses that the run will have: the axis makes room for them from the start */
  expected?: readonly number[]
  pins?: readonly { style: number; validation: readonly number[] }[]
  /** height of the plot, px, where it may be low */
  plot?: number
}

export function lossDrawing({ epochs, train, validation, floors, expected = [], pins = [], plot }: Losses, palette: Palette): Drawing {
  const pinned = pins.map((pin) => pin.validation)
  const reached = decades(train, validation, expected, ...pinned)
  // The axis makes room for floors above the curves; those below it are named at its edge.
  const height = decades(
    [reached.min, reached.max],
    floors.map(({ loss }) => Math.max(loss, reached.min)),
  )
  const marks = floorMarks(floors, [train, validation, ...pinned], height, epochs, plot)
  return {
    x: { min: 0, max: epochs },
    y: height,
    series: [
      ...pins.map((pin) => ({ name: `pin-${pin.style + 1}`, color: palette.pins[pin.style], y: pin.validation, still: true as const })),
      { name: 'train', color: palette.faint, y: train, grows: true },
      { name: 'validation', color: palette.ink, y: validation, grows: true },
      { name: 'floors', color: palette.muted, y: [], marks: marks.on },
      { name: 'floorsBelow', color: palette.muted, y: [], marks: marks.below },
    ],
  }
}

export interface Lane {
  losses: readonly number[]
  seconds: readonly number[]
}

/** Validation losses of a race against the epoch or, if seconds says until when, the time of training. */
export function raceDrawing(lanes: readonly Lane[], epochs: number, seconds: number | null, palette: Palette): Drawing {
  return {
    x: { min: 0, max: seconds ?? epochs },
    y: decades(...lanes.map((lane) => lane.losses)),
    series: lanes.map((lane, i) => ({
      name: `lane-${i + 1}`,
      color: palette.pins[i],
      x: seconds === null ? 0 : lane.seconds,
      y: lane.losses,
      grows: true,
    })),
  }
}
