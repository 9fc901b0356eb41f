// What tests of the page of symbols share.

import type { Lab } from './lab'
import type { Stand } from './stand'

/** Opens an exercise and begins what stands under its networks: the race of all, or ten seeds of one. */
export async function begun(page: Stand, part: 'race' | 'seeds', link: string): Promise<Lab> {
  const lab = await page.open(`symbols/${link}`)
  await lab.until(
    'the exercise',
    (of) => !document.querySelector<HTMLElement>(of)!.hidden && !document.querySelector<HTMLElement>('#attempt')!.hidden,
    `#${part}`,
  )
  await lab.show(`#${part} summary`)
  await lab.tab.click(`#${part} summary`)
  await lab.show(`#${part}-start`)
  await lab.tab.click(`#${part}-start`)
  return lab
}

/** What is said there of each network. */
export const outcomes = (lab: Lab, part: 'race' | 'seeds'): Promise<string[]> =>
  lab.evaluate((of) => Array.from(document.querySelectorAll(of), (on) => on.textContent!), `#${part}-list li`)

/** Pauses when an element says something, from within: on a busy machine a training would be over before a click from outside comes. */
export async function pauseAt(lab: Lab, selector: string, says: RegExp): Promise<void> {
  await lab.until(
    `${selector} to say ${says}`,
    ([of, source]) => {
      const isThere = new RegExp(source).test(document.querySelector(of)!.textContent!)
      if (isThere) document.querySelector<HTMLElement>('#train')!.click()
      return isThere
    },
    [selector, says.source] as const,
  )
  await lab.until('the pause', () => document.querySelector('#train')!.textContent === 'Train', null)
}
