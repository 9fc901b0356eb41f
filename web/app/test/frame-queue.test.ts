// What is drawn when.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextFrame } from '../page/frame-queue'

const frames: (() => void)[] = []
globalThis.requestAnimationFrame = (act) => frames.push(() => act(0))

function frame(): void {
  frames.shift()?.()
}

test('what a job asks for is done in its frame; asked for twice it is done once, and itself again a frame later', () => {
  const done: string[] = []
  let again = 2
  const chart = (): void => void done.push('chart')
  const text = (): void => {
    done.push('text')
    nextFrame(chart)
    nextFrame(chart)
  }
  const part = (): void => {
    done.push('part')
    if (--again > 0) nextFrame(part)
  }
  nextFrame(text)
  nextFrame(part)
  assert.deepEqual(done, [])
  frame()
  assert.deepEqual(done, ['text', 'part', 'chart'])
  frame()
  assert.deepEqual(done, ['text', 'part', 'chart', 'part'])
  assert.equal(frames.length, 0)
})

test('a frame that nothing waits for is not asked for', () => {
  nextFrame(() => nextFrame(() => {}))
  frame()
  assert.equal(frames.length, 0)
})

test('when the time of a frame is used up the rest waits for the next', () => {
  const done: string[] = []
  const { now } = performance
  let time = 0
  performance.now = () => time
  nextFrame(() => {
    done.push('long')
    time = 11
  })
  nextFrame(() => done.push('other'))
  frame()
  assert.deepEqual(done, ['long'])
  frame()
  assert.deepEqual(done, ['long', 'other'])
  performance.now = now
})
