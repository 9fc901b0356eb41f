import assert from 'node:assert/strict'
import { test } from 'node:test'
import { notTaken } from '../settings/not-taken'

test('what a link says that the page does not take is named, and nothing of what others append', () => {
  const of = (search: string, hash: string): string[] => notTaken({ search, hash }, ['task', 'seed'])
  assert.deepEqual(of('?task=airline&sed=3', ''), ['sed'])
  assert.deepEqual(of('?task=airline&seed=3&utm_source=x&gclid=y&lang=zh&theme=dark', ''), [])
  assert.deepEqual(of('?hidden=8', ''), [], 'of a query that is none of ours nothing is said')
  assert.deepEqual(of('', '#hiden=8&seed=3&constructor=1'), ['hiden', 'constructor'])
  assert.deepEqual(of('?task=x&sed=1', '#sed=2'), ['sed'], 'once')
  const many = Array.from({ length: 40_000 }, (_, i) => `${'k'.repeat(60)}${i}=1`).join('&')
  assert.deepEqual(
    of('', `#${many}`).map((name) => name.length),
    [40, 40, 40, 40, 40],
  )
})
