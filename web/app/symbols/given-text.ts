// A text that a reader gives: how much there is of it, and whether a network can learn it. Pure functions.

/** As long a text as is learned, in bytes of UTF-8; rnn/task/text.go has the same. */
export const MOST_TEXT = 2 << 20

/** And as short a one, in letters, whatever they take of bytes; the program has as many bytes. */
const LEAST_TEXT = 1000

/** A twentieth to validate and one to test: each has to have a sequence, whose first quarter may stand before it, and the letter after. */
const PARTS = 20
export const leastLetters = (steps: number): number => Math.max(LEAST_TEXT, PARTS * (steps - Math.floor(steps / 4) + 1))

export interface Counted {
  letters: number
  different: number
  /** in UTF-8 */
  bytes: number
}

let last: { text: string; counted: Counted } | undefined

export function countText(text: string): Counted {
  if (last?.text !== text) last = { text, counted: count(text) }
  return last.counted
}

/** One pass over the units of UTF-16, not a map of letters: two million of them take some milliseconds. */
function count(text: string): Counted {
  const seen = new Uint8Array(0x110000)
  const counted = { letters: 0, different: 0, bytes: 0 }
  for (let i = 0; i < text.length; i++) {
    const letter = text.codePointAt(i)!
    if (letter > 0xffff) i++
    counted.letters++
    counted.bytes += letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4
    if (seen[letter] === 0) {
      seen[letter] = 1
      counted.different++
    }
  }
  return counted
}

export type TextProblem = 'long' | 'short' | 'one'

/** Why a text cannot be learned in sequences of so many letters. */
export function textProblem({ letters, different, bytes }: Counted, steps: number): TextProblem | undefined {
  if (bytes > MOST_TEXT) return 'long'
  if (letters < leastLetters(steps)) return 'short'
  return different < 2 ? 'one' : undefined
}

/** How many letters there are to train with, and how many to validate and to test with each. */
export function divided(letters: number): { train: number; each: number } {
  const each = Math.floor(letters / PARTS)
  return { train: letters - 2 * each, each }
}
