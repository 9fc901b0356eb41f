// What a teacher's link takes away: parts of the page, and every way to other
// settings. The run itself can be played, stepped and reset.

import type { PageSettings } from '../settings/settings'

/** The ways to other settings. */
const SETTINGS = ['.ladder', '#new-weights', '.rate-block', '#open-settings', '#settings', '.run-rung']

export function arrange({ hide, lock }: PageSettings): void {
  // The style sheet says what each name hides.
  if (hide) document.documentElement.dataset['hide'] = hide.replaceAll(',', ' ')
  if (lock) for (const on of document.querySelectorAll<HTMLElement>(SETTINGS.join())) on.inert = true
}
