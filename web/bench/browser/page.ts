// The page of one contestant: ?contestant=NAME. The driver calls globalThis.contestant.

import type { Contestant } from './workloads'

declare global {
  var contestant: Promise<Contestant>
}

const makers: Record<string, () => Promise<Contestant>> = {
  'rnnlab': async () => (await import('./rnnlab')).rnnlab('rnnlab.wasm'),
  'rnnlab-simd': async () => (await import('./rnnlab')).rnnlabWithVectors('rnnlab-simd.wasm'),
  'floor': async () => (await import('./floor')).floor(),
  'tfjs-layers': async () => (await import('./tfjs-layers')).tfjsLayers(),
  'tfjs-core': async () => (await import('./tfjs-core')).tfjsCore(),
  'brain-1': async () => (await import('./brain')).brain(await import('brain-1/browser.js'), '1.6.1'),
  'brain-2': async () => (await import('./brain')).brain(await import('brain-2'), '2.0.0-beta.24'),
  'jax': async () => (await import('./jax')).jax(),
  'recurrent-js': async () => (await import('./recurrent-js')).recurrentJs(),
}

const name = new URLSearchParams(location.search).get('contestant') ?? ''
const make = makers[name]
globalThis.contestant = make ? make() : Promise.reject(new Error(`no contestant ${name}`))
globalThis.contestant.catch(() => {}) // whoever waits for it gets the error
