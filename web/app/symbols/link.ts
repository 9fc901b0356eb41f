// The link of an attempt: which exercise, which network, which seed, whether to train at once, and what the training came to.
// A text of the reader's own it does not carry; it says its name.

import { formatPairs, readPairs } from '../settings/pairs'

/** Of a link that says none. */
export const FIRST_SEED = 1
export const LAST_SEED = 2 ** 32 - 1

export interface SymbolsLink {
  task: string
  /** empty for the last of the ladder */
  rung: string
  seed: number
  train: boolean
  /** the name of the text that was learned, where it is the reader's own */
  own?: string
  /** of the last weights and all losses of whoever made the link, 16 hex digits */
  bits?: string
}

/** Why a link is not opened: about which of its fields. */
export interface LinkProblem {
  field: (typeof FIELDS)[number]
  value: string
}

export const isLinkProblem = (of: object): of is LinkProblem => 'field' in of

export const FIELDS = ['task', 'rung', 'seed', 'train', 'own', 'bits'] as const
const NAME = /^[a-z][a-z0-9-]{0,39}$/

/** What a hash says; undefined if it names no exercise. Whether there is such a one the Go program knows. */
export function readSymbolsLink(hash: string): SymbolsLink | LinkProblem | undefined {
  const { given, repeated } = readPairs(hash)
  const task = given.get('task')
  if (task === undefined) return undefined
  const wrong = (field: LinkProblem['field'], value: string): LinkProblem => ({ field, value: value.slice(0, 40) })
  for (const field of FIELDS) {
    const twice = repeated.find(([key]) => key === field)
    if (twice) return wrong(field, twice[1])
  }
  const { rung = '', seed = String(FIRST_SEED), train = 'no' } = { rung: given.get('rung'), seed: given.get('seed'), train: given.get('train') }
  if (!NAME.test(task)) return wrong('task', task)
  if (rung !== '' && !NAME.test(rung)) return wrong('rung', rung)
  if (!/^\d{1,10}$/.test(seed) || Number(seed) > LAST_SEED) return wrong('seed', seed)
  if (train !== 'yes' && train !== 'no') return wrong('train', train)
  const link: SymbolsLink = { task, rung, seed: Number(seed), train: train === 'yes' }
  const [own, bits] = [given.get('own'), given.get('bits')]
  if (own !== undefined) {
    if (!/^[0-9a-f]{8}$/.test(own)) return wrong('own', own)
    link.own = own
  }
  if (bits !== undefined) {
    if (!/^[0-9a-f]{16}$/.test(bits)) return wrong('bits', bits)
    link.bits = bits
  }
  return link
}

export function formatSymbolsLink({ task, rung, seed, train, own, bits }: SymbolsLink): string {
  const pairs: [string, string][] = [['task', task]]
  if (rung !== '') pairs.push(['rung', rung])
  pairs.push(['seed', String(seed)])
  if (own) pairs.push(['own', own])
  if (train) pairs.push(['train', 'yes'])
  if (bits) pairs.push(['bits', bits])
  return formatPairs(pairs)
}
