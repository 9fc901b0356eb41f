// Numbers from 1 to 9,999 in English words and in Chinese numerals, as rnn/task/numerals.go has them: what a reader types, and whether
// what a network writes is right. The words themselves are those of the network's tokens.

export const EQUALS = '='
export const END = '.'

const ONES = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const DIGITS = [...'零一二三四五六七八九']
const PLACES = [
  [1000, '千'],
  [100, '百'],
  [10, '十'],
  [1, ''],
] as const

export const MOST = 9999

export function inEnglish(n: number): string[] {
  const words: string[] = []
  const one = (of: number): string => ONES[of - 1]!
  if (n >= 1000) words.push(one(Math.floor(n / 1000)), 'thousand')
  const hundreds = Math.floor(n / 100) % 10
  if (hundreds > 0) words.push(one(hundreds), 'hundred')
  let rest = n % 100
  if (rest > 0 && n > 100) words.push('and')
  if (rest >= 20) {
    words.push(TENS[Math.floor(rest / 10) - 2]!)
    rest %= 10
  }
  if (rest > 0) words.push(one(rest))
  return words
}

export function inChinese(n: number): string[] {
  const numerals: string[] = []
  let zero = false
  for (const [of, name] of PLACES) {
    const digit = Math.floor(n / of) % 10
    if (digit === 0) {
      zero = numerals.length > 0
      continue
    }
    if (zero) numerals.push(DIGITS[0]!)
    zero = false
    if (n >= 20 || of !== 10) numerals.push(DIGITS[digit]!)
    if (name !== '') numerals.push(name)
  }
  return numerals
}

const isChinese = (word: string): boolean => word.charCodeAt(0) > 0x7f

/** Words as they are written: with a hyphen in twenty-one, and nothing between numerals. */
export function spelled(words: readonly string[]): string {
  return words.reduce((text, word, i) => text + (i === 0 || isChinese(word) ? '' : TENS.includes(words[i - 1]!) ? '-' : ' ') + word, '')
}

/** What a reader types, cut into words: without a thought for capitals, hyphens, commas and spaces. A number in figures is said in the other words. */
export function cutNumber(text: string, inFigures: (n: number) => string[]): string[] {
  const plain = text
    .toLowerCase()
    .replace(/(\d),(?=\d{3})/g, '$1')
    .trim()
  if (/^\d+$/.test(plain) && Number(plain) >= 1 && Number(plain) <= MOST) return inFigures(Number(plain))
  return plain.match(/[a-z]+|\d+|[^\sa-z\d,，-]/gu) ?? []
}

let numbers: Map<string, number> | undefined

/** The number that words say, in either language; undefined where they say none, or not as it is said. */
export function numberOf(words: readonly string[]): number | undefined {
  if (!numbers) {
    numbers = new Map()
    for (let n = 1; n <= MOST; n++) {
      numbers.set(inEnglish(n).join(' '), n)
      numbers.set(inChinese(n).join(' '), n)
    }
  }
  return numbers.get(words.join(' '))
}

/** The same number in the other language. */
export function otherWay(words: readonly string[]): string[] | undefined {
  const n = numberOf(words)
  return n === undefined ? undefined : isChinese(words[0]!) ? inEnglish(n) : inChinese(n)
}
