// The style sheet's colours: the dark ones stand twice and must not drift
// apart, and text must be readable in both themes.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const css = readFileSync('web/app/css/tokens.css', 'utf8')

function block(selector: string): Map<string, string> {
  const start = css.indexOf(selector)
  assert.ok(start >= 0, selector)
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start))
  return new Map([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]))
}

const light = block(':root {')
const dark = block(":root[data-theme='dark']")

function luminance(colour: string | undefined): number {
  assert.match(colour ?? '', /^#[0-9a-f]{6}$/)
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt((colour ?? '').slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string | undefined, b: string | undefined): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

test('the two dark blocks are the same', () => {
  assert.deepEqual(block(":root:not([data-theme='light'])"), dark)
})

test('dark sets every colour that light sets', () => {
  const colours = [...light].filter(([, value]) => value.startsWith('#')).map(([name]) => name)
  for (const name of colours) assert.ok(dark.has(name), name)
})

test('text is readable on paper and on raised panels: WCAG AA, 4.5 to 1', () => {
  for (const [theme, tokens] of Object.entries({ light, dark })) {
    for (const text of ['ink', 'muted', 'truth', 'prediction']) {
      for (const ground of ['paper', 'raised']) {
        assert.ok(
          contrast(tokens.get(text), tokens.get(ground)) >= 4.5,
          `${theme}: ${text} on ${ground} is ${contrast(tokens.get(text), tokens.get(ground)).toFixed(2)}`,
        )
      }
    }
    assert.ok(contrast(tokens.get('on-prediction'), tokens.get('prediction')) >= 4.5, `${theme}: the play button`)
  }
})

test('lines that carry data, and edges of controls, stand out: 3 to 1', () => {
  for (const [theme, tokens] of Object.entries({ light, dark })) {
    for (const line of ['faint', 'edge', 'truth-soft', 'pin-1', 'pin-2', 'pin-3', 'pin-4']) {
      assert.ok(contrast(tokens.get(line), tokens.get('paper')) >= 3, `${theme}: ${line}`)
    }
  }
})
