// What the two ways of using TensorFlow.js have in common: its WebAssembly backend with SIMD, on one thread (a page without
// cross-origin isolation gets no more), records as tensors made before the clock starts, and its optimisers.

import * as tf from '@tensorflow/tfjs-core'
// Gradients, and the methods of tensors that the layers call: the package @tensorflow/tfjs, with its other backends, would bring them.
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { batches, trainsModels, type Contestant, type Model, type Tensor, type Workload } from './workloads'

export { tf }

/** A network: its variables, and the outputs for inputs (B, T, I): (B, O), or for a text (B, T, O) in any shape of that order. */
export interface Net {
  variables: any[]
  outputs(x: any): any
  dispose(): void
}

export async function tfjs(version: string, make: (workload: Workload) => Net): Promise<Contestant> {
  setWasmPaths('./')
  if (!(await tf.setBackend('wasm'))) throw new Error('no WebAssembly backend')
  await tf.ready()
  const flags = `SIMD ${tf.env().get('WASM_HAS_SIMD_SUPPORT') ? 'yes' : 'no'}, threads ${tf.env().get('WASM_HAS_MULTITHREAD_SUPPORT') ? 'yes' : 'no'}`
  return trainsModels(`TensorFlow.js ${tf.version_core}, wasm (${flags}), ${version}`, (workload) => new Trainer(workload, make(workload)))
}

/** (rows, cols) as a tensor's value. */
export function tensor2d({ rows, cols, data }: Tensor): any {
  return tf.tensor2d(data, [rows, cols])
}

interface Batch {
  x: any
  y: any
  size: number
}

class Trainer implements Model {
  private readonly workload: Workload
  private readonly net: Net
  private readonly batches: Batch[] = []
  private readonly optimizer: any

  constructor(workload: Workload, net: Net) {
    this.workload = workload
    this.net = net
    batches(workload, (lo, hi) => this.batches.push(batch(workload, lo, hi)))
    const { optimizer, learningRate } = workload
    this.optimizer = optimizer === 'sgd' ? tf.train.sgd(learningRate) : tf.train.adam(learningRate, 0.9, 0.999, 1e-8)
  }

  trainEpoch(): number {
    for (const batch of this.batches) this.optimizer.minimize(() => this.batchLoss(batch), false, this.net.variables)
    return this.batches.length
  }

  private batchLoss({ x, y }: Batch): any {
    const out = this.net.outputs(x)
    if (!this.workload.tokens) return tf.div(tf.mean(tf.squaredDifference(out, y)), 2)
    return tf.losses.softmaxCrossEntropy(tf.reshape(y, out.shape), out)
  }

  loss(): number {
    const total = this.batches.reduce((sum, batch) => sum + batch.size * tf.tidy(() => this.batchLoss(batch).dataSync()[0]), 0)
    return total / this.workload.records
  }

  dispose(): void {
    this.optimizer.dispose()
    this.net.dispose()
    for (const { x, y } of this.batches) tf.dispose([x, y])
  }
}

/** Records as tensors: numbers (B, T, 1) and (B, 1), characters one-hot (B, T, O) each. */
function batch({ steps, outputs, x, y, tokens, classes }: Workload, lo: number, hi: number): Batch {
  const size = hi - lo
  const ofSteps = (all: number[]): number[] => all.slice(lo * steps, hi * steps)
  return tf.tidy(() => {
    if (!tokens) return { x: tf.tensor3d(ofSteps(x!), [size, steps, 1]), y: tf.tensor2d(y!.slice(lo, hi), [size, 1]), size }
    const oneHot = (all: number[]): any => tf.reshape(tf.cast(tf.oneHot(tf.tensor1d(ofSteps(all), 'int32'), outputs), 'float32'), [size, steps, outputs])
    return { x: oneHot(tokens), y: oneHot(classes!), size }
  })
}
