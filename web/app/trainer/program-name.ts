// Which of the two builds of a Go program this browser can run.

import { TrainerError } from './protocol'

// The smallest program with a vector in it: a function that returns one.
// prettier-ignore
const VECTOR_PROGRAM = new Uint8Array([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, // \0asm, version 1
  1, 5, 1, 0x60, 0, 1, 0x7b, // type: () => v128
  3, 2, 1, 0, // function 0 has type 0
  10, 8, 1, 6, 0, 0x41, 0, 0xfd, 15, 11, // its code: i32.const 0, i8x16.splat, end
])

/** The trainer for this browser. One that does not know vectors refuses a whole program that has them; some run none at all. */
export function programName(): 'rnn-simd.wasm' | 'rnn.wasm' {
  return knowsVectors() ? 'rnn-simd.wasm' : 'rnn.wasm'
}

/** Throws where the browser runs no program at all. */
export function needWebAssembly(): void {
  // Modes for the endangered, such as Lockdown, take it away.
  if (typeof WebAssembly === 'undefined') throw new TrainerError({ code: 'unsupported', message: 'this browser runs no WebAssembly' })
}

/** Whether a program may have vectors; throws where the browser runs none at all. */
export function knowsVectors(): boolean {
  needWebAssembly()
  return WebAssembly.validate(VECTOR_PROGRAM)
}
