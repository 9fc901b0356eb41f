// A link is read alike by the page, the frame and the API, which is in Go: both
// hold themselves to the tables beside it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import keys from '../../host/api/link-keys.json'
import table from '../../host/api/testdata/links.json'
import { FRAME_SETTINGS, FRAME_SWITCHES } from '../embed/settings'
import { parseFrameHash } from '../embed/frame/frame-address'
import { formatResult } from '../settings/result'
import { pairsOf } from '../settings/pairs'
import { PAGE_KEYS, PAGE_LISTS, parseHash, type Config } from '../settings/settings'
import { presets, schema } from './sample-schema'

const rows = table as { link: string; reads?: Record<string, string>; refuses?: string }[]

test('page and frame read links as the API does', () => {
  for (const { link, reads, refuses } of rows) {
    for (const { config, problems } of [parseHash(`#${link}`, schema), parseFrameHash(`#${link}`, schema)]) {
      assert.deepEqual(
        problems.map(({ field }) => field),
        refuses === undefined ? [] : [refuses],
        link,
      )
      if (refuses !== undefined) continue
      const from = schema.presets.find(({ name }) => name === (pairsOf(link).get('preset') ?? schema.defaultPreset))!
      for (const { name } of schema.fields) assert.equal(String(config[name as keyof Config]), reads![name] ?? String(from.config[name]), `${link}: ${name}`)
    }
  }
})

test('the API knows what a link may say besides its settings', () => {
  assert.deepEqual(keys.page, [...Object.keys(PAGE_KEYS), ...Object.keys(PAGE_LISTS)])
  assert.deepEqual(keys.frame, [...FRAME_SETTINGS, ...FRAME_SWITCHES])
  assert.deepEqual(keys.result, [...pairsOf(formatResult({ loss: 1, hash: '0'.repeat(16) }, presets.adam, schema)).keys()])
  // And the frame knows them all, whatever it takes for each.
  for (const key of Object.values(keys).flat())
    assert.ok(!parseFrameHash(`#${key}=on`, schema).problems.some(({ field, reason }) => field === key && reason === 'unknown'), key)
})
