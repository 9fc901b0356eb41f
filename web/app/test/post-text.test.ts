// A text of a post's own: what the frame makes of what the element hands it, and what is known of its network before it is made.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MOST_FILE_BYTES, readToFrame, type FileNews, type FileState } from '../embed/messages'
import { fillIn, type Language, type Translate } from '../page/i18n'
import { parseExercise } from '../symbols/frame/address'
import { faceOf, type Poster } from '../symbols/frame/poster'
import { PostText } from '../symbols/frame/post-text'
import { readyOf } from '../symbols/frame/tell'
import { leastLetters, MOST_TEXT } from '../symbols/given-text'
import { problemText } from '../symbols/own-text'
import en from '../text/symbols-en.json'
import zh from '../text/symbols-zh.json'

const STEPS = 64
const wordsOf =
  (texts: object, language: Language): Translate =>
  (key, values) => {
    assert.ok(key in texts, key)
    return fillIn((texts as Record<string, string>)[key]!, values, language)
  }
const LANGUAGES = [
  ['en', wordsOf(en, 'en')],
  ['zh', wordsOf(zh, 'zh')],
] as const
const t = LANGUAGES[0][1]

const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer
const utf16 = (text: string): ArrayBuffer => Uint16Array.from(`\ufeff${text}`, (unit) => unit.charCodeAt(0)).buffer

/** What the frame makes of a message, which comes as any other. */
async function given(news: FileNews): Promise<PostText> {
  const message = readToFrame({ rnnlab: 1, type: 'file', ...news })
  assert.ok(message?.type === 'file')
  const text = new PostText()
  await text.take(message)
  return text
}

const VERSES = '春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n'

test('a text is read as the page reads one, whatever its script, its ends of lines and which of two encodings', async () => {
  const chinese = VERSES.repeat(60)
  for (const content of [bytesOf(chinese), bytesOf(`\ufeff${chinese.replaceAll('\n', '\r\n')}`), utf16(chinese)]) {
    const text = await given({ src: 'poems/verses.txt?v=2', content })
    assert.deepEqual([text.text(STEPS), text.problem(STEPS, t)], [chinese, ''])
    assert.match(text.about(t), /: verses\.txt\. It has 1,560 letters, 22 of them different.* 1,404 letters, are to learn from; a twentieth each, 78 letters/)
  }
  assert.match((await given({ src: 'data:text/plain,ab', content: bytesOf('ab'.repeat(800)) })).about(t), /: the text of this post\. It has 1,600/)
})

test('what cannot be had or learned is said in both languages, under the name of the attribute', async () => {
  const least = leastLetters(STEPS)
  assert.equal(least, 1000)
  const states = ['missing', 'address', 'status', 'unreachable', 'big'] as const satisfies FileState[]
  const cases: [FileNews, RegExp, RegExp][] = [
    ...states.map((state): [FileNews, RegExp, RegExp] => [{ src: 'a.txt', state, figure: 404 }, /./, /./]),
    [
      { src: 'a.txt', content: bytesOf('To be, or not to be') },
      /^src: a\.txt is too short: it has 19 letters\. From 1,000 letters on/,
      /只有 19 个字。至少要 1,000 个字/,
    ],
    [{ src: 'a.txt', content: bytesOf('ab'.repeat(least / 2).slice(1)) }, /it has 999 letters/, /只有 999 个字/],
    [{ src: 'a.txt', content: bytesOf('春'.repeat(least)) }, /one letter over and over, 1,000 times/, /重复了 1,000 次/],
    [{ src: 'a.txt', content: bytesOf('') }, /it has 0 letters/, /只有 0 个字/],
    [{ src: 'a.txt', content: bytesOf('ab'.repeat(MOST_TEXT / 2) + 'c') }, /has 2,097,153 bytes\. Up to 2,097,152/, /有 2,097,153 字节。最多能学 2,097,152/],
    [{ src: 'a.txt', content: new ArrayBuffer(MOST_FILE_BYTES) }, /has 10,000,000 bytes/, /有 10,000,000 字节/],
    [{ src: 'a.txt', content: Uint8Array.of(0xb4, 0xba, 0, 1).buffer }, /no text in UTF-8/, /不是 UTF-8 文本/],
  ]
  for (const [news, ...said] of cases) {
    const text = await given(news)
    assert.equal(text.text(STEPS), undefined)
    for (const [i, [, t]] of LANGUAGES.entries()) {
      const problem = text.problem(STEPS, t)
      assert.match(problem, said[i]!)
      assert.ok(/^src[:：]/.test(problem) && !problem.includes('{'), problem)
    }
  }
})

test('the page says how many letters there are and how many are needed, in both languages', () => {
  const said = LANGUAGES.map(([, t]) => problemText('春眠不觉晓'.repeat(100), STEPS, t))
  assert.match(said[0]!, /it has 500 letters\. From 1,000 letters on/)
  assert.match(said[1]!, /只有 500 个字。至少要 1,000 个字/)
})

test('a text that is still to come is no mistake, and one that has come takes the place of what was wrong', async () => {
  const text = new PostText()
  assert.deepEqual([text.text(STEPS), text.problem(STEPS, t), text.waiting(t)], [undefined, '', en['frame.waiting']])
  await text.take({ src: 'a.txt', state: 'coming', figure: 0 })
  assert.deepEqual([text.problem(STEPS, t), text.waiting(t)], ['', 'Fetching a.txt …'])
  await text.take({ src: 'a.txt', state: 'status', figure: 404 })
  assert.notEqual(text.problem(STEPS, t), '')
  await text.take({ src: 'b.txt', content: bytesOf('ab'.repeat(800)) })
  assert.deepEqual([text.text(STEPS)!.length, text.problem(STEPS, t)], [1600, ''])
})

test('of the network for a text of the post’s own is known what the text says, before the program has come', () => {
  // As the program has them for the text that comes with it, of 91 letters.
  const rung = { name: 'lstm', hidden: 128, layers: 1, steps: 64, batch: 16, epochs: 6, learningRate: 0.005 }
  const floors = [{ rule: 'chance', validation: 4.5 }]
  const posters: Poster[] = [
    {
      name: 'text',
      metric: 'nats',
      reach: 0,
      within: 0,
      predicts: 'classes',
      ladder: [{ ...rung, cell: 'lstm', parameters: 124_891, symbols: 91, perSymbol: 641, train: 7972, floors }],
    },
  ]
  const settings = parseExercise('#task=text&text=own')
  assert.ok(settings.own)
  const face = faceOf(posters, settings, VERSES.repeat(60))
  assert.deepEqual([face.attempt.floors, face.attempt.train], [[], 21])
  assert.equal(face.parameters, 80_662, 'as the program makes it of 22 letters')
  assert.deepEqual(readyOf(face, 1, 'a.txt').settings, { task: 'text', rung: 'lstm', seed: 1, src: 'a.txt' })
  assert.deepEqual(faceOf(posters, settings, '').attempt.train, 0, 'of one that has not come there is none')
})
