// What the pages beside the lab have alike: the switch of their colours, the way to their other language, a sheet to print.

import { printAsSheet } from './sheet'
import { themeSwitch } from './theme-switch'

/** redraw: what follows the width. */
export function pageApart(redraw: () => void): void {
  themeSwitch()
  printAsSheet(redraw)
  // The other language has the same link.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.switches a'))
    link.addEventListener('click', () => ([link.search, link.hash] = [location.search, location.hash]))
}
