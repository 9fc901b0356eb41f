// What an author has written on an <rnn-lab>: which page it wants, what the frame has to know, how high it is.

import { languageOf } from '../page/languages'
import { isLight } from './host-look'
import { ATTRIBUTES, EXERCISE_SETTINGS, EXERCISES, FILE_SETTINGS, SERIES_TASKS, TEXT } from './settings'
import { CHARTS, CONTROLS, DEFAULT_SHOWN, exerciseHeight, heightOf, readNames, seriesHeight } from './shown'

/** The attributes that say what is shown. */
const NAMING = ['task', 'src', 'column', 'rung', 'preset', 'cell', 'optimizer']

export class Markup {
  constructor(private readonly element: HTMLElement) {}

  /** An attribute's text, without the blanks around it. */
  private text(attribute: string): string | null {
    return this.element.getAttribute(attribute)?.trim() ?? null
  }

  private isOf(tasks: readonly (string | null)[]): boolean {
    return tasks.includes(this.text('task'))
  }

  /** The folder of the page whose frame it is. */
  private get folder(): 'numbers/' | 'symbols/' | '' {
    return this.isOf(SERIES_TASKS) ? 'numbers/' : this.isOf(EXERCISES) ? 'symbols/' : ''
  }

  /** Of the lab's pages the one that the frame is to have. */
  get page(): string {
    return `${this.folder}embed.html`
  }

  /** Whether it learns a text of the author's own, by its address. */
  private get hasOwnText(): boolean {
    return this.isOf([TEXT]) && this.element.hasAttribute('src')
  }

  /** The address of the file that it is of, which may have been forgotten; null if it is of none. */
  get file(): string | null {
    return this.isOf(['series']) || this.hasOwnText ? (this.text('src') ?? '') : null
  }

  /** What the frame is called where it is not seen: as the author says, or what the link says that it takes the place of, and what tells it from others. */
  get named(): string {
    const link = this.element.querySelector(':scope > a')?.textContent?.trim()
    const told = [link === 'rnnlab' ? '' : link, ...NAMING.map((attribute) => this.text(attribute))].filter(Boolean)
    return this.element.getAttribute('title') ?? (told.length > 0 ? `rnnlab: ${told.join(', ')}` : 'rnnlab')
  }

  /** The height that is asked for, px; null if it is to follow the content. */
  get height(): number | null {
    const text = this.text('height') ?? ''
    return /^\d+(px)?$/.test(text) ? parseInt(text, 10) : null
  }

  /** The height that the content will have, px, before it is there to be measured. */
  get usualHeight(): number {
    const { clientWidth } = this.element
    if (this.folder === 'numbers/') return seriesHeight(clientWidth, this.text('task') === 'series')
    if (this.folder === 'symbols/') return exerciseHeight(clientWidth)
    const shown = {
      controls: readNames(this.element.getAttribute('controls') ?? '', CONTROLS) ?? DEFAULT_SHOWN.controls,
      charts: readNames(this.element.getAttribute('charts') ?? '', CHARTS) ?? DEFAULT_SHOWN.charts,
    }
    return heightOf(shown, clientWidth)
  }

  /** All that the frame has to know, as its address and its messages have it. */
  get settings(): Record<string, string> {
    const settings: Record<string, string> = {}
    const { folder } = this
    const more = folder === 'numbers/' ? FILE_SETTINGS : folder === 'symbols/' ? EXERCISE_SETTINGS : []
    for (const [attribute, name] of [...ATTRIBUTES, ...more.map((name) => [name, name] as const)]) {
      const text = this.text(attribute)
      if (text !== null) settings[name] = text
    }
    // So that the frame waits for the text, and does not show the one that it has itself.
    if (this.hasOwnText) settings['text'] = 'own'
    const pace = this.text('pace')
    if (pace !== null) settings['pace'] = pace
    const theme = this.text('theme') ?? 'auto'
    settings['theme'] = theme === 'auto' ? (isLight(getComputedStyle(this.element).color) ? 'dark' : 'light') : theme
    // In the host's own colours its background suits; an embed that is to be otherwise brings its own.
    if (theme === 'auto') settings['bare'] = 'on'
    if (this.height === null) settings['follow'] = 'on'
    settings['turns'] = 'on'
    const language = languageOf(this.element.closest<HTMLElement>('[lang]')?.lang)
    if (language) settings['lang'] = language
    return settings
  }

  /** The attribute that a setting was given by, under the name that the author wrote. */
  attributeOf(setting: string | undefined): { attribute?: string } {
    const written = [...ATTRIBUTES, ...[...FILE_SETTINGS, ...EXERCISE_SETTINGS, 'src', 'theme', 'lang', 'pace'].map((name) => [name, name])].find(
      ([attribute, name]) => name === setting && this.element.hasAttribute(attribute!),
    )
    return written ? { attribute: written[0]! } : {}
  }
}
