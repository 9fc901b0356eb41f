// Settings that do not go together. What each needs of the others is data, the rules of schema.json; this reads them. The core
// refuses what breaks one; the page keeps a reader from it, says why, and puts right what a link holds. Go's word is the last.

import type { Config, Field, FieldName, Rule, Schema } from './schema'

/** A field that breaks a rule. */
export interface Clash {
  field: FieldName
  /** the field that it does not go with */
  other: FieldName
  /** what goes */
  instead: string | number
}

export interface Lock {
  field: FieldName
  /** key of the text that says why */
  reason: `lock.${string}`
}

/** Everything in a config that does not go together; each rule is read with what those before it need put right. */
export function clashes(config: Config, schema: Schema): Clash[] {
  const found: Clash[] = []
  const mended = { ...config }
  for (const rule of schema.rules) {
    const clash = applies(rule, mended) && broken(rule, mended)
    if (!clash) continue
    found.push(clash)
    set(mended, clash.field, clash.instead)
  }
  return found
}

/** The fields that cannot be changed as things are, or would change nothing. */
export function locks(config: Config, schema: Schema): Lock[] {
  return schema.rules
    .filter((rule) => (rule.unused || rule.must !== undefined) && applies(rule, config))
    .map(({ field, name }): Lock => ({ field, reason: `lock.${name}` }))
}

/** The configuration with one field changed and the others brought into line with it; `also` names those that had to change. */
export function withChange<F extends FieldName>(config: Config, field: F, value: Config[F], schema: Schema): { config: Config; also: FieldName[] } {
  const wanted: Config = { ...config, [field]: value }
  const made = { ...wanted }
  for (const rule of schema.rules) {
    const clash = applies(rule, made) && broken(rule, made)
    if (!clash) continue
    // A number that is too small is named where it was typed, but for a 0 that stands for another number.
    if (rule.atLeast === undefined || !(Number(made[rule.field]) < rule.atLeast)) set(made, clash.field, clash.instead)
    else if (made[rule.field] === 0) set(made, rule.field, made[zeroOf(schema.fields, rule.field) ?? rule.field])
  }
  const also = (Object.keys(made) as FieldName[]).filter((name) => made[name] !== wanted[name])
  return { config: made, also }
}

export function set(config: Config, name: FieldName, value: string | number): void {
  // The field's kind was checked against the schema, which the type of Config does not know.
  Object.assign(config, { [name]: value })
}

function applies({ when }: Rule, config: Config): boolean {
  if (!when) return true
  return when.not === undefined ? config[when.field] === when.is : config[when.field] !== when.not
}

/** How a config breaks a rule that applies to it. */
function broken({ when, field, must, atLeast = -Infinity, atMost, else: instead, unused }: Rule, config: Config): Clash | undefined {
  if (unused) return undefined
  if (must !== undefined) return config[field] === must ? undefined : { field, other: when?.field ?? field, instead: must }
  const value = config[field]
  const most = atMost ? Number(config[atMost]) : Infinity
  if (Number(value) < atLeast) return { field, other: when?.field ?? field, instead: Math.min(instead ?? atLeast, most) }
  if (Number(value) > most) return { field, other: atMost ?? field, instead: most }
  return undefined
}

function zeroOf(fields: Field[], name: FieldName): FieldName | undefined {
  const field = fields.find((candidate) => candidate.name === name)
  return field && field.kind !== 'enum' ? field.zero : undefined
}
