// Starts the trainer's worker.

/**
 * A frame in a sandbox has an origin of its own, and no address is of it: not even the worker's script may be started as a
 * worker there. A few lines in a blob may, and those load the script. They are no module, since Chromium lets a worker made
 * of a blob in such a frame import nothing; so the worker's script is none either.
 */
export function startWorker(): Worker {
  const { href } = new URL('./trainer-worker.js', import.meta.url)
  if (self.origin !== 'null') return new Worker(href)
  const lines = `self.scriptAddress = ${JSON.stringify(href)}; importScripts(self.scriptAddress)`
  return new Worker(URL.createObjectURL(new Blob([lines], { type: 'text/javascript' })))
}
