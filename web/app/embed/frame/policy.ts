// The first script of embed.html, and no module: it runs before anything else
// is loaded, also where modules cannot be.
//
// It gives the frame the policy that index.html has, but with the host's name
// in the place of 'self'. In a sandbox the frame has an origin of its own that
// no address is of, and WebKit then takes 'self' to be nobody, style sheets
// included. A page of static files does not know where it will lie, so the
// name can only be put in here.

import { awaitLook } from '../../page/first-look'
import { tellLoadFailures } from '../../page/load-failure'

const here = location.origin
const policy = document.createElement('meta')
policy.httpEquiv = 'Content-Security-Policy'
policy.content = [
  "default-src 'none'",
  `script-src ${here} 'wasm-unsafe-eval'`,
  `style-src ${here}`,
  `img-src ${here} data: blob:`,
  `font-src ${here}`,
  `connect-src ${here}`,
  // A worker of a sandbox is started from a data address; see start-worker.ts.
  `worker-src ${here} data:`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')
document.head.append(policy)

tellLoadFailures()
awaitLook()
