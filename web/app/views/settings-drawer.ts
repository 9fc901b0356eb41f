// Opens and closes the settings: beside the charts where there is room, a
// sheet from below, with the predictions above it, where there is not.

import { need, setAttribute } from '../page/dom'

/** As in settings.css: no room for the drawer beside the charts. */
const SHEET = '(max-width: 900px)'

export class SettingsDrawer {
  private readonly button = need<HTMLButtonElement>('#open-settings')
  private readonly drawer = need('#settings')

  constructor() {
    this.button.addEventListener('click', () => this.put(this.drawer.hidden !== false, true))
    need('#close-settings').addEventListener('click', () => {
      this.put(false, false)
      this.button.focus()
    })
    this.drawer.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return
      this.put(false, false)
      this.button.focus()
    })
  }

  private put(open: boolean, move: boolean): void {
    this.drawer.hidden = !open
    need('#lab').toggleAttribute('data-settings', open)
    setAttribute(this.button, 'aria-expanded', String(open))
    if (!open || !move) return
    need('h2', this.drawer).focus({ preventScroll: true })
    if (matchMedia(SHEET).matches) need('.panel-predictions').scrollIntoView()
  }
}
