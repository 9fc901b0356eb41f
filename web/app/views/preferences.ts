// Language and theme: from the link, from an earlier visit, from the browser.

import { addressLanguage, chooseLanguage, type Language } from '../page/i18n'
import { PAGE_KEYS, type PageSettings } from '../settings/settings'

export type Theme = 'auto' | 'light' | 'dark'

export class Preferences {
  language: Language
  theme: Theme
  /** What the reader or the link has chosen. What only this browser asks for stays out of links: they are for other readers. */
  readonly inLink: PageSettings

  constructor(link: PageSettings) {
    const theme = link.theme ?? stored('theme')
    this.theme = theme === 'light' || theme === 'dark' ? theme : 'auto'
    this.language = chooseLanguage(link.lang ?? addressLanguage(), stored('lang'), navigator.languages)
    this.inLink = { ...link }
  }

  /** What the link or the reader has chosen. */
  get pace(): PageSettings['pace'] {
    const kept = stored('pace')
    return this.inLink.pace ?? PAGE_KEYS.pace.find((pace) => pace === kept)
  }

  /** Of the path, for links; undefined off it. */
  atStep(step: number | undefined): void {
    this.inLink.step = PAGE_KEYS.step.find((known) => known === String(step))
  }

  choosePace(pace: NonNullable<PageSettings['pace']>): void {
    this.inLink.pace = pace
    store('pace', pace)
  }

  chooseLanguage(language: Language): void {
    this.language = this.inLink.lang = language
    store('lang', language)
  }

  chooseTheme(theme: Theme): void {
    this.theme = theme
    this.inLink.theme = theme === 'auto' ? undefined : theme
    store('theme', theme)
    applyTheme(theme)
  }
}

export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

// Storage can be forbidden (third-party frames, private windows): then a choice lasts as long as the page.

function store(key: 'lang' | 'theme' | 'pace', value: string): void {
  try {
    localStorage.setItem(`rnnlab.${key}`, value)
  } catch {
    // Nothing to keep it in.
  }
}

function stored(key: 'lang' | 'theme' | 'pace'): string | null {
  try {
    return localStorage.getItem(`rnnlab.${key}`)
  } catch {
    return null
  }
}
