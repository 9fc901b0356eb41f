// TensorFlow.js by its operations alone: the inputs of all time steps in one product, then for each step one product for all gates.
// PyTorch's formulas, so the losses are those of the others to the last digits.

import { tensor2d, tf, tfjs, type Net } from './tfjs'
import { tensor, transposed, type Contestant, type Workload } from './workloads'

export function tfjsCore(): Promise<Contestant> {
  return tfjs('operations', network)
}

function network(workload: Workload): Net {
  const { cell, hidden, outputs, width } = workload
  const text = workload.tokens !== null
  const turned = (name: string): any => tf.tidy(() => tf.variable(tensor2d(transposed(tensor(workload, name)))))
  const [u, w, bu, bw, v, c] = ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0', 'out_weight', 'out_bias'].map(turned)

  const elman = (z: any, h: any): any => tf.tanh(h ? tf.add(z, tf.matMul(h, w)) : z)

  const lstm = (z: any, h: any, before: any): { h: any; c: any } => {
    const [i, f, g, o] = tf.split(h ? tf.add(z, tf.matMul(h, w)) : z, 4, 1)
    const written = tf.mul(tf.sigmoid(i), tf.tanh(g))
    const state = before ? tf.add(tf.mul(tf.sigmoid(f), before), written) : written
    return { h: tf.mul(tf.sigmoid(o), tf.tanh(state)), c: state }
  }

  const gru = (z: any, h: any): any => {
    const state = h ? tf.add(tf.matMul(h, w), bw) : tf.broadcastTo(bw, z.shape)
    const [zGates, zNew] = tf.split(z, [2 * hidden, hidden], 1)
    const [wGates, wNew] = tf.split(state, [2 * hidden, hidden], 1)
    const [r, u] = tf.split(tf.sigmoid(tf.add(zGates, wGates)), 2, 1)
    const n = tf.tanh(tf.add(zNew, tf.mul(r, wNew)))
    return h ? tf.add(n, tf.mul(u, tf.sub(h, n))) : tf.sub(n, tf.mul(u, n))
  }

  return {
    variables: [u, w, bu, bw, v, c],
    outputs(x) {
      const [size, steps, inputs] = x.shape
      const bias = cell === 'gru' ? bu : tf.add(bu, bw)
      const flat = tf.reshape(tf.transpose(x, [1, 0, 2]), [steps * size, inputs])
      const ofInputs = tf.unstack(tf.reshape(tf.add(tf.matMul(flat, u), bias), [steps, size, width]))
      const states: any[] = []
      let h: any = null
      let state: any = null
      for (const z of ofInputs) {
        if (cell === 'lstm') ({ h, c: state } = lstm(z, h, state))
        else h = cell === 'gru' ? gru(z, h) : elman(z, h)
        if (text) states.push(h)
      }
      if (!text) return tf.add(tf.matMul(h, v), c)
      const all = tf.reshape(tf.stack(states, 1), [size * steps, hidden])
      return tf.reshape(tf.add(tf.matMul(all, v), c), [size, steps, outputs])
    },
    dispose: () => tf.dispose([u, w, bu, bw, v, c]),
  }
}
