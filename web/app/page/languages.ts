// The languages that there are words in. The first is for whoever asks for another.

export const LANGUAGES = {
  en: { tag: 'en', name: 'English', folder: '' },
  zh: { tag: 'zh-CN', name: '中文', folder: 'zh/' },
} as const satisfies Record<string, Named>

interface Named {
  /** of HTML's lang */
  tag: string
  /** what it calls itself */
  name: string
  /** of its pages, below the page's address */
  folder: string
}

export type Language = keyof typeof LANGUAGES

export const CODES = Object.keys(LANGUAGES) as Language[]

/** The language of a tag like zh-Hant, if there are words in it. */
export function languageOf(tag: string | null | undefined): Language | undefined {
  const code = tag?.toLowerCase().split('-')[0]
  return CODES.find((language) => language === code)
}

/** Something of each. */
export function mapped<V>(of: (language: Named, code: Language) => V): Record<Language, V> {
  return Object.fromEntries(CODES.map((code) => [code, of(LANGUAGES[code], code)])) as Record<Language, V>
}
