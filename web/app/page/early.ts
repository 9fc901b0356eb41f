// The first script of the page, and no module.

import { layFirstWords } from './first-words'
import { awaitLook } from './first-look'
import { tellLoadFailures } from './load-failure'
import { applyTheme, firstTheme } from './theme'

tellLoadFailures()
// Before the first paint, so that a page that is to be dark never is light; the page itself has the last word.
applyTheme(firstTheme())
const script = document.currentScript
if (script instanceof HTMLScriptElement) {
  if ('firstWords' in script.dataset) layFirstWords(script.src)
  if ('firstTask' in script.dataset && /[#?&]task=/.test(location.hash + location.search)) awaitLook()
}
