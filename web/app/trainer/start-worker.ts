// Starts a worker of the page's.

/**
 * A frame in a sandbox has an origin of its own, and no address is of it: not even the worker's script may be started as a
 * worker there. A few lines in a data address may, and those load the script; in a blob WebKit refuses them where the frame
 * has Cross-Origin-Embedder-Policy. They are no module, since Chromium lets such a worker import none; so the worker's script
 * is none either.
 */
export function startWorker(script: 'trainer-worker.js' | 'numbers-worker.js' | 'symbols-worker.js' = 'trainer-worker.js'): Worker {
  const { href } = new URL(`./${script}`, import.meta.url)
  if (self.origin !== 'null') return new Worker(href)
  const lines = `self.scriptAddress = ${JSON.stringify(href)}; importScripts(self.scriptAddress)`
  return new Worker(`data:text/javascript,${encodeURIComponent(lines)}`)
}
