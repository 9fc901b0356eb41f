// Letters as a reader sees them: those that leave no ink have a sign, and a name.

import type { Translate } from '../page/i18n'

const SIGNS: Readonly<Record<string, string>> = { ' ': '␣', '\n': '↵', '\t': '⇥', '\u3000': '␣' }
const NAMES: Readonly<Record<string, string>> = { ' ': 'space', '\n': 'line', '\t': 'tab', '\u3000': 'space' }

export const signOf = (letter: string): string => SIGNS[letter] ?? letter

export const nameOf = (letter: string, t: Translate): string => (NAMES[letter] ? t(`letter.${NAMES[letter]}`) : t('letter', { letter }))

/** The end of what was read, in one line. */
export const endOf = (letters: readonly string[], count: number): string =>
  letters
    .slice(-count)
    .map((letter) => (letter === '\n' ? '↵' : letter))
    .join('')

/** Kinds of letters that a unit may follow. */
export const KINDS = {
  space: /[ \u3000]/,
  line: /\n/,
  digit: /\p{Nd}/u,
  quote: /["'“”‘’「」『』«»]/,
  capital: /\p{Lu}/u,
  mark: /[.,;:!?，。、；：！？]/,
} as const

export type Kind = keyof typeof KINDS
