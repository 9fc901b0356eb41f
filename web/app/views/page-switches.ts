// The switches at the top of the page: language, theme, link.

import { rootAddress } from '../page/assets'
import { need, setAttribute, setText } from '../page/dom'
import type { I18n, Language } from '../page/i18n'
import { LANGUAGES } from '../page/languages'
import type { Theme } from '../page/theme'
import { themeSwitch } from '../page/theme-switch'
import type { Preferences } from './preferences'

export class PageSwitches {
  private readonly languageButtons = document.querySelectorAll<HTMLButtonElement>('[data-language]')

  constructor(
    private readonly i18n: I18n,
    private readonly preferences: Preferences,
    private readonly changed: () => void,
    private readonly actions: { copyLink(): void; /** the words of a language could not be had */ notFetched(): void },
  ) {
    themeSwitch(preferences.theme, (theme) => this.setTheme(theme))
    for (const button of this.languageButtons) {
      button.addEventListener('click', () => void this.setLanguage(button.dataset['language'] as Language))
    }
    need('#copy-link').addEventListener('click', () => actions.copyLink())
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed)
    i18n.changed.listen(() => this.show())
  }

  /** Says on the button that the link is copied, for a moment. */
  linkCopied(): void {
    const label = need('#copy-link [data-t]')
    setText(label, this.i18n.t('link.copied'))
    setTimeout(() => setText(label, this.i18n.t('link.copy')), 2000)
  }

  private setTheme(theme: Theme): void {
    this.preferences.chooseTheme(theme)
    this.changed()
  }

  private async setLanguage(language: Language): Promise<void> {
    try {
      await this.i18n.use(language)
    } catch {
      return this.actions.notFetched()
    }
    this.preferences.chooseLanguage(this.i18n.language)
    this.changed()
  }

  private show(): void {
    for (const button of this.languageButtons) {
      setAttribute(button, 'aria-pressed', String(button.dataset['language'] === this.i18n.language))
    }
    // The pages of own numbers and of symbols have an address in each language.
    for (const page of ['numbers/', 'symbols/']) {
      const address = new URL(LANGUAGES[this.i18n.language].folder + page, rootAddress())
      for (const link of document.querySelectorAll<HTMLAnchorElement>(`a[href*="${page}"]`)) link.href = new URL(link.search + link.hash, address).href
    }
  }
}
