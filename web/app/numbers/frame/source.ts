// Where the numbers of a frame come from: a task, a link, or a file that the element around it has fetched.

import { fetchJson } from '../../page/assets'
import type { NumbersClient } from '../client'
import { FIRST_SEED } from '../lesson'
import type { NumbersLink } from '../link'
import type { Choice, Note, Problem, Table, Taken } from '../messages'
import type { SeriesSettings } from './address'
import { findColumn } from './column'

export interface Read {
  taken: Taken
  /** of what was read of a file */
  table?: Table
  column?: number
  notes: readonly Note[]
}

export const isProblem = (answer: object): answer is Problem => 'problem' in answer

/** What there is to see of a task without a worker, as the build has written it. */
export async function posterOf({ task, seed }: SeriesSettings): Promise<Read | undefined> {
  if (seed !== FIRST_SEED) return undefined
  const { values, ...rest } = await fetchJson<Omit<Taken, 'values'> & { values: number[] }>(`series-${task}.json`)
  return { taken: { ...rest, values: Float64Array.from(values) }, notes: [] }
}

/** Gives a worker the numbers, and says what it makes of them. */
export async function give(client: NumbersClient, settings: SeriesSettings, from: ArrayBuffer | NumbersLink | undefined): Promise<Read | Problem> {
  const { task, seed, column: wanted, reading, gap, choice } = settings
  if (task !== 'series') return { taken: await client.ask('task', { task, seed }), notes: [] }
  if (!(from instanceof ArrayBuffer)) {
    const taken = await client.ask('numbers', from!)
    return isProblem(taken) ? taken : { taken: await prepared(client, taken, choice), notes: [] }
  }
  const table = await client.ask('read', { file: new Uint8Array(from), ...reading })
  if (isProblem(table)) return table
  const column = findColumn(table, wanted)
  if (typeof column === 'object') return column
  const taken = await client.ask('take', { column, gap })
  if (isProblem(taken)) return taken
  // Whoever names a column need not be told that there are others.
  const notes = table.notes.filter(({ code }) => code !== 'several-found' || wanted === '')
  return { taken: await prepared(client, taken, choice), table, column, notes: [...notes, ...taken.notes] }
}

/** The same numbers with the season and the transform that the author knows better; how many were missing is known of before. */
async function prepared(client: NumbersClient, taken: Taken, choice: Choice): Promise<Taken> {
  if (choice.season === '' && choice.transform === '') return taken
  return { ...(await client.ask('prepare', choice)), missing: taken.missing }
}
