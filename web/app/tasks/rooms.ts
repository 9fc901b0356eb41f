// The table of tasks on the page, by the names of rnn/task.

import { sine } from './sine'
import type { TaskRoom } from './task-room'

export const ROOMS: Readonly<Record<string, TaskRoom>> = { sine }

/** The room of a task, which has to be in the table: the trainer knows no other. */
export function roomOf(task: string, rooms = ROOMS): TaskRoom {
  if (!Object.hasOwn(rooms, task)) throw new Error(`there is no room for the task ${task}`)
  return rooms[task]!
}
