// "Embed": an author picks what shows, sees it, and copies what to paste. The
// preview is the element itself, with the very attributes of the snippet.

import { CHARTS, CONTROLS, DEFAULT_SHOWN, type ChartName, type Control } from './shown'
import { runLabel } from '../run/run-label'
import { rootAddress } from '../page/assets'
import { element } from '../page/dom'
import type { I18n } from '../page/i18n'
import { mapped } from '../page/languages'
import { richText } from '../page/rich-text'
import type { Config, Schema } from '../settings/settings'
import { attributesOf, snippetsOf, type Picked, type Snippets } from './snippets'

/** The pages that the snippets are for, and what each of them is made of. */
const TABS: Record<string, (keyof Snippets)[]> = {
  element: ['element'],
  frame: ['frame'],
  hugo: ['hugo', 'hugoFile'],
  markdown: ['markdown'],
  wordpress: ['wordpress', 'wordpressOnce'],
}

const DEFAULTS: Omit<Picked, 'config'> = { shown: DEFAULT_SHOWN, theme: 'auto', language: 'auto', autoplay: true }

export class EmbedDialog {
  private readonly dialog = element('dialog', { class: 'embed-dialog', 'aria-labelledby': 'embed-dialog-title' })
  private readonly preview = document.createElement('rnn-lab')
  private readonly output = element('div', { class: 'embed-snippets' })
  private picked: Omit<Picked, 'config'> = DEFAULTS
  private config: Config | null = null
  private tab = 'element'

  constructor(
    private readonly i18n: I18n,
    private readonly schema: Schema,
  ) {
    document.body.append(this.dialog)
    // The preview trains; nobody sees it when the dialog is closed.
    this.dialog.addEventListener('close', () => this.preview.remove())
    // A browser closes a dialog by keys that are pressed in it, but not in a frame.
    this.preview.addEventListener('keydown', ({ key }) => key === 'Escape' && this.dialog.close())
    this.dialog.addEventListener('click', (event) => event.target === this.dialog && this.dialog.close())
  }

  open(config: Config): void {
    this.config = config
    this.dialog.replaceChildren(this.build())
    this.show()
    this.dialog.showModal()
  }

  private get lab(): string {
    return rootAddress()
  }

  private build(): HTMLElement {
    const { t } = this.i18n
    const close = element('button', { type: 'button', class: 'quiet icon', 'aria-label': t('embed.close') }, '×')
    close.addEventListener('click', () => this.dialog.close())
    return element(
      'div',
      { class: 'embed-pages' },
      element('div', { class: 'embed-head' }, element('h2', { id: 'embed-dialog-title' }, t('embed.title')), close),
      element(
        'div',
        { class: 'embed-options' },
        element('p', { class: 'explain' }, t('embed.explain', { run: runLabel(this.config!, this.schema, t) })),
        this.boxes<Control>(t('embed.controls'), CONTROLS, 'controls'),
        this.boxes<ChartName>(t('embed.charts'), CHARTS, 'charts'),
        element(
          'fieldset',
          {},
          element('legend', {}, t('embed.look')),
          this.choice('theme', { auto: t('embed.follow'), light: t('theme.light'), dark: t('theme.dark') }, t('theme.name')),
          this.choice('language', { auto: t('embed.follow'), ...mapped(({ name }) => name) }, t('embed.language')),
          this.box(t('embed.autoplay'), this.picked.autoplay, (autoplay) => this.pick({ autoplay })),
        ),
      ),
      element('div', { class: 'embed-preview' }, element('h3', {}, t('embed.preview')), this.preview),
      element('div', { class: 'embed-output' }, this.tabs(), this.output),
    )
  }

  private boxes<N extends string>(legend: string, names: readonly N[], part: 'controls' | 'charts'): HTMLElement {
    const chosen = this.picked.shown[part] as readonly string[]
    return element(
      'fieldset',
      {},
      element('legend', {}, legend),
      ...names.map((name) =>
        this.box(this.i18n.t(`embed.part.${name}`), chosen.includes(name), (on) => {
          const now = this.picked.shown[part] as readonly string[]
          this.pick({ shown: { ...this.picked.shown, [part]: names.filter((other) => (other === name ? on : now.includes(other))) } })
        }),
      ),
    )
  }

  private box(label: string, checked: boolean, change: (on: boolean) => void): HTMLElement {
    const input = element('input', { type: 'checkbox', checked })
    input.addEventListener('change', () => change(input.checked))
    return element('label', { class: 'embed-box' }, input, ` ${label}`)
  }

  private choice<K extends 'theme' | 'language'>(key: K, options: Record<Picked[K], string>, label: string): HTMLElement {
    const select = element(
      'select',
      { id: `embed-${key}` },
      ...Object.entries<string>(options).map(([value, text]) => element('option', { value, selected: value === this.picked[key] }, text)),
    )
    select.addEventListener('change', () => this.pick({ [key]: select.value }))
    return element('label', { class: 'embed-choice' }, `${label} `, select)
  }

  /** Buttons that say which of them is pressed: whoever copies wants one, and compares none. */
  private tabs(): HTMLElement {
    const group = element('div', { class: 'embed-tabs', role: 'group', 'aria-label': this.i18n.t('embed.where') })
    for (const name of Object.keys(TABS)) {
      const button = element(
        'button',
        { type: 'button', class: 'quiet', 'data-tab': name, 'aria-pressed': String(name === this.tab) },
        this.i18n.t(`embed.tab.${name}`),
      )
      button.addEventListener('click', () => {
        this.tab = name
        for (const other of group.children) other.setAttribute('aria-pressed', String(other === button))
        this.write()
      })
      group.append(button)
    }
    return group
  }

  private pick(change: Partial<Picked>): void {
    this.picked = { ...this.picked, ...change }
    this.show()
  }

  private show(): void {
    const attributes = attributesOf({ ...this.picked, config: this.config! }, this.schema)
    for (const name of this.preview.getAttributeNames()) if (!attributes.has(name) && name !== 'style') this.preview.removeAttribute(name)
    for (const [name, value] of attributes) this.preview.setAttribute(name, value)
    this.write()
  }

  private write(): void {
    const { t } = this.i18n
    const snippets = snippetsOf({ ...this.picked, config: this.config! }, this.schema, this.lab, t('page.title'))
    this.output.replaceChildren(
      element('p', { class: 'explain' }, ...richText(t(`embed.note.${this.tab}`))),
      ...TABS[this.tab]!.flatMap((key) => this.snippet(key, snippets[key])),
    )
  }

  private snippet(key: keyof Snippets, text: string): HTMLElement[] {
    const { t, maybe } = this.i18n
    const code = element('code', { 'data-snippet': key }, text)
    const copy = element('button', { type: 'button', 'data-copy': key }, t('embed.copy'))
    copy.addEventListener('click', async () => {
      const copied = await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      )
      // Where the browser does not let a page copy, it is one key for the author.
      if (!copied) getSelection()?.selectAllChildren(code)
      copy.textContent = t(copied ? 'embed.copied' : 'embed.selected')
      setTimeout(() => (copy.textContent = t('embed.copy')), 3000)
    })
    const heading = maybe.call(this.i18n, `embed.label.${key}`)
    return [
      ...(heading ? [element('p', { class: 'embed-label' }, ...richText(heading))] : []),
      element('div', { class: 'embed-snippet' }, element('pre', { tabindex: 0, translate: 'no', lang: 'en' }, code), copy),
    ]
  }
}
