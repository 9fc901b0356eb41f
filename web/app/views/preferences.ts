// Language and theme: from the link, from an earlier visit, from the browser.

import { keepChoice, keptChoice } from '../page/choices'
import { addressLanguage, chooseLanguage, type Language } from '../page/i18n'
import { chooseTheme, takeTheme, type Theme } from '../page/theme'
import { PAGE_KEYS, type PageSettings } from '../settings/settings'

export class Preferences {
  language: Language
  theme: Theme
  /** What the reader or the link has chosen. What only this browser asks for stays out of links: they are for other readers. */
  readonly inLink: PageSettings

  constructor(link: PageSettings) {
    this.theme = chooseTheme(link.theme)
    this.language = chooseLanguage(link.lang ?? addressLanguage(), keptChoice('lang'), navigator.languages)
    this.inLink = { ...link }
  }

  /** What the link or the reader has chosen. */
  get pace(): PageSettings['pace'] {
    const kept = keptChoice('pace')
    return this.inLink.pace ?? PAGE_KEYS.pace.find((pace) => pace === kept)
  }

  /** Of the path, for links; undefined off it. */
  atStep(step: number | undefined): void {
    this.inLink.step = PAGE_KEYS.step.find((known) => known === String(step))
  }

  choosePace(pace: NonNullable<PageSettings['pace']>): void {
    this.inLink.pace = pace
    keepChoice('pace', pace)
  }

  chooseLanguage(language: Language): void {
    this.language = this.inLink.lang = language
    keepChoice('lang', language)
  }

  chooseTheme(theme: Theme): void {
    this.theme = theme
    this.inLink.theme = theme === 'auto' ? undefined : theme
    takeTheme(theme)
  }
}
