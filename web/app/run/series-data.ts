// Which values of a series the records of a set are to predict.

import type { RecordSet, SeriesData } from '../trainer/protocol'

/** How many records a set has: record i is to predict values[first[set] + i]. */
export function recordCount({ first, known }: Pick<SeriesData, 'first' | 'known'>, set: RecordSet): number {
  return (set === 'train' ? first.validation : known) - first[set]
}

/** The values that a set's records are to predict. */
export function targets(data: SeriesData, set: RecordSet): Float64Array {
  return data.values.subarray(data.first[set], data.first[set] + recordCount(data, set))
}

/** The values after the known ones, which no record is made of. */
export function beyond({ values, known }: SeriesData): Float64Array {
  return values.subarray(known)
}
