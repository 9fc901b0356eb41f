// One time step of a cell as lines: a formula each, with a unit's numbers put in.
// The letters are the page's, s for the hidden state. Pure.

import { measured } from '../page/format'
import type { Trace } from '../trainer/protocol'

export interface CellLine {
  /** "a = U·x + b + W·prev_s" */
  formula: string
  /** "0.12 + (−0.3) = −0.18": what stands on both sides of its equals signs is the same */
  numbers: string
  /** what the line computes, of every unit; empty where that is not of the units */
  values: Float64Array
}

/** What of a run the formulas depend on. */
export interface CellKind {
  cell: string
  activation: string
  /** U has a column for each time step */
  perStep: boolean
  biases: boolean
  /** what the network should have said, where it says something */
  truth: number
}

const DIGITS = 4
const NOTHING = new Float64Array()

/** The lines of the way there, and of the way back. */
export function cellLines(trace: Trace, unit: number, kind: CellKind): { forward: CellLine[]; backward: CellLine[] } {
  const of = new Values(trace, unit)
  return { forward: forwardLines(of, kind), backward: trace.backward.length > 0 ? backwardLines(of, kind) : [] }
}

/** The values of a trace by name, and of the unit that is looked at. */
class Values {
  private readonly byName: ReadonlyMap<string, Float64Array>

  constructor(
    trace: Trace,
    private readonly unit: number,
  ) {
    this.byName = new Map([...trace.forward, ...trace.backward].map(({ name, data }) => [name, data]))
  }

  has(name: string): boolean {
    return this.byName.has(name)
  }

  all(name: string): Float64Array {
    return this.byName.get(name) ?? NOTHING
  }

  at(name: string): number {
    return this.all(name)[this.unit]
  }
}

/** A number as it stands alone, and after an operator, where a sign wants brackets. */
const alone = (x: number): string => measured(x, DIGITS)
const term = (x: number): string => (x < 0 ? `(${alone(x)})` : alone(x))
const product = (first: number, ...others: number[]): string => [term(first), ...others.map(term)].join(' × ')
const squared = (x: number): string => `(1 − ${term(x)}²)`
/** σ' by the value of σ. */
const slope = (x: number): string => `${term(x)} × (1 − ${term(x)})`

function forwardLines(of: Values, kind: CellKind): CellLine[] {
  const x = of.all('x')
  const lines: CellLine[] = [
    { formula: 'x', numbers: vector(x), values: x.length > 1 ? x : NOTHING },
    { formula: 'prev_s', numbers: alone(of.at('h-1')), values: of.all('h-1') },
  ]
  if (kind.cell === 'lstm') lines.push(...lstmForward(of, kind))
  else if (kind.cell === 'gru') lines.push(...gruForward(of, kind))
  else lines.push(...elmanForward(of, kind))
  if (of.has('out')) lines.push({ formula: `out = V·s${bias(kind)}`, numbers: vector(of.all('out')), values: NOTHING })
  return lines
}

/** The first numbers of a vector; of one, the number. */
function vector(x: Float64Array): string {
  if (x.length === 1) return alone(x[0])
  return `(${[...x.subarray(0, 3)].map(alone).join(', ')}${x.length > 3 ? ', …' : ''})`
}

const bias = ({ biases }: CellKind): string => (biases ? ' + b' : '')
/** U x and the bias of a gate. */
const input = (kind: CellKind, gate = ''): string => `U${gate}${kind.perStep ? '[t]' : ''}·x${bias(kind)}`

function elmanForward(of: Values, kind: CellKind): CellLine[] {
  const { activation } = kind
  const name = activation === 'sigmoid' ? 'σ' : activation === 'relu' ? 'ReLU' : 'tanh'
  const [a, s] = [of.at('a'), of.at('h')]
  return [
    { formula: `a = ${input(kind)} + W·prev_s`, numbers: `${alone(of.at('input'))} + ${term(of.at('memory'))} = ${alone(a)}`, values: of.all('a') },
    { formula: `s = ${name}(a)`, numbers: `${name}(${alone(a)}) = ${alone(s)}`, values: of.all('h') },
  ]
}

/** A gate whose two parts are only added. */
function gateLine(of: Values, kind: CellKind, gate: string): CellLine {
  const name = gate === 'g' ? 'tanh' : 'σ'
  const sum = `${alone(of.at(`input_${gate}`))} + ${term(of.at(`memory_${gate}`))}`
  return {
    formula: `${gate} = ${name}(${input(kind, `_${gate}`)} + W_${gate}·prev_s)`,
    numbers: `${name}(${sum}) = ${name}(${alone(of.at(`a_${gate}`))}) = ${alone(of.at(gate))}`,
    values: of.all(gate),
  }
}

function lstmForward(of: Values, kind: CellKind): CellLine[] {
  const [i, f, g, o] = ['i', 'f', 'g', 'o'].map((gate) => of.at(gate))
  return [
    { formula: 'prev_c', numbers: alone(of.at('c-1')), values: of.all('c-1') },
    ...['i', 'f', 'g', 'o'].map((gate) => gateLine(of, kind, gate)),
    { formula: 'c = f·prev_c + i·g', numbers: `${product(f, of.at('c-1'))} + ${product(i, g)} = ${alone(of.at('c'))}`, values: of.all('c') },
    { formula: 's = o·tanh(c)', numbers: `${term(o)} × tanh(${alone(of.at('c'))}) = ${alone(of.at('h'))}`, values: of.all('h') },
  ]
}

function gruForward(of: Values, kind: CellKind): CellLine[] {
  const [r, z, n] = ['r', 'z', 'n'].map((gate) => of.at(gate))
  const [from, memory, before] = [of.at('input_n'), of.at('memory_n'), of.at('h-1')]
  return [
    ...['r', 'z'].map((gate) => gateLine(of, kind, gate)),
    {
      formula: `n = tanh(${input(kind, '_n')} + r·(W_n·prev_s${bias(kind)}))`,
      numbers: `tanh(${alone(from)} + ${product(r, memory)}) = tanh(${alone(of.at('a_n'))}) = ${alone(n)}`,
      values: of.all('n'),
    },
    { formula: 's = (1 − z)·n + z·prev_s', numbers: `(1 − ${term(z)}) × ${term(n)} + ${product(z, before)} = ${alone(of.at('h'))}`, values: of.all('h') },
  ]
}

function backwardLines(of: Values, kind: CellKind): CellLine[] {
  const lines: CellLine[] = []
  const out = of.all('out')
  if (of.has('dout') && out.length === 1) {
    const numbers = `${alone(out[0])} − ${term(kind.truth)} = ${alone(of.all('dout')[0])}`
    lines.push({ formula: 'dout = out − y', numbers, values: NOTHING })
  }
  lines.push({ formula: of.has('dout') ? 'ds = Vᵀ·dout' : 'ds', numbers: alone(of.at('dh')), values: of.all('dh') })
  if (kind.cell === 'lstm') lines.push(...lstmBackward(of))
  else if (kind.cell === 'gru') lines.push(...gruBackward(of, kind))
  else lines.push(elmanBackward(of, kind), ...before(of, 'Wᵀ·da'))
  return lines
}

function elmanBackward(of: Values, { activation }: CellKind): CellLine {
  const [s, ds] = [of.at('h'), of.at('dh')]
  const [formula, factor] =
    activation === 'sigmoid' ? ['s·(1 − s)', slope(s)] : activation === 'relu' ? ['[a > 0]', of.at('a') > 0 ? '1' : '0'] : ['(1 − s²)', squared(s)]
  return { formula: `da = ds·${formula}`, numbers: `${term(ds)} × ${factor} = ${alone(of.at('da'))}`, values: of.all('da') }
}

/** What goes on to the time step before: what the layer above asks of it by itself, what came past W, and what comes through W. */
function before(of: Values, through: string, past?: { formula: string; numbers: string; value: number }): CellLine[] {
  if (!of.has('dh-1')) return []
  const values = of.all('dh-1')
  const asked = of.all('dh-1 elsewhere').some((v) => v !== 0) ? of.at('dh-1 elsewhere') : undefined
  const parts = [...(asked === undefined ? [] : [{ formula: 'above', numbers: term(asked), value: asked }]), ...(past ? [past] : [])]
  const whole = of.at('dh-1')
  const formula = `dprev_s = ${[...parts.map((part) => part.formula), through].join(' + ')}`
  if (parts.length === 0) return [{ formula, numbers: alone(whole), values }]
  const known = parts.reduce((sum, { value }) => sum + value, 0)
  const numbers = `${[...parts.map((part) => part.numbers), rest(whole, known)].join(' + ')} = ${alone(whole)}`
  return [{ formula, numbers, values }]
}

/** What is left of a sum of float32s: to no more digits than the sum has of it. */
export function rest(whole: number, known: number): string {
  const left = whole - known
  const noise = 2 ** -22 * Math.max(Math.abs(whole), Math.abs(known))
  const digits = Math.floor(Math.log10(Math.abs(left) / noise))
  if (left === 0 || digits >= DIGITS || !Number.isFinite(left)) return term(left)
  if (digits < 1) return '0'
  return left < 0 ? `(${measured(left, digits)})` : measured(left, digits)
}

function lstmBackward(of: Values): CellLine[] {
  const at = (name: string): number => of.at(name)
  const [i, f, g, o, tanhC, ds, dc] = [at('i'), at('f'), at('g'), at('o'), at('tanh c'), at('dh'), at('dc')]
  const line = (formula: string, numbers: string, name: string): CellLine => ({ formula, numbers: `${numbers} = ${alone(at(name))}`, values: of.all(name) })
  return [
    line('dc = later + ds·o·(1 − tanh(c)²)', `${alone(at('dc later'))} + ${product(ds, o)} × ${squared(tanhC)}`, 'dc'),
    line('da_i = dc·g·i·(1 − i)', `${product(dc, g)} × ${slope(i)}`, 'da_i'),
    line('da_f = dc·prev_c·f·(1 − f)', `${product(dc, at('c-1'))} × ${slope(f)}`, 'da_f'),
    line('da_g = dc·i·(1 − g²)', `${product(dc, i)} × ${squared(g)}`, 'da_g'),
    line('da_o = ds·tanh(c)·o·(1 − o)', `${product(ds, tanhC)} × ${slope(o)}`, 'da_o'),
    ...(of.has('dc-1') ? [line('dprev_c = dc·f', product(dc, f), 'dc-1')] : []),
    ...before(of, 'Wᵀ·da'),
  ]
}

function gruBackward(of: Values, kind: CellKind): CellLine[] {
  const at = (name: string): number => of.at(name)
  const [r, z, n, s, ds, dn] = [at('r'), at('z'), at('n'), at('h-1'), at('dh'), at('da_n')]
  const line = (formula: string, numbers: string, name: string): CellLine => ({ formula, numbers: `${numbers} = ${alone(at(name))}`, values: of.all(name) })
  return [
    line('da_n = ds·(1 − z)·(1 − n²)', `${term(ds)} × (1 − ${term(z)}) × ${squared(n)}`, 'da_n'),
    line('da_z = ds·(prev_s − n)·z·(1 − z)', `${term(ds)} × (${alone(s)} − ${term(n)}) × ${slope(z)}`, 'da_z'),
    line(`da_r = da_n·(W_n·prev_s${bias(kind)})·r·(1 − r)`, `${product(dn, of.at('memory_n'))} × ${slope(r)}`, 'da_r'),
    ...before(of, 'Wᵀ·(da_r, da_z, r·da_n)', { formula: 'ds·z', numbers: product(ds, z), value: ds * z }),
  ]
}
