// The weights as NumPy reads them: numpy.load('weights.npz') has U, W, V and
// the biases by name, in the shapes that package rnn documents.

import type { Requests } from '../trainer/protocol'
import { Zip, ZipPassThrough } from '../../vendor/zip.js'

/** All weights of a run as a .npz file. */
export function npz(weights: Requests['weights']['answer']): Blob {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(piece as Uint8Array<ArrayBuffer>)
  })
  for (const { name, npy } of weights) {
    const file = new ZipPassThrough(`${name}.npy`)
    // NumPy writes this date too: the same weights are the same bytes whenever they are saved.
    file.mtime = '1980-01-01T00:00:00'
    zip.add(file)
    file.push(npy, true)
  }
  zip.end()
  return new Blob(pieces, { type: 'application/zip' })
}
