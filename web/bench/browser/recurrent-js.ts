// recurrent-js: a record at a time through its graph, which is made anew for each record, as the library does. The cells are built
// of its graph's operations, one product a gate, since its own LSTM has no GRU beside it and other formulas. Gradients add up in
// the weights over the records of a batch; the update is written here, as its solver knows no Adam.

import { Graph, Mat } from 'recurrent-js'
import { batches, gate, tensor, trainsModels, transposed, type Contestant, type Model, type Tensor, type Workload } from './workloads'

type Matrix = { w: Float64Array; dw: Float64Array }

export function recurrentJs(): Promise<Contestant> {
  return trainsModels('recurrent-js 1.7.4', (workload) => new Network(workload))
}

function matrix({ rows, cols, data }: Tensor): Matrix {
  const m = new Mat(rows, cols)
  m.setFrom(data)
  return m
}

function constant(rows: number, value: number): Matrix {
  return matrix({ rows, cols: 1, data: Array(rows).fill(value) })
}

interface Gate {
  /** (H, 1), or for a text (O, H): a row for each character */
  u: Matrix
  w: Matrix
  bu: Matrix
  bw: Matrix
}

class Network implements Model {
  private readonly workload: Workload
  private readonly gates: Gate[] = []
  private readonly v: Matrix
  private readonly c: Matrix
  private readonly weights: Matrix[]
  private readonly moments: { m: Float64Array; v: Float64Array }[]
  private readonly minusOnes: Matrix
  private updates = 0

  constructor(workload: Workload) {
    this.workload = workload
    for (let index = 0; index < workload.width / workload.hidden; index++) {
      const u = gate(workload, 'weight_ih_l0', index)
      this.gates.push({
        u: matrix(workload.tokens ? transposed(u) : u),
        w: matrix(gate(workload, 'weight_hh_l0', index)),
        bu: matrix(gate(workload, 'bias_ih_l0', index)),
        bw: matrix(gate(workload, 'bias_hh_l0', index)),
      })
    }
    this.v = matrix(tensor(workload, 'out_weight'))
    this.c = matrix(tensor(workload, 'out_bias'))
    this.weights = [...this.gates.flatMap(({ u, w, bu, bw }) => [u, w, bu, bw]), this.v, this.c]
    this.moments = this.weights.map(({ w }) => ({ m: new Float64Array(w.length), v: new Float64Array(w.length) }))
    this.minusOnes = constant(workload.hidden, -1)
  }

  trainEpoch(): number {
    return batches(this.workload, (lo, hi) => {
      for (let record = lo; record < hi; record++) {
        const graph = new Graph()
        graph.memorizeOperationSequence(true)
        this.run(graph, record, 1 / (hi - lo))
        graph.backward()
      }
      this.update()
    })
  }

  loss(): number {
    let total = 0
    for (let record = 0; record < this.workload.records; record++) total += this.run(new Graph(), record, 0)
    return total / this.workload.records
  }

  /** Runs a record, leaves the gradient of scale times its loss at the outputs, and returns the loss. */
  private run(graph: any, record: number, scale: number): number {
    const { steps, hidden, x, y, tokens, classes } = this.workload
    let h: Matrix = constant(hidden, 0)
    let c: Matrix = h
    let loss = 0
    for (let t = 0; t < steps; t++) {
      const at = record * steps + t
      const input = x ? matrix({ rows: 1, cols: 1, data: [x[at]!] }) : null
      const fromInput = ({ u, bu }: Gate): Matrix => graph.add(input ? graph.mul(u, input) : graph.rowPluck(u, tokens![at]), bu)
      ;({ h, c } = this.cell(graph, fromInput, h, c))
      if (classes || t === steps - 1) {
        const out: Matrix = graph.add(graph.mul(this.v, h), this.c)
        loss += classes ? crossEntropy(out, classes[at]!, scale, steps) : squaredError(out, y![record]!, scale)
      }
    }
    return loss
  }

  private cell(graph: any, fromInput: (gate: Gate) => Matrix, h: Matrix, c: Matrix): { h: Matrix; c: Matrix } {
    const fromState = ({ w, bw }: Gate): Matrix => graph.add(graph.mul(w, h), bw)
    const both = (gate: Gate): Matrix => graph.add(fromInput(gate), fromState(gate))
    const [first, second, third, fourth] = this.gates as [Gate, Gate, Gate, Gate]
    switch (this.workload.cell) {
      case 'elman':
        return { h: graph.tanh(both(first)), c }
      case 'lstm': {
        const next = graph.add(graph.eltmul(graph.sig(both(second)), c), graph.eltmul(graph.sig(both(first)), graph.tanh(both(third))))
        return { h: graph.eltmul(graph.sig(both(fourth)), graph.tanh(next)), c: next }
      }
      case 'gru': {
        const z = graph.sig(both(second))
        const n = graph.tanh(graph.add(fromInput(third), graph.eltmul(graph.sig(both(first)), fromState(third))))
        // (1 - z) n + z h, with no subtraction to be had
        return { h: graph.add(n, graph.eltmul(z, graph.add(h, graph.eltmul(this.minusOnes, n)))), c }
      }
    }
  }

  private update(): void {
    const { optimizer, learningRate } = this.workload
    this.updates++
    const rate = learningRate / (1 - 0.9 ** this.updates)
    const root = Math.sqrt(1 - 0.999 ** this.updates)
    this.weights.forEach(({ w, dw }, index) => {
      const { m, v } = this.moments[index]!
      for (let i = 0; i < w.length; i++) {
        const g = dw[i]!
        dw[i] = 0
        if (optimizer === 'sgd') {
          w[i]! -= learningRate * g
          continue
        }
        m[i] = 0.9 * m[i]! + 0.1 * g
        v[i] = 0.999 * v[i]! + 0.001 * g * g
        w[i]! -= (rate * m[i]!) / (Math.sqrt(v[i]!) / root + 1e-8)
      }
    })
    this.minusOnes.dw.fill(0)
  }
}

function squaredError(out: Matrix, y: number, scale: number): number {
  const error = out.w[0]! - y
  out.dw[0] = error * scale
  return (error * error) / 2
}

function crossEntropy(out: Matrix, wanted: number, scale: number, steps: number): number {
  const most = Math.max(...out.w)
  const exponentials = Array.from(out.w, (value) => Math.exp(value - most))
  const total = exponentials.reduce((a, b) => a + b)
  exponentials.forEach((value, i) => (out.dw[i] = (value / total - (i === wanted ? 1 : 0)) * (scale / steps)))
  return -Math.log(exponentials[wanted]! / total) / steps
}
