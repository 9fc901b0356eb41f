// TensorFlow.js by its own recurrent layers. Their LSTM is PyTorch's; their GRU applies the reset gate before the product, and all
// have one bias for a gate where PyTorch has two, which Adam and SGD then move half as far.

import * as layers from '@tensorflow/tfjs-layers'
import { tensor2d, tf, tfjs, type Net } from './tfjs'
import { gate, sum, tensor, transposed, type Contestant, type Tensor, type Workload } from './workloads'

export function tfjsLayers(): Promise<Contestant> {
  return tfjs('layers', network)
}

/** The library's order of gates: that of Workload but for GRU, where it is z, r, n. */
const ORDER: Record<Workload['cell'], number[]> = { elman: [0], lstm: [0, 1, 2, 3], gru: [1, 0, 2] }

function network(workload: Workload): Net {
  const { cell, hidden, steps, outputs } = workload
  const text = workload.tokens !== null
  const options = {
    units: hidden,
    inputShape: [steps, text ? outputs : 1],
    activation: 'tanh',
    recurrentActivation: 'sigmoid',
    returnSequences: text,
  }
  const layer = { elman: layers.layers.simpleRNN, lstm: layers.layers.lstm, gru: layers.layers.gru }[cell](options)
  const model = layers.sequential({ layers: [layer, layers.layers.dense({ units: outputs })] })
  tf.tidy(() => {
    layer.setWeights([
      beside(gates(workload, 'weight_ih_l0')),
      beside(gates(workload, 'weight_hh_l0')),
      tf.tensor1d(biases(workload).flatMap(({ data }) => data)),
    ])
    model.layers[1].setWeights([tensor2d(transposed(tensor(workload, 'out_weight'))), tf.tensor1d(tensor(workload, 'out_bias').data)])
  })
  return {
    variables: model.trainableWeights.map((weight: any) => weight.val),
    outputs: (x) => model.apply(x, { training: true }),
    dispose: () => model.dispose(),
  }
}

function gates(workload: Workload, name: string): Tensor[] {
  return ORDER[workload.cell].map((index) => gate(workload, name, index))
}

function biases(workload: Workload): Tensor[] {
  const ofState = gates(workload, 'bias_hh_l0')
  return gates(workload, 'bias_ih_l0').map((bias, index) => sum(bias, ofState[index]!))
}

/** Each tensor transposed, one beside the other. */
function beside(tensors: Tensor[]): any {
  return tf.concat(
    tensors.map((t) => tensor2d(transposed(t))),
    1,
  )
}
