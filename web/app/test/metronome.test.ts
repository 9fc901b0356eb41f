// How many updates are due at a pace.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Metronome, updateEvery } from '../trainer/metronome'

test('a run of any length takes eight seconds to watch, an epoch a second when slow', () => {
  assert.equal(updateEvery('watch', 25, 100), 8000 / 2500)
  assert.equal(updateEvery('slow', 25, 100), 10)
  assert.equal(updateEvery('full', 25, 100), 0)
})

test('updates come at their times; those missed for long are not made good', () => {
  const metronome = new Metronome()
  const made: number[] = []
  for (let now = 0; now < 1000; now += 7) {
    for (let due = metronome.due(now, 10); due > 0; due--) {
      metronome.beat(10)
      made.push(now)
    }
  }
  assert.equal(made.length, 100)
  assert.ok(metronome.wait(995) <= 10)
  assert.ok(metronome.due(60_000, 10) <= 11, 'no leap')
})
