// A reader's own text: out of bytes in their encodings, counted as Go counts it, and refused for what is named.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { decodeText } from '../files/kept-text'
import { countText, divided, leastLetters, MOST_TEXT, textProblem } from '../symbols/given-text'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

test('bytes are text in UTF-8, and in UTF-16 that says so', () => {
  assert.equal(decodeText(bytesOf('春眠不觉晓')), '春眠不觉晓')
  assert.equal(decodeText(bytesOf('\ufeffmarked')), 'marked')
  assert.equal(decodeText(bytesOf('one\r\ntwo\rthree\n')), 'one\ntwo\nthree\n')
  assert.equal(decodeText(Uint8Array.of(0xff, 0xfe, 0x25, 0x66, 0x41, 0)), '春A')
  assert.equal(decodeText(Uint8Array.of(0xfe, 0xff, 0x66, 0x25, 0, 0x41)), '春A')
  // 春 in GB 18030, a picture, UTF-16 that does not say so, half of it missing.
  for (const bytes of [
    [0xb4, 0xba],
    [0x89, 0x50, 0x4e, 0x47, 0],
    [0x41, 0, 0x42, 0],
    [0xff, 0xfe, 0x25],
  ]) {
    assert.equal(decodeText(Uint8Array.from(bytes)), undefined, String(bytes))
  }
})

test('letters are counted once each, whatever their script', () => {
  assert.deepEqual(countText('aab'), { letters: 3, different: 2, bytes: 3 })
  for (const text of ['né 春眠 🙂🙂', '']) {
    assert.deepEqual(countText(text), { letters: [...text].length, different: new Set(text).size, bytes: bytesOf(text).length })
  }
})

test('a text that cannot be learned is told by why', () => {
  const of = (text: string, steps = 64) => textProblem(countText(text), steps)
  const least = leastLetters(64)
  assert.equal(of('ab'.repeat(least / 2)), undefined)
  assert.equal(of('ab'.repeat(least / 2).slice(1)), 'short')
  assert.equal(of('a'.repeat(least)), 'one')
  assert.equal(of('春'.repeat(Math.floor(MOST_TEXT / 3)) + 'a'), undefined)
  assert.equal(of('春'.repeat(Math.ceil(MOST_TEXT / 3))), 'long')
  const { train, each } = divided(least)
  assert.deepEqual([train + 2 * each, each > 64 - 64 / 4], [least, true])
})

test('the longest text is that of the Go program, and the shortest is none that it refuses', () => {
  const [, shifted] = /MostText += (\d+ << \d+)/.exec(readFileSync('rnn/task/text.go', 'utf8'))!
  const [factor, by] = shifted!.split(' << ').map(Number)
  assert.equal(MOST_TEXT, factor! * 2 ** by!)
  // As many letters are at least as many bytes, and a part of them holds what text.go asks of it: TestTextMayBeAsShortAsItsParts.
  assert.equal(leastLetters(64), Number(/LeastText += (\d+)/.exec(readFileSync('rnn/task/text.go', 'utf8'))![1]))
  assert.deepEqual([leastLetters(68), leastLetters(128)], [1040, 1940])
})
