import assert from 'node:assert/strict'
import { test } from 'node:test'
import { programName } from '../trainer/program-name'

test('the trainer with vectors is for browsers that know them', () => {
  assert.equal(programName(), 'rnn-simd.wasm')
  const validate = WebAssembly.validate
  try {
    WebAssembly.validate = () => false
    assert.equal(programName(), 'rnn.wasm')
  } finally {
    WebAssembly.validate = validate
  }
})
