import assert from 'node:assert/strict'
import { test } from 'node:test'
import en from '../text/en.json'
import { fillIn } from '../page/i18n'
import { RunHistory } from '../run/run-history'
import { resultOf, outcome, resultText } from '../views/result-view'
import { formatResult } from '../settings/result'
import { formatHash, parseHash } from '../settings/settings'
import type { Report } from '../trainer/protocol'
import { presets, schema } from './sample-schema'

const result = { loss: 5.276123709e-8, hash: '0123456789abcdef' }
const link = (config = presets.adam, of = result): string => formatHash(config, schema) + formatResult(of, config, schema)

test('a result comes through a link with every digit, and with no problem', () => {
  for (const loss of [0, 5e-324, 1 / 3, 0.1 + 0.2, 1e21, result.loss]) {
    const read = parseHash(link(presets.adam, { ...result, loss }), schema)
    assert.deepEqual([read.result, read.problems], [{ ...result, loss }, []])
  }
  assert.equal(parseHash(formatHash(presets.adam, schema), schema).result, undefined)
})

test('a result that is not as it was copied, or of other settings, is a problem and no result', () => {
  const whole = link()
  const reasonOf = (hash: string) => {
    const { result: found, problems } = parseHash(hash, schema)
    assert.equal(found, undefined, hash)
    assert.equal(problems.length, 1, hash)
    assert.equal(problems[0]!.field, 'result')
    return problems[0]!.reason
  }
  for (const bad of [
    whole.replace('5.276', '5.275'),
    whole.replace('cdef', 'cdee'),
    whole.replace(/seal=./, 'seal=x'),
    whole.replace(/&bits=[^&]*/, ''),
    whole.replace(/loss=[^&]*/, 'loss=Infinity'),
  ]) {
    assert.notEqual(bad, whole)
    assert.equal(reasonOf(bad), 'damaged', bad)
  }
  assert.equal(reasonOf(whole.replace('#preset=adam', '#preset=adam&hidden=7')), 'otherSettings')
  assert.equal(reasonOf(whole.replace('#preset=adam', '#preset=adam&seed=1')), 'otherSettings')
  // Wherever within its result a link ends, that is what is said, and nothing besides.
  for (let end = whole.indexOf('&loss=') + '&loss='.length; end < whole.length; end++) {
    assert.equal(reasonOf(whole.slice(0, end)), 'cut', whole.slice(0, end))
  }
  assert.equal(reasonOf(whole.replace('#preset=adam', '#preset=adam&seed=1').slice(0, -1)), 'otherSettings')
  // How the page looks is no setting of the run.
  assert.deepEqual(parseHash(whole + '&lang=zh&theme=dark', schema).result, result)
})

function ended(losses: number[], more: Partial<Report> = {}) {
  const history = new RunHistory()
  history.putLosses({ from: 0, train: Float64Array.from(losses), validation: Float64Array.from(losses) })
  return { history, report: { state: 'done', altered: false, hash: result.hash, ...more } as Report }
}

test('the result is to the bit', () => {
  const next = 5.276123709000001e-8
  assert.equal(outcome(result, ended([1, result.loss])), 'same')
  assert.equal(outcome(result, ended([1, next])), 'different')
  assert.equal(outcome(result, ended([1, result.loss], { hash: 'fedcba9876543210' })), 'different')
  assert.equal(outcome(result, ended([1], { state: 'running', hash: undefined })), 'waiting')
  assert.equal(outcome(result, ended([1, result.loss], { altered: true })), 'altered')
  assert.equal(outcome(result, ended([1], { state: 'diverged', hash: undefined })), 'diverged')

  const t = (key: string, values = {}) => fillIn((en as Record<string, string>)[key] ?? assert.fail(key), values)
  assert.match(resultText(result, ended([1, 2, result.loss]), t), /^Same loss at epoch 2 as the author’s, to the bit: 5\.28×10⁻⁸/)
  assert.match(resultText(result, ended([1, result.loss], { hash: 'fedcba9876543210' }), t), /but not the same weights/)
  assert.match(resultText({ ...result, loss: 0.5 }, ended([1, 0.25]), t), /0\.250 at epoch 1, and 0\.500 at the author’s\. They are 0\.250 apart/)
})

test('only a run that ended by its settings alone has a result to give', () => {
  assert.deepEqual(resultOf(ended([1, result.loss])), result)
  assert.equal(resultOf(ended([1, result.loss], { altered: true })), undefined)
  assert.equal(resultOf(ended([1], { hash: undefined })), undefined)
})
