// A reader whose language is not the one that the page was built in never sees
// the words change: until his have come nothing is painted but the ground. The
// page itself lays the same words again when it starts, and has the last word.

import { keptChoice } from './choices'
import { addressLanguage, chooseLanguage, I18n, type Language, type Texts } from './i18n'

/** Then the page shows the words that it has. */
const PATIENCE_MS = 3000

/** beside: the address of a file that the words lie beside. */
export function layFirstWords(beside: string): void {
  const root = document.documentElement
  const built = root.lang
  const wanted = wantedLanguage()
  if (built.startsWith(wanted)) return
  root.dataset['words'] = 'coming'
  const show = (): void => void delete root.dataset['words']
  setTimeout(show, PATIENCE_MS)
  void lay(wanted, built, new URL(`${wanted}.json`, beside)).then(show, show)
}

async function lay(language: Language, built: string, address: URL): Promise<void> {
  const response = await fetch(address)
  if (!response.ok) return
  const texts = (await response.json()) as Texts
  await parsed()
  // What the page has made of its words since is newer.
  if (document.documentElement.lang === built) await new I18n(() => Promise.resolve(texts)).use(language)
}

/** By the rule of the page, as far as the address can be read before it is known what settings there are. */
function wantedLanguage(): Language {
  const link = /[#?&]lang=(\w+)/.exec(location.hash + location.search)?.[1]
  return chooseLanguage(link ?? addressLanguage(), keptChoice('lang'), navigator.languages)
}

/** When all of the page is there; its own scripts have not run yet then. */
function parsed(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve()
    else document.addEventListener('readystatechange', () => resolve(), { once: true })
  })
}
