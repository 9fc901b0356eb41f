// What embeds are told and tell, and what authors paste.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RnnLabEvents } from '../embed/embed'
import { isLight } from '../embed/host-look'
import type { EmbedEvents } from '../embed/messages'
import { ATTRIBUTES, SETTINGS } from '../embed/settings'
import { CHARTS, CONTROLS, DEFAULT_SHOWN, heightOf, readNames } from '../embed/shown'
import { attributesOf, snippetsOf, type Picked } from '../embed/snippets'
import { parseFrameHash } from '../embed/frame/frame-address'
import { presets, schema } from './sample-schema'

const picked: Picked = { config: presets.adam, shown: DEFAULT_SHOWN, theme: 'auto', language: 'auto', autoplay: true }
const lab = 'https://lab.test/rnn/'

/** The types for other people's pages, in embed.d.ts, are those of the messages: a difference is an error of types here. */
type Same<A, B> = A extends B ? (B extends A ? true : false) : false
export const sameTypes: { [E in keyof EmbedEvents]: Same<EmbedEvents[E], RnnLabEvents[E]['detail']> } = {
  ready: true,
  epoch: true,
  done: true,
  series: true,
  verdict: true,
  error: true,
}

test('every setting is an attribute, in two spellings, and none is HTML’s own', () => {
  assert.deepEqual([...SETTINGS].sort(), ['preset', ...schema.fields.map(({ name }) => name)].sort())
  for (const name of SETTINGS) assert.ok([...ATTRIBUTES.values()].includes(name), name)
  assert.equal(ATTRIBUTES.get('learning-rate'), 'learningRate')
  assert.equal(ATTRIBUTES.get('learningrate'), 'learningRate')
  assert.equal(ATTRIBUTES.get('lr'), 'learningRate')
  assert.equal(ATTRIBUTES.get('hidden-units'), 'hidden')
  for (const taken of ['hidden', 'style', 'class', 'id', 'title', 'lang', 'dir', 'slot']) assert.ok(!ATTRIBUTES.has(taken), taken)
})

test('names in a list: all known, in the usual order, or none', () => {
  assert.deepEqual(readNames('lr, play', CONTROLS), ['play', 'lr'])
  assert.deepEqual(readNames('none', CONTROLS), [])
  assert.deepEqual(readNames(' play ,\n reset\t', CONTROLS), ['play', 'reset'])
  assert.deepEqual(readNames('play,+reset', CONTROLS), ['play', 'reset'], 'as an older embed.js writes a blank')
  assert.equal(readNames('', CONTROLS), null)
  assert.equal(readNames('play,dance', CONTROLS), null)
  assert.equal(readNames('none,play', CONTROLS), null)
})

test('more to show is never lower, and half as wide never lower either', () => {
  const all = { controls: CONTROLS, charts: CHARTS }
  const nothing = { controls: [], charts: [] }
  for (const width of [300, 639, 640, 1200]) {
    assert.ok(heightOf(nothing, width) < heightOf(DEFAULT_SHOWN, width))
    assert.ok(heightOf(DEFAULT_SHOWN, width) < heightOf(all, width))
  }
  assert.ok(heightOf(DEFAULT_SHOWN, 639) > heightOf(DEFAULT_SHOWN, 640))
})

test('the address of a frame: a run’s settings and its own, each checked', () => {
  const read = parseFrameHash('#preset=adam&hidden=32&controls=play,lr&charts=loss&autoplay=off&bare=on&theme=auto&lang=zh', schema)
  assert.deepEqual(read.problems, [])
  assert.deepEqual(
    [read.config.hidden, read.shown, read.autoplay, read.bare, read.follow, read.page],
    [32, { controls: ['play', 'lr'], charts: ['loss'] }, false, true, false, { lang: 'zh' }],
  )

  const bad = parseFrameHash('#hidden=9999&controls=dance&autoplay=yes&colour=red', schema)
  assert.deepEqual(bad.problems.map(({ field, reason }) => `${field} ${reason}`).sort(), [
    'autoplay option',
    'colour unknown',
    'controls option',
    'hidden range',
  ])
  assert.deepEqual([bad.shown, bad.autoplay, bad.config], [DEFAULT_SHOWN, true, presets.adam])
  assert.deepEqual(bad.problems.find(({ field }) => field === 'autoplay')!.options, ['on', 'off'])
})

test('the secret that WordPress puts behind an address is no setting', () => {
  for (const hash of ['#preset=adam&seed=3#?secret=aBc0123456', '#?secret=aBc0123456']) assert.deepEqual(parseFrameHash(hash, schema).problems, [], hash)
  assert.equal(parseFrameHash('#preset=adam&seed=3#?secret=aBc0123456', schema).config.seed, 3)
})

test('light text, in every form that a computed colour has', () => {
  for (const light of [
    'rgb(255, 255, 255)',
    'rgba(221, 221, 221, 0.9)',
    'color(srgb 0.9 0.9 0.9)',
    'color(display-p3 0.9 0.9 0.9)',
    'oklch(0.9 0.02 250)',
    'lab(92 0 0)',
    'oklab(0.9 0 0)',
  ])
    assert.ok(isLight(light), light)
  for (const dark of [
    'rgb(0, 0, 0)',
    'rgb(34, 34, 34)',
    'rgb(0, 0, 255)',
    'color(srgb 0.1 0.1 0.1)',
    'color(display-p3 0.1 0.1 0.1)',
    'oklch(0.2 0.02 250)',
    'lab(12 0 0)',
    'oklab(2e-7 0 0)',
  ])
    assert.ok(!isLight(dark), dark)
})

test('snippets say what was picked and nothing that goes without saying', () => {
  assert.deepEqual([...attributesOf(picked, schema)], [['preset', 'adam']])
  const { element, frame, hugo } = snippetsOf(picked, schema, lab, 'A "title" & more')
  assert.equal(
    element,
    `<script type="module" src="${lab}embed.js"></script>\n<rnn-lab preset="adam" style="display:block;padding-bottom:clamp(474px,(640px - 100%)*100,748px)"><a href="${lab}#preset=adam" style="float:left">A &quot;title&quot; &amp; more</a></rnn-lab>`,
  )
  assert.match(
    frame,
    /^<iframe src="https:\/\/lab\.test\/rnn\/embed\.html#preset=adam" width="720" height="\d+" title="A &quot;title&quot; &amp; more" loading="lazy" style="border:0;max-width:100%;height:474px!important"><\/iframe>$/,
  )
  assert.equal(hugo, '{{< rnn-lab preset="adam" style="display:block;padding-bottom:clamp(474px,(640px - 100%)*100,748px);height:0" >}}')
})

test('what a snippet says is what a frame reads', () => {
  const more: Picked = {
    config: { ...presets.printed, hidden: 32, learningRate: 2e-4, clipAt: 5 },
    shown: { controls: [], charts: ['loss', 'train'] },
    theme: 'dark',
    language: 'zh',
    autoplay: false,
  }
  const { frame, wordpress, hugoFile, wordpressOnce, markdown } = snippetsOf(more, schema, lab, '[title]')
  const address = /src="([^"]+)"/.exec(frame)![1].replaceAll('&amp;', '&')
  assert.equal(wordpress, address)
  const { config, shown, autoplay, page, problems } = parseFrameHash(new URL(address).hash, schema)
  assert.deepEqual(
    { config, shown, autoplay, page, problems },
    { config: more.config, shown: more.shown, autoplay: false, page: { theme: 'dark', lang: 'zh' }, problems: [] },
  )
  assert.ok(!hugoFile.includes('lab.example') && hugoFile.includes(`src="${lab}embed.js"`))
  assert.equal(wordpressOnce, `wp_oembed_add_provider( '${lab}*', '${lab}api/oembed' );`)
  assert.ok(markdown.startsWith('[\\[title\\]](https://lab.test/rnn/#preset=printed'))
})
