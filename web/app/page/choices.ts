// What a reader has chosen on the page before, on every page of the site.
// Storage can be forbidden (third-party frames, private windows): then a choice
// lasts as long as the page.

export type Choice = 'lang' | 'theme' | 'pace'

export function keepChoice(choice: Choice, value: string): void {
  try {
    localStorage.setItem(`rnnlab.${choice}`, value)
  } catch {
    // Nothing to keep it in.
  }
}

export function keptChoice(choice: Choice): string | null {
  try {
    return localStorage.getItem(`rnnlab.${choice}`)
  } catch {
    return null
  }
}
