// Light or dark: as the system has it, unless the link or the reader says which.

import { keptChoice } from './choices'

export type Theme = 'auto' | 'light' | 'dark'

/** link: what the address says. */
export function chooseTheme(link: string | undefined): Theme {
  const theme = link ?? keptChoice('theme')
  return theme === 'light' || theme === 'dark' ? theme : 'auto'
}

export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

/** Before the first paint, so that a page that is to be dark never is light; the page itself has the last word. */
export function layFirstTheme(): void {
  applyTheme(chooseTheme(/[#?&]theme=(\w+)/.exec(location.hash + location.search)?.[1]))
}
