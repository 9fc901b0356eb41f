// The first script of the page, and no module.

import { tellLoadFailures } from './load-failure'

tellLoadFailures()
