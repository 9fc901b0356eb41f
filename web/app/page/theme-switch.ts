// The switch between light and dark at the top of a page.

import { need } from './dom'
import { firstTheme, takeTheme, type Theme } from './theme'

/** Without more the choice is kept for the whole site, and no link has it. */
export function themeSwitch(shown: Theme = firstTheme(), choose: (theme: Theme) => void = takeTheme): void {
  const select = need<HTMLSelectElement>('#theme')
  select.value = shown
  select.addEventListener('change', () => choose(select.value as Theme))
}
