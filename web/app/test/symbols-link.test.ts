// The link of an attempt: what it says comes back, and what is wrong is named by its field.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatSymbolsLink, isLinkProblem, readSymbolsLink } from '../symbols/link'

test('an address says an exercise, a network, a seed, and whether to train', () => {
  for (const link of [
    { task: 'grammar', rung: 'lstm', seed: 3, train: false },
    { task: 'text', rung: 'elman', seed: 4294967295, train: true },
    { task: 'counting', rung: '', seed: 0, train: false },
    { task: 'text', rung: 'lstm', seed: 1, train: true, own: '0123cdef', bits: '0123456789abcdef' },
  ]) {
    assert.deepEqual(readSymbolsLink(`#${formatSymbolsLink(link)}`), link)
  }
  assert.equal(formatSymbolsLink({ task: 'grammar', rung: 'lstm', seed: 3, train: false }), 'task=grammar&rung=lstm&seed=3')
  assert.deepEqual(readSymbolsLink('#task=grammar'), { task: 'grammar', rung: '', seed: 1, train: false })
  assert.equal(readSymbolsLink(''), undefined)
  assert.equal(readSymbolsLink('#seed=3'), undefined)
})

test('what is wrong with a link is said by its field', () => {
  for (const [hash, field] of [
    ['#task=', 'task'],
    ['#task=<b>', 'task'],
    ['#task=grammar&task=text', 'task'],
    ['#task=grammar&rung=LSTM!', 'rung'],
    ['#task=grammar&seed=4294967296', 'seed'],
    ['#task=grammar&seed=-1', 'seed'],
    ['#task=grammar&seed=1&seed=2', 'seed'],
    ['#task=grammar&train=perhaps', 'train'],
    ['#task=text&own=Opticks', 'own'],
    ['#task=text&bits=0123456789abcdeg', 'bits'],
    ['#task=text&bits=0123456789abcdef&bits=0123456789abcdee', 'bits'],
  ] as const) {
    const problem = readSymbolsLink(hash)
    assert.equal(problem && isLinkProblem(problem) && problem.field, field, hash)
  }
})
