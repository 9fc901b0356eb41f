// brain.js: a record at a time through its equations, one for each time step, made once. Cells, gradients and update are the
// library's own (its LSTM keeps no cell state apart, its update is a kind of RMSprop), so that only the number of updates and the
// initial weights are those of the others. Of the library's own training loops none trains on the last value alone, or in batches:
// the loop here calls what they call. Deltas start anew with each record, so those of a batch are added up here.

import { batches, gate, sum, tensor, trainsModels, type Contestant, type Model, type Tensor, type Workload } from './workloads'

type Matrix = { rows: number; columns: number; weights: Float32Array; deltas: Float32Array }

/** Its names of a cell's weights, gate by gate in the order of Workload: input, state, bias. */
const GATES: Record<Workload['cell'], string[][]> = {
  elman: [['weight', 'transition', 'bias']],
  lstm: [
    ['inputMatrix', 'inputHidden', 'inputBias'],
    ['forgetMatrix', 'forgetHidden', 'forgetBias'],
    ['cellActivationMatrix', 'cellActivationHidden', 'cellActivationBias'],
    ['outputMatrix', 'outputHidden', 'outputBias'],
  ],
  gru: [
    ['resetGateInputMatrix', 'resetGateHiddenMatrix', 'resetGateBias'],
    ['updateGateInputMatrix', 'updateGateHiddenMatrix', 'updateGateBias'],
    ['cellWriteInputMatrix', 'cellWriteHiddenMatrix', 'cellWriteBias'],
  ],
}

/** Its first updates are some thirty times the learning rate, so at the others' rates not all of its networks learn. */
const LEARNING_RATE = 0.0001

export function brain(library: any, version: string): Promise<Contestant> {
  const { recurrent } = library.default ?? library
  return trainsModels(`brain.js ${version}`, (workload) => new Network(recurrent, workload))
}

function fill(matrix: Matrix, { rows, cols, data }: Tensor): void {
  if (matrix.columns !== cols || matrix.rows < rows) throw new Error(`${matrix.rows} x ${matrix.columns} weights for ${rows} x ${cols}`)
  matrix.weights.set(data)
}

class Network implements Model {
  private readonly workload: Workload
  private readonly net: any
  private readonly sums: Float32Array[]
  private readonly inputs: Float32Array[]

  constructor(recurrent: any, workload: Workload) {
    this.workload = workload
    const { cell, hidden, outputs, steps } = workload
    const text = workload.tokens !== null
    const kind = { elman: 'RNN', lstm: 'LSTM', gru: 'GRU' }[cell] + (text ? '' : 'TimeStep')
    const inputs = text ? outputs : 1
    this.net = new recurrent[kind]({ inputSize: inputs, inputRange: inputs, outputSize: outputs, hiddenLayers: [hidden], dataFormatter: null })
    // In its place there is relu.
    if (cell === 'elman') {
      this.net.getEquation = (equation: any, input: Matrix, before: Matrix, layer: Record<string, Matrix>) =>
        equation.tanh(equation.add(equation.add(equation.multiply(layer['weight'], input), equation.multiply(layer['transition'], before)), layer['bias']))
    }
    this.net.initialize()
    this.net.trainOpts.learningRate = LEARNING_RATE
    for (let t = 0; t < steps; t++) this.net.bindEquation()

    const { model } = this.net
    GATES[cell].forEach(([u, w, b], index) => {
      fill(model.hiddenLayers[0][u!], gate(workload, 'weight_ih_l0', index))
      fill(model.hiddenLayers[0][w!], gate(workload, 'weight_hh_l0', index))
      fill(model.hiddenLayers[0][b!], sum(gate(workload, 'bias_ih_l0', index), gate(workload, 'bias_hh_l0', index)))
    })
    fill(model.outputConnector, tensor(workload, 'out_weight'))
    fill(model.output, tensor(workload, 'out_bias'))
    // A text's characters become vectors by a table, which starts as the identity. It and the outputs have one more, for the
    // end of a text: made so unlikely here that it takes no part.
    if (text) {
      fill(model.input, { rows: outputs, cols: outputs, data: Array.from({ length: outputs * outputs }, (_, i) => (i % (outputs + 1) === 0 ? 1 : 0)) })
      model.outputConnector.weights.fill(0, outputs * hidden)
      model.output.weights[outputs] = -30
    }
    this.sums = model.allMatrices.map(({ weights }: Matrix) => new Float32Array(weights.length))
    this.inputs = workload.x ? workload.x.map((x) => Float32Array.of(x)) : []
  }

  trainEpoch(): number {
    const { allMatrices } = this.net.model as { allMatrices: Matrix[] }
    return batches(this.workload, (lo, hi) => {
      for (let record = lo; record < hi; record++) {
        this.run(record)
        this.back(record)
        if (hi - lo > 1) this.gather(allMatrices)
      }
      if (hi - lo > 1) this.mean(allMatrices, hi - lo)
      this.net.adjustWeights()
    })
  }

  private gather(matrices: Matrix[]): void {
    matrices.forEach(({ deltas }, index) => {
      const sums = this.sums[index]!
      for (let i = 0; i < deltas.length; i++) sums[i]! += deltas[i]!
    })
  }

  private mean(matrices: Matrix[], count: number): void {
    matrices.forEach(({ deltas }, index) => {
      const sums = this.sums[index]!
      for (let i = 0; i < deltas.length; i++) deltas[i] = sums[i]! / count
      sums.fill(0)
    })
  }

  /** Runs a record forward and returns its loss; the last equation, or each of them, has the gradient at its output. */
  private run(record: number): number {
    const { steps, y, tokens, classes } = this.workload
    const { equations } = this.net.model
    const first = record * steps
    if (classes) {
      let bits = 0
      for (let t = 0; t < steps; t++) bits += equations[t].predictTargetIndex(tokens![first + t], classes[first + t])
      return (bits * Math.LN2) / steps
    }
    for (let t = 0; t < steps - 1; t++) equations[t].runInput(this.inputs[first + t])
    const error = equations[steps - 1].predictTarget(this.inputs[first + steps - 1], [y![record]])
    return (error * error) / 2
  }

  private back(record: number): void {
    const { steps, tokens } = this.workload
    const { equations } = this.net.model
    for (let t = steps - 1; t >= 0; t--) {
      if (tokens) equations[t].backpropagateIndex(tokens[record * steps + t])
      else equations[t].backpropagate()
    }
  }

  loss(): number {
    let total = 0
    for (let record = 0; record < this.workload.records; record++) total += this.run(record)
    return total / this.workload.records
  }
}
