// The record under a pointer on a chart whose axis is the records.

import type { Margins } from '../charts/plot-area'

/** Its index of so many, the nearest one where the pointer is beside the plot. */
export function recordAt(clientX: number, host: Element, { left, right }: Margins, count: number): number {
  const box = host.getBoundingClientRect()
  const share = (clientX - box.left - left) / (box.width - left - right)
  return Math.max(0, Math.min(count - 1, Math.round(share * (count - 1))))
}
