// Light or dark: as the system has it, unless the link or the reader says which.

import { keepChoice, keptChoice } from './choices'

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

/** The reader’s choice, for this page and all others of the site. */
export function takeTheme(theme: Theme): void {
  keepChoice('theme', theme)
  applyTheme(theme)
}

/** What a page begins with, as far as the address can be read before it is known what settings there are. */
export function firstTheme(): Theme {
  return chooseTheme(/[#?&]theme=(\w+)/.exec(location.hash + location.search)?.[1])
}
