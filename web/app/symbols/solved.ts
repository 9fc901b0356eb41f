// Ten seeds of one network, and how many of them the judge has found solved.

import type { Trial } from './messages'

export const SEEDS = 10

/** What has come of one seed; without a trial it waits for a worker. */
export interface Seed {
  seed: number
  trial?: Trial
  /** it was given up, by the reader or by a worker that broke */
  ended?: boolean
}

export const isOver = ({ trial, ended }: Seed): boolean => ended === true || trial?.over === true

/** How many sequences each solved seed had seen when the judge found it, in ascending order. */
export const solvedAfter = (seeds: readonly Seed[]): number[] => seeds.flatMap(({ trial }) => (trial?.solved ? [trial.judged] : [])).sort((a, b) => a - b)

/** After how many sequences half of those that are solved were; the later of two in the middle. */
export function median(solved: readonly number[]): number | undefined {
  return solved[solved.length >> 1]
}

/** The steps of the curve: from each place on so many are solved. It begins with none and ends where anybody has got to. */
export function steps(seeds: readonly Seed[]): { seen: number; solved: number }[] {
  const furthest = Math.max(0, ...seeds.map(({ trial }) => trial?.seen ?? 0))
  const solved = solvedAfter(seeds)
  return [{ seen: 0, solved: 0 }, ...solved.map((seen, i) => ({ seen, solved: i + 1 })), { seen: furthest, solved: solved.length }]
}
