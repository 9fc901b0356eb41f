// A page that prints as a sheet, with its address on it.

import { need, setText } from './dom'
import { Paper } from './paper'

/** redraw: what follows the width. */
export function printAsSheet(redraw: () => void): void {
  const paper = new Paper()
  for (const turned of [paper.laid, paper.gone]) {
    turned.listen(() => {
      setText(need('#paper-run'), location.href)
      redraw()
    })
  }
}
