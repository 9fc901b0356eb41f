// The workloads as web/bench/workload writes them, and what every library here does alike.

export interface Tensor {
  rows: number
  cols: number
  data: number[]
}

/** Tensors have PyTorch's names, shapes and gate order. */
export interface Workload {
  cell: 'elman' | 'lstm' | 'gru'
  hidden: number
  /** gates times hidden units */
  width: number
  steps: number
  batch: number
  records: number
  outputs: number
  optimizer: 'sgd' | 'adam'
  learningRate: number
  /** (records, steps); null for a text */
  x: number[] | null
  /** (records) */
  y: number[] | null
  /** (records, steps); null for a wave */
  tokens: number[] | null
  /** (records, steps) */
  classes: number[] | null
  weights: Record<string, Tensor>
}

/** What came of a training run. */
export interface Sample {
  ms: number
  /** rnnlab's loss checks, which the others have none of */
  checkMs?: number
  updates?: number
  /** mean over the training records, the first and the last of all that were measured */
  losses?: number[]
}

export interface Request {
  workload: string
  epochs: number
  /** measure the loss before and after */
  check: boolean
  /** for the floor, which knows no records: records, batch, steps, width, hidden, outputs at every step */
  shape: number[]
}

export interface Contestant {
  version: string
  run(request: Request): Promise<Sample>
}

/** A network with its initial weights. */
export interface Model {
  /** Trains on all records in order and returns the number of updates. */
  trainEpoch(): number
  /** The mean loss on all records. */
  loss(): number
  dispose?(): void
}

/** A contestant that trains models in JavaScript. */
export async function trainsModels(version: string, make: (workload: Workload) => Model): Promise<Contestant> {
  const workloads = (await (await fetch('workloads.json')).json()) as Record<string, Workload>
  return {
    version,
    async run({ workload, epochs, check }) {
      const spec = workloads[workload]
      if (!spec) throw new Error(`no workload ${workload}`)
      const model = make(spec)
      const losses = check ? [model.loss()] : []
      let updates = 0
      const start = performance.now()
      for (let epoch = 0; epoch < epochs; epoch++) updates += model.trainEpoch()
      const ms = performance.now() - start
      if (check) losses.push(model.loss())
      model.dispose?.()
      return { ms, updates, losses }
    },
  }
}

/** Calls back with the records from lo up to but not including hi of every batch; returns how many there are. */
export function batches({ records, batch }: Workload, each: (lo: number, hi: number) => void): number {
  let count = 0
  for (let lo = 0; lo < records; lo += batch, count++) each(lo, Math.min(lo + batch, records))
  return count
}

/** A tensor's rows from the gate's first on, one gate's worth. */
export function gate(workload: Workload, name: string, index: number): Tensor {
  const { cols, data } = tensor(workload, name)
  const rows = workload.hidden
  return { rows, cols, data: data.slice(index * rows * cols, (index + 1) * rows * cols) }
}

export function tensor(workload: Workload, name: string): Tensor {
  const found = workload.weights[name]
  if (!found) throw new Error(`no weights ${name}`)
  return found
}

/** The sum of two tensors of one shape, as of the two biases of a gate. */
export function sum(a: Tensor, b: Tensor): Tensor {
  return { ...a, data: a.data.map((value, i) => value + b.data[i]!) }
}

export function transposed({ rows, cols, data }: Tensor): Tensor {
  const turned = Array.from(data, (_, i) => data[(i % rows) * cols + Math.floor(i / rows)]!)
  return { rows: cols, cols: rows, data: turned }
}
