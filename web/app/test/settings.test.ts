import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatHash, nearestPreset, parseHash, validate, type Config } from '../settings/settings'
import { presets, schema } from './sample-schema'

const reasons = (hash: string) => parseHash(hash, schema).problems.map((p) => `${p.field} ${p.reason}`)

test('an empty hash is the default preset', () => {
  for (const hash of ['', '#', '#&&']) {
    assert.deepEqual(parseHash(hash, schema), { config: presets.adam, preset: 'adam', page: {}, problems: [] })
  }
})

test('a hash changes fields of its preset', () => {
  const { config, preset, page, problems } = parseHash('#preset=printed&hidden=32&seed=4294967295&learningRate=2.5e-4&lang=zh&theme=dark', schema)
  assert.deepEqual(config, { ...presets.printed, hidden: 32, seed: 4294967295, learningRate: 2.5e-4 })
  assert.equal(preset, 'printed')
  assert.deepEqual(page, { lang: 'zh', theme: 'dark' })
  assert.deepEqual(problems, [])
})

test('parsing does not change the presets of the schema', () => {
  const before = structuredClone(schema)
  parseHash('#hidden=1&truncate=120', schema)
  assert.deepEqual(schema, before)
})

test('every config survives the way through a hash', () => {
  const configs: Config[] = [
    presets.adam,
    presets.printed,
    { ...presets.adam, hidden: 7, learningRate: 1e-6, clipAt: 0.1 + 0.2, seed: 4294967295, truncate: 0, patience: 3 },
    { ...presets.printed, gradient: 'exact', activation: 'relu', batch: 100, learningRate: 1.2345678901234567e-5 },
  ]
  for (const config of configs) {
    for (const preset of [undefined, 'printed', 'adam', 'no such preset']) {
      const back = parseHash(formatHash(config, schema, { lang: 'en' }, preset), schema)
      assert.deepEqual(back.config, config)
      assert.deepEqual(back.problems, [])
      assert.deepEqual(back.page, { lang: 'en' })
    }
  }
})

test('a hash holds what differs from the preset, and nothing else', () => {
  assert.equal(formatHash(presets.adam, schema), '#preset=adam')
  assert.equal(formatHash({ ...presets.adam, hidden: 32, seed: 7 }, schema, { theme: 'dark' }), '#preset=adam&hidden=32&seed=7&theme=dark')
  assert.equal(formatHash({ ...presets.printed, seed: 7 }, schema), '#preset=printed&seed=7')
  assert.equal(formatHash(presets.printed, schema, {}, 'gradient'), '#preset=gradient&gradient=printed')
})

test('the nearest preset is the one with the fewest differences', () => {
  assert.equal(nearestPreset({ ...presets.printed, hidden: 3 }, schema).name, 'printed')
  assert.equal(nearestPreset(presets.adam, schema).name, 'adam')
})

test('bad values are named and replaced by those of the preset', () => {
  const bad: Record<string, string> = {
    'hidden=abc': 'hidden number',
    'hidden=': 'hidden number',
    hidden: 'hidden number',
    'hidden=NaN': 'hidden number',
    'hidden=Infinity': 'hidden number',
    'hidden=0x10': 'hidden number',
    'hidden=1e999': 'hidden range',
    'hidden=0': 'hidden range',
    'hidden=257': 'hidden range',
    'hidden=1.5': 'hidden whole',
    'seed=-1': 'seed range',
    'seed=4294967296': 'seed range',
    'learningRate=0': 'learningRate range',
    'learningRate=1e-7': 'learningRate range',
    'activation=TANH': 'activation option',
    'activation=': 'activation option',
    'lang=fr': 'lang option',
    'preset=nonsense': 'preset unknown',
    'colour=red': 'colour unknown',
    '__proto__=1': '__proto__ unknown',
    'constructor=1': 'constructor unknown',
    '=5': ' unknown',
    '%zz=%E0%A4%A': '%zz unknown',
  }
  for (const [hash, problem] of Object.entries(bad)) {
    assert.deepEqual(reasons('#' + hash), [problem], hash)
    assert.deepEqual(parseHash('#' + hash, schema).config, presets.adam, hash)
  }
})

test('of a repeated key the first value counts', () => {
  const { config, problems } = parseHash('#hidden=5&hidden=6&hidden=7', schema)
  assert.equal(config.hidden, 5)
  assert.deepEqual(
    problems.map((p) => [p.field, p.value, p.reason]),
    [
      ['hidden', '6', 'repeated'],
      ['hidden', '7', 'repeated'],
    ],
  )
})

test('a plus in a number is a plus, and percent signs are decoded', () => {
  assert.equal(parseHash('#learningRate=1e+0', schema).config.learningRate, 1)
  assert.equal(parseHash('#%68idden=%33', schema).config.hidden, 3)
})

test('all problems of a hash are named, in full only where they are short', () => {
  const { problems, config } = parseHash(`#hidden=x&steps=1&nonsense=${'y'.repeat(1000)}&seed=9`, schema)
  assert.deepEqual(
    problems.map((p) => p.field),
    ['hidden', 'steps', 'nonsense'],
  )
  assert.equal(problems[2]!.value.length, 60)
  assert.equal(config.seed, 9)
})

test('settings that do not go together are named and made to', () => {
  const cut = parseHash('#steps=3', schema)
  assert.deepEqual(cut.problems, [{ field: 'truncate', value: '5', reason: 'together', other: 'steps' }])
  assert.equal(cut.config.truncate, 3)

  const gated = parseHash('#preset=gradient&cell=lstm&layers=2', schema)
  assert.deepEqual(gated.problems, [{ field: 'input', value: 'perStep', reason: 'together', other: 'cell' }])
  assert.deepEqual([gated.config.cell, gated.config.input, gated.config.layers], ['lstm', 'shared', 2])

  const ungated = parseHash('#preset=printed&cell=gru&layers=3', schema)
  assert.deepEqual(
    ungated.problems.map((p) => p.field),
    ['cell', 'layers'],
  )
  assert.deepEqual(ungated.config, presets.printed)

  const printed = parseHash('#preset=adam&gradient=printed&truncate=0&batch=4', schema)
  assert.deepEqual(printed.problems.map((p) => p.field).sort(), ['activation', 'batch', 'optimizer', 'truncate'])
  assert.deepEqual(validate(printed.config, schema), [])
  // What such a link has always trained.
  assert.equal(printed.config.truncate, 5)
  assert.equal(parseHash('#preset=printed&truncate=0&steps=3', schema).config.truncate, 3)
})

test('whatever the hash, the config is valid', () => {
  const values = ['', '0', '1', '-1', '3', '120', '1e9', 'NaN', 'printed', 'gradient', 'adam', 'perStep', 'lstm', 'relu', 'value', '%', '+']
  const names = [...schema.fields.map((f) => f.name), 'preset', 'lang', 'other']
  let state = 1
  const next = (n: number) => (state = (state * 48271) % 2147483647) % n
  for (let i = 0; i < 2000; i++) {
    const hash = Array.from({ length: next(8) }, () => `${names[next(names.length)]}=${values[next(values.length)]}`).join('&')
    assert.deepEqual(validate(parseHash(hash, schema).config, schema), [], hash)
  }
})

test('validate names every bad field', () => {
  const config = { ...presets.adam, hidden: 1.5, seed: NaN, clip: 'sometimes', epochs: '25' as unknown as number }
  assert.deepEqual(
    validate(config, schema).map((p) => `${p.field} ${p.reason}`),
    ['hidden whole', 'clip option', 'epochs number', 'seed number'],
  )
  assert.deepEqual(validate({ ...presets.printed, batch: 2 }, schema), [{ field: 'batch', value: '2', reason: 'together', other: 'gradient' }])
})

test('a link hides parts by their names, and one that is none is said', () => {
  const { page, problems } = parseHash('#preset=adam&hide=race,files&lock=on', schema)
  assert.deepEqual([page, problems], [{ hide: 'files,race', lock: 'on' }, []])
  assert.equal(parseHash(formatHash(presets.adam, schema, page), schema).page.hide, 'files,race')
  for (const wrong of ['everything', 'race,', 'constructor']) {
    const { page, problems } = parseHash(`#hide=${wrong}`, schema)
    assert.deepEqual([page, problems], [{}, [{ field: 'hide', value: wrong, reason: 'option' }]])
  }
})
