import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chosen, duration, grouped, measured, percent, printed, ratio } from '../page/format'

test('measured numbers have three significant digits', () => {
  const cases: [number, string][] = [
    [0, '0'],
    [1, '1.00'],
    [0.70498, '0.705'],
    [0.003412, '0.00341'],
    [0.0001, '0.000100'],
    [12.345, '12.3'],
    [123.45, '123'],
    [999.6, '1,000'],
    [1615.2, '1,615'],
    [123090.257, '123,090'],
    [-0.5, '−0.500'],
  ]
  for (const [x, text] of cases) assert.equal(measured(x), text, String(x))
})

test('very small and very large numbers are written with a power of ten', () => {
  assert.equal(measured(3.1e-6), '3.10×10⁻⁶')
  assert.equal(measured(-2.5e-12, 2), '−2.5×10⁻¹²')
  assert.equal(measured(1e6), '1.00×10⁶')
})

test('numbers that are none are said to be none', () => {
  assert.equal(measured(Number.NaN), '–')
  assert.equal(measured(Infinity), '–')
  assert.equal(chosen(-Infinity), '–')
  assert.equal(percent(Number.NaN), '–')
})

test('chosen numbers keep their digits and get no others', () => {
  const cases: [number, string][] = [
    [0.003, '0.003'],
    [1e-4, '0.0001'],
    [2.5e-5, '2.5e-5'],
    [0.1 + 0.2, '0.3'],
    [4294967295, '4294967295'],
    [10, '10'],
    [0, '0'],
  ]
  for (const [x, text] of cases) assert.equal(chosen(x), text)
})

test('what chosen writes of a setting reads back as the same number', () => {
  for (const x of [1e-6, 2.5e-5, 1e-4, 0.00123, 0.05, 10, 1000]) assert.equal(Number(chosen(x)), x)
})

test('thousands are set apart', () => {
  assert.equal(grouped(999), '999')
  assert.equal(grouped(1000), '1,000')
  assert.equal(grouped(12345678), '12,345,678')
})

test('a percentage is 100 or 0 only when it is exactly that', () => {
  assert.equal(percent(1), '100%')
  assert.equal(percent(0.99999), '>99.9%')
  assert.equal(percent(0.998), '99.8%')
  assert.equal(percent(0.5), '50%')
  assert.equal(percent(0.00001), '<0.1%')
  assert.equal(percent(0), '0%')
})

test('ratios have two digits, and no decimals from ten on', () => {
  const cases: [number, string][] = [
    [1.234, '1.2'],
    [3, '3'],
    [9.94, '9.9'],
    [9.96, '10'],
    [274.3, '270'],
    [12345, '12,000'],
  ]
  for (const [x, text] of cases) assert.equal(ratio(x), text)
})

test('losses in the table have the eight decimals of NumPy', () => {
  assert.equal(printed(101185.61756671), '101185.61756671')
  assert.equal(printed(50591.0340148), '50591.0340148')
  assert.equal(printed(3.4e-6), '3.40000000e-6')
  assert.equal(printed(0), '0')
  assert.equal(printed(Number.NaN), '–')
  assert.equal(printed(Infinity), '–')
})

test('durations are in their two largest units, rounded up', () => {
  assert.deepEqual(duration(0.2), { key: 'time.seconds', values: { a: 1, b: 0 } })
  assert.deepEqual(duration(59.5), { key: 'time.minutes', values: { a: 1, b: 0 } })
  assert.deepEqual(duration(125), { key: 'time.minutes', values: { a: 2, b: 5 } })
  assert.deepEqual(duration(7265), { key: 'time.hours', values: { a: 2, b: 1 } })
})
