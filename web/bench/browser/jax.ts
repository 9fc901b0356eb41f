// jax-js by its WebAssembly backend: the whole update, unrolled over the time steps, as one function that jit compiles. PyTorch's
// formulas, so the losses are those of the others to the last digits.
//
// Its arrays are counted: whoever is handed one gives it up, and says .ref to keep it.

import { defaultDevice, init, jit, nn, numpy as np, tree, valueAndGrad, type Array as JaxArray } from '@jax-js/jax'
import { batches, tensor, trainsModels, transposed, type Contestant, type Model, type Workload } from './workloads'

const NAMES = ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0', 'out_weight', 'out_bias'] as const

/** U (I, G), W (H, G), the two biases (1, G), V (H, O) and its bias (1, O), where G is the gates times the hidden units. */
type Weights = JaxArray[]

/** An optimiser's running averages, one array for each of the weights; none for SGD. */
type Averages = { m: Weights; v: Weights }

type Batch = { x: JaxArray; y: JaxArray; size: number }

/** What is compiled once for all networks of a workload. */
interface Compiled {
  update(weights: Weights, averages: Averages, correction: JaxArray, x: JaxArray, y: JaxArray): { weights: Weights; averages: Averages }
  loss(weights: Weights, x: JaxArray, y: JaxArray): JaxArray
}

export async function jax(): Promise<Contestant> {
  await init('wasm')
  defaultDevice('wasm')
  const compiled = new Map<Workload, Compiled>()
  return trainsModels('jax-js 0.1.25, wasm, jit', (workload) => {
    let functions = compiled.get(workload)
    if (!functions) compiled.set(workload, (functions = compile(workload)))
    return new Network(workload, functions)
  })
}

/** The last states for numbers (B, H), those of all steps for a text (T * B, H). */
function hiddenStates({ cell, hidden, steps, tokens }: Workload, [u, w, bu, bw]: Weights, x: JaxArray): JaxArray {
  const batch = x.shape[1]!
  // The inputs of all steps in one product.
  const inputs = np.matmul(x.reshape([steps * batch, -1]), u!.ref).add(cell === 'gru' ? bu!.ref : bu!.ref.add(bw!.ref))
  const ofSteps = inputs.reshape([steps, batch, -1])
  const states: JaxArray[] = []
  let h = np.zeros([batch, hidden])
  let c = np.zeros([batch, hidden])
  for (let t = 0; t < steps; t++) {
    const z = ofSteps.ref.slice(t)
    if (cell === 'elman') {
      h = np.tanh(z.add(np.matmul(h, w!.ref)))
    } else if (cell === 'lstm') {
      const [i, f, g, o] = np.split(z.add(np.matmul(h, w!.ref)), 4, 1)
      c = nn
        .sigmoid(f!)
        .mul(c)
        .add(nn.sigmoid(i!).mul(np.tanh(g!)))
      h = nn.sigmoid(o!).mul(np.tanh(c.ref))
    } else {
      const [zr, zu, zn] = np.split(z, 3, 1)
      const [wr, wu, wn] = np.split(np.matmul(h.ref, w!.ref).add(bw!.ref), 3, 1)
      const r = nn.sigmoid(zr!.add(wr!))
      const update = nn.sigmoid(zu!.add(wu!))
      const n = np.tanh(zn!.add(r.mul(wn!)))
      h = n.ref.add(update.mul(h.sub(n)))
    }
    if (tokens) states.push(h.ref)
  }
  ofSteps.dispose()
  c.dispose()
  if (!tokens) return h
  h.dispose()
  return np.concatenate(states, 0)
}

function compile(workload: Workload): Compiled {
  const { optimizer, learningRate } = workload

  function loss(weights: Weights, x: JaxArray, y: JaxArray): JaxArray {
    const outputs = np.matmul(hiddenStates(workload, weights, x), weights[4]!.ref).add(weights[5]!.ref)
    tree.dispose(weights)
    if (!workload.tokens) return np.mean(np.square(outputs.sub(y))).div(2)
    // One-hot targets: a row of (T * B, O) for each.
    return np.sum(nn.logSoftmax(outputs).mul(y.ref)).mul(-1 / y.shape[0]!)
  }

  const gradient = valueAndGrad(loss)

  /** Adam's correction is the learning rate times sqrt(1 - beta2^t) / (1 - beta1^t), which changes with each update; epsilon is added as the others add it. */
  function update(weights: Weights, { m, v }: Averages, correction: JaxArray, x: JaxArray, y: JaxArray): { weights: Weights; averages: Averages } {
    const [value, gradients] = gradient(tree.ref(weights), x, y)
    value.dispose()
    if (optimizer === 'sgd') {
      correction.dispose()
      return { weights: weights.map((w, i) => w.sub(gradients[i]!.mul(learningRate))), averages: { m, v } }
    }
    const scale = correction.ref.slice(0)
    const root = correction.slice(1)
    const next: { weights: Weights; averages: Averages } = { weights: [], averages: { m: [], v: [] } }
    weights.forEach((w, i) => {
      const g = gradients[i]!
      const first = m[i]!.mul(0.9).add(g.ref.mul(0.1))
      const second = v[i]!.mul(0.999).add(np.square(g).mul(0.001))
      next.weights.push(w.sub(scale.ref.mul(first.ref).div(np.sqrt(second.ref).mul(root.ref).add(1e-8))))
      next.averages.m.push(first)
      next.averages.v.push(second)
    })
    scale.dispose()
    root.dispose()
    return next
  }

  return { update: jit(update), loss: jit(loss) }
}

class Network implements Model {
  private readonly functions: Compiled
  private readonly records: number
  private readonly batches: Batch[] = []
  private readonly learningRate: number
  private weights: Weights
  private averages: Averages
  private updates = 0

  constructor(workload: Workload, functions: Compiled) {
    this.functions = functions
    this.records = workload.records
    this.learningRate = workload.learningRate
    this.weights = NAMES.map((name) => matrix(transposed(tensor(workload, name))))
    const zeros = (): Weights => (workload.optimizer === 'sgd' ? [] : this.weights.map(({ shape }) => np.zeros(shape)))
    this.averages = { m: zeros(), v: zeros() }
    batches(workload, (lo, hi) => this.batches.push(batch(workload, lo, hi)))
  }

  trainEpoch(): number {
    for (const { x, y } of this.batches) {
      const t = ++this.updates
      const correction = np.array([this.learningRate / (1 - 0.9 ** t), 1 / Math.sqrt(1 - 0.999 ** t)])
      const { weights, averages } = this.functions.update(this.weights, this.averages, correction, x.ref, y.ref)
      this.weights = weights
      this.averages = averages
    }
    this.weights[0]!.ref.dataSync() // what is not asked for is not computed
    return this.batches.length
  }

  loss(): number {
    let total = 0
    for (const { x, y, size } of this.batches) total += size * this.functions.loss(tree.ref(this.weights), x.ref, y.ref).item()
    return total / this.records
  }

  dispose(): void {
    tree.dispose(this.weights)
    tree.dispose(this.averages)
    for (const { x, y } of this.batches) tree.dispose([x, y])
  }
}

function matrix({ rows, cols, data }: { rows: number; cols: number; data: number[] }): JaxArray {
  return np.array(new Float32Array(data)).reshape([rows, cols])
}

/** Records as arrays, a time step after the other: numbers (T, B, 1) and (B, 1), characters one-hot (T, B, O) and (T * B, O). */
function batch({ steps, outputs, x, y, tokens, classes }: Workload, lo: number, hi: number): Batch {
  const size = hi - lo
  const byStep = (all: number[]): number[] => Array.from({ length: steps * size }, (_, i) => all[(lo + (i % size)) * steps + Math.floor(i / size)]!)
  if (!tokens)
    return { x: np.array(new Float32Array(byStep(x!))).reshape([steps, size, 1]), y: np.array(new Float32Array(y!.slice(lo, hi))).reshape([size, 1]), size }
  const oneHot = (all: number[]): JaxArray => {
    const rows = new Float32Array(steps * size * outputs)
    byStep(all).forEach((of, i) => (rows[i * outputs + of] = 1))
    return np.array(rows)
  }
  return { x: oneHot(tokens).reshape([steps, size, outputs]), y: oneHot(classes!).reshape([steps * size, outputs]), size }
}
