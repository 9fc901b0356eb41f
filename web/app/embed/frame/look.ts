// How the frame looks: which parts show, theme, language, background, and how
// high that makes it.

import { CHARTS, CONTROLS, crowded, type Shown } from '../shown'
import { need } from '../../page/dom'
import { chooseLanguage, type I18n } from '../../page/i18n'
import { applyTheme } from '../../page/theme'
import type { PageSettings } from '../../settings/settings'

export class Look {
  private readonly embed = need('#embed')

  constructor(private readonly i18n: I18n) {}

  /** Heights of the content, px, from now on. */
  measure(tell: (height: number) => void): void {
    new ResizeObserver(() => tell(Math.ceil(this.embed.getBoundingClientRect().height))).observe(this.embed)
  }

  parts({ shown, bare, follow }: { shown: Shown; bare: boolean; follow: boolean }): void {
    const names: readonly string[] = [...shown.controls, ...shown.charts]
    for (const name of [...CONTROLS, ...CHARTS]) need(`[data-part="${name}"]`).hidden = !names.includes(name)
    need('.embed-more').hidden = !crowded(shown)
    need('#bar').hidden = shown.controls.every((name) => name === 'presets')
    need('.panel-predictions').hidden = shown.charts.every((name) => name === 'loss')
    need('#charts').hidden = shown.charts.length === 0
    this.embed.toggleAttribute('data-crowded', crowded(shown))
    this.embed.toggleAttribute('data-bare', bare)
    this.embed.toggleAttribute('data-follow', follow)
  }

  /** Fetches the words if the language is another than before. */
  async words({ lang }: PageSettings): Promise<void> {
    await this.i18n.use(chooseLanguage(lang, null, navigator.languages))
  }

  theme({ theme }: PageSettings): void {
    applyTheme(theme ?? 'auto')
  }
}
