// The weights as NumPy reads them: numpy.load('weights.npz') has U, W, V and
// the biases by name, in the shapes that package rnn documents.

import type { Config } from '../settings/settings'
import { Zip, ZipPassThrough } from '../../vendor/zip.js'

interface Shape {
  name: string
  shape: number[]
}

const GATES: Record<string, number> = { elman: 1, lstm: 4, gru: 3 }

/** Names and shapes of all weights, in the order in which rnn.Params.All has them, for one input and one output. */
export function layout(config: Config): Shape[] {
  const { hidden, layers } = config
  const rows = (GATES[config.cell] ?? 1) * hidden
  const perStep = config.input === 'perStep'
  const of = (layer: number): string => (layer === 0 ? '' : `_l${layer}`)
  const list: Shape[] = []
  for (let layer = 0; layer < layers; layer++) {
    const columns = layer > 0 ? hidden : perStep ? config.steps : 1
    list.push({ name: `U${of(layer)}`, shape: [rows, columns] }, { name: `W${of(layer)}`, shape: [rows, hidden] })
  }
  list.push({ name: 'V', shape: [1, hidden] })
  if (perStep) return list
  for (let layer = 0; layer < layers; layer++) {
    list.push({ name: `BU${of(layer)}`, shape: [rows] }, { name: `BW${of(layer)}`, shape: [rows] })
  }
  list.push({ name: 'C', shape: [1] })
  return list
}

/** A .npy file, version 1.0: row-major, in the precision that was trained in. */
export function npy(shape: readonly number[], values: Float64Array, single: boolean): Uint8Array {
  const head = `{'descr': '${single ? '<f4' : '<f8'}', 'fortran_order': False, 'shape': (${shape.map((n) => `${n}, `).join('')}), }`
  const before = 10
  const header = head.padEnd(Math.ceil((before + head.length + 1) / 64) * 64 - before - 1) + '\n'
  const size = single ? 4 : 8
  const file = new Uint8Array(before + header.length + size * values.length)
  const view = new DataView(file.buffer)
  file.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0])
  view.setUint16(8, header.length, true)
  file.set(new TextEncoder().encode(header), before)
  values.forEach((value, i) => {
    const at = before + header.length + size * i
    if (single) view.setFloat32(at, value, true)
    else view.setFloat64(at, value, true)
  })
  return file
}

/** All weights of a run as a .npz file. */
export function npz(config: Config, weights: Float64Array): Blob {
  const arrays = layout(config).map(({ name, shape }) => ({ name, shape, count: shape.reduce((product, n) => product * n, 1) }))
  const total = arrays.reduce((sum, { count }) => sum + count, 0)
  if (total !== weights.length) throw new Error(`${weights.length} weights, but the settings have ${total}`)
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(piece as Uint8Array<ArrayBuffer>)
  })
  let at = 0
  for (const { name, shape, count } of arrays) {
    const file = new ZipPassThrough(`${name}.npy`)
    // NumPy writes this date too: the same weights are the same bytes whenever they are saved.
    file.mtime = '1980-01-01T00:00:00'
    zip.add(file)
    // Gradient "printed" is the one that is trained in float64; see wasm/run.go.
    file.push(npy(shape, weights.subarray(at, at + count), config.gradient !== 'printed'), true)
    at += count
  }
  zip.end()
  return new Blob(pieces, { type: 'application/zip' })
}
