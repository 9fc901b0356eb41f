// What the address of a frame of an exercise holds, or the attributes of the element around it, which come in the same form. Pure: no
// document, no location.

import { Taking, type Looks, type SettingProblem } from '../../embed/frame/taking'
import { EXERCISES, TEXT } from '../../embed/settings'
import { FIRST_SEED, LAST_SEED } from '../link'

export interface ExerciseSettings extends Looks {
  /** an exercise, as the page of symbols calls it */
  task: string
  /** a network of its ladder; empty for the last */
  rung: string
  seed: number
  /** whether the text that is learned is the post's own, which the element around the frame hands over */
  own: boolean
  problems: SettingProblem[]
}

const TASKS = Object.fromEntries(EXERCISES.map((name) => [name, name]))

const OWN = { own: true }

const PAGE_KEYS = ['train', 'own', 'bits'] as const

/** ladders: the names of each exercise's networks, where they are known; without them any will do. */
export function parseExercise(hash: string, ladders?: Readonly<Record<string, readonly string[]>>): ExerciseSettings {
  const of = new Taking(hash)
  const task = of.choose('task', TASKS, EXERCISES[0])
  const names = ladders?.[task]
  const rung = names ? of.choose('rung', Object.fromEntries(names.map((name) => [name, name])), '') : (of.take('rung') ?? '')
  const own = task === TEXT && of.choose('text', OWN, false)
  // The rest of a link is a matter of the page.
  for (const key of PAGE_KEYS) of.take(key)
  return { task, rung, seed: of.seed(FIRST_SEED, LAST_SEED), own, ...of.looks(), problems: of.end() }
}

/** Whether it is another network, or another beginning of the same. */
export function otherNetwork(a: ExerciseSettings, b: ExerciseSettings): boolean {
  return a.task !== b.task || a.rung !== b.rung || a.seed !== b.seed || a.own !== b.own
}
