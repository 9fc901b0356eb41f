// Settings that do not go together. The core refuses such combinations
// (Config.Validate); the page keeps a reader from making them and says why.

import { PRINTED_NEEDS, type Config, type FieldName } from './settings'

export interface Lock {
  field: FieldName
  /** key of the text that says why */
  reason: 'lock.printed' | 'lock.cell' | 'lock.clip'
}

/** The fields that cannot be changed as things are. */
export function locks(config: Config): Lock[] {
  const locked: Lock[] = []
  if (config.gradient === 'printed') {
    for (const field of Object.keys(PRINTED_NEEDS) as FieldName[]) locked.push({ field, reason: 'lock.printed' })
  }
  if (config.cell !== 'elman') locked.push({ field: 'activation', reason: 'lock.cell' }, { field: 'input', reason: 'lock.cell' })
  if (config.clip === 'none') locked.push({ field: 'clipAt', reason: 'lock.clip' })
  return locked
}

/** The configuration with one field changed and the others brought into line with it; `also` names those that had to change. */
export function withChange<F extends FieldName>(config: Config, field: F, value: Config[F]): { config: Config; also: FieldName[] } {
  const wanted: Config = { ...config, [field]: value }
  const made: Config = { ...wanted, ...(wanted.gradient === 'printed' ? PRINTED_NEEDS : {}) }
  if (made.cell !== 'elman') made.input = 'shared'
  made.truncate = Math.min(made.truncate, made.steps)
  // The printed update walks back a given number of steps: it has no "all".
  if (made.gradient === 'printed' && made.truncate === 0) made.truncate = made.steps
  const also = (Object.keys(made) as FieldName[]).filter((name) => made[name] !== wanted[name])
  return { config: made, also }
}
