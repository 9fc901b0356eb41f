// What to call a run: the preset it is nearest to, and how it differs from it.

import { chosen } from '../page/format'
import type { Translate } from '../page/i18n'
import { differences, nearestPreset, type Config, type Schema } from '../settings/settings'

/** The preset that a configuration is exactly, but perhaps for the seed. */
export function rungOf(config: Config, schema: Schema): string | null {
  const found = schema.presets.find((preset) => differences(config, preset.config, schema).every((name) => name === 'seed'))
  return found?.name ?? null
}

export function runLabel(config: Config, schema: Schema, t: Translate): string {
  const preset = nearestPreset(config, schema)
  const differing = differences(config, preset.config, schema)
  const shown = differing.slice(0, 2).map((name) => {
    const value = config[name]
    return t('run.setting', { name: t(`setting.${name}.name`), value: typeof value === 'number' ? chosen(value) : t(`option.${name}.${value}`) })
  })
  if (differing.length > 2) shown.push(t('run.more', { count: differing.length - 2 }))
  return [t(`preset.${preset.name}.name`), ...shown].join(t('run.and'))
}
