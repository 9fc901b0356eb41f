// The page's words. The build has put those of a language into the page, so that
// the first paint waits for nothing; those of another are laid over them.

import { CODES, LANGUAGES, languageOf, type Language } from './languages'
import { richText } from './rich-text'
import { Signal } from './signal'

export type { Language } from './languages'
export type Texts = Readonly<Record<string, string>>
export type Values = Readonly<Record<string, string | number>>
/** The text of a key, with its {placeholders} filled in. */
export type Translate = (key: string, values?: Values) => string

export class I18n {
  readonly changed = new Signal()
  /** a map, since keys are made of names from outside: no text is called "constructor" */
  private texts: ReadonlyMap<string, string> = new Map()
  private readonly added: Readonly<Record<Language, Texts>>[] = []
  private current: Language = 'en'
  private wanted: Language = 'en'

  constructor(private readonly load: (language: Language) => Promise<Texts>) {}

  /** Whether there are words yet; until then every text is empty. */
  get ready(): boolean {
    return this.texts.size > 0
  }

  get language(): Language {
    return this.current
  }

  /** Puts the page in a language; if its words cannot be had this throws, and the page stays as it is. */
  async use(language: Language): Promise<void> {
    this.wanted = language
    const texts = await this.load(language)
    // The words of a language that was asked for before may come last.
    if (this.wanted !== language) return
    this.texts = new Map([texts, ...this.added.map((of) => of[language])].flatMap((of) => Object.entries(of)))
    this.current = language
    document.documentElement.lang = LANGUAGES[language].tag
    document.title = this.t('page.title')
    document.querySelector('meta[name=description]')?.setAttribute('content', this.t('page.description'))
    this.fill(document)
    this.changed.send()
  }

  /** The words of a part of the page that was fetched when it was asked for. */
  add(more: Readonly<Record<Language, Texts>>): void {
    this.added.push(more)
    this.texts = new Map([...this.texts, ...Object.entries(more[this.current])])
  }

  readonly t: Translate = (key, values) => (this.ready ? fillIn(this.texts.get(key) ?? key, values, this.current) : '')

  /** A key's text if there is one: for names that come from the schema. */
  maybe(key: string): string | undefined {
    return this.texts.get(key)
  }

  /**
   * Puts words on every element that asks for some: data-t for its content, data-t-label for its accessible name, data-t-room for
   * the copy that keeps the room of a text.
   */
  fill(root: ParentNode): void {
    for (const on of root.querySelectorAll<HTMLElement>('[data-t]')) {
      on.replaceChildren(...richText(this.t(on.dataset['t'] ?? '')))
    }
    for (const on of root.querySelectorAll<HTMLElement>('[data-t-label]')) {
      on.setAttribute('aria-label', this.t(on.dataset['tLabel'] ?? ''))
    }
    for (const on of root.querySelectorAll<HTMLElement>('[data-t-room]')) this.makeRoom(on, on.dataset['tRoom'] ?? '')
  }

  /** The text that on keeps room for, by css/room.css: the longest of those that the plan names. */
  makeRoom(on: HTMLElement, plan: string): void {
    on.dataset['tRoom'] = plan
    on.dataset['room'] = longestText(plan, (key) => this.texts.get(key) ?? key)
  }
}

/**
 * Replaces each {name} by its value, and {name, plural, one {# step} other {# steps}}, of ICU's message format, by the form that
 * the language has for the number. A name without a value stays, so that a test sees it.
 */
export function fillIn(text: string, values: Values = {}, language: Language = 'en'): string {
  return text.replace(/\{(\w+)(?:, plural,((?: \w+ \{[^{}]*\})+))?\}/g, (whole, name: string, forms: string | undefined) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) return whole
    if (forms === undefined) return String(value)
    const of = new Map([...forms.matchAll(/(\w+) \{([^{}]*)\}/g)].map(([, category = '', form = '']) => [category, form]))
    const form = of.get(pluralRules(language).select(Number(value))) ?? of.get('other') ?? whole
    return form.replace('#', String(value))
  })
}

/** As wide as any figure that a sentence may come to hold. */
const FIGURE = '0.00×10⁻⁵'

/** The longest text of a plan, which names its sentences by their keys: "a.one|a.other b" is the longer of two, and then a third. */
export function longestText(plan: string, text: (key: string) => string): string {
  const sentence = (keys: string): string =>
    keys
      .split('|')
      .map((key) => withFigures(text(key)))
      .reduce((longest, next) => ([...next].length > [...longest].length ? next : longest))
  const sentences = plan.split(' ').map(sentence)
  return sentences.length > 1 ? sentences.join(text('summary.join')) : sentences[0]
}

function withFigures(text: string): string {
  const names = [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name)
  return fillIn(text, Object.fromEntries(names.map((name) => [name, FIGURE])))
}

const rules = new Map<Language, Intl.PluralRules>()

/** Made once: that takes a browser longer than all the rest of filling in a text. */
function pluralRules(language: Language): Intl.PluralRules {
  const made = rules.get(language) ?? new Intl.PluralRules(language)
  rules.set(language, made)
  return made
}

/** The language that the page's address names: at the root the page is in English, and for everybody. */
export function addressLanguage(): string | undefined {
  const { lang } = document.documentElement
  return lang === 'en' ? undefined : lang
}

/** The reader's language: the link's, else the one chosen here before, else the first that the browser asks for and we have. */
export function chooseLanguage(fromLink: string | undefined, stored: string | null, wanted: readonly string[]): Language {
  for (const candidate of [fromLink, stored, ...wanted]) {
    const language = languageOf(candidate)
    if (language) return language
  }
  return CODES[0]!
}
