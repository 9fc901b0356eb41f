// One place in the browser's own storage, for the last run. Storage can be
// refused (third-party frames, private windows) or full: then nothing is kept,
// and nothing else of the page minds.

/** The last run as it is kept. */
export interface KeptRun {
  file: Uint8Array
  /** the address of its settings, without '#' and page settings */
  address: string
  epoch: number
  epochs: number
  /** whether it was in training */
  running: boolean
  /** when, in ms since 1970 */
  at: number
}

const DATABASE = 'rnnlab'
const STORE = 'runs'
const KEY = 'last'

/** As long as the page waits for a storage that does not answer, ms. */
const PATIENCE = 2000

export class RunStore {
  private opening: Promise<IDBDatabase> | undefined
  private database: IDBDatabase | undefined

  /** The run that was kept; null if there is none or it cannot be had. */
  async load(): Promise<KeptRun | null> {
    const found = await this.ask('readonly', (store) => store.get(KEY)).catch(() => null)
    return isKeptRun(found) ? found : null
  }

  /** Whether it could be kept. */
  async put(run: KeptRun): Promise<boolean> {
    return this.ask('readwrite', (store) => store.put(run, KEY)).then(() => true, () => false)
  }

  async clear(): Promise<void> {
    await this.ask('readwrite', (store) => store.delete(KEY)).catch(() => {})
  }

  private async ask<R>(mode: IDBTransactionMode, request: (store: IDBObjectStore) => IDBRequest<R>): Promise<R> {
    this.opening ??= open()
    // Once it is open nothing is waited for: a page that is about to go has no later moment.
    const database = (this.database ??= await this.opening)
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode)
      const asked = request(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(asked.result)
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('the storage gave up'))
    })
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('the storage does not answer')), PATIENCE)
    // Even to look for it throws where it is refused.
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => {
      const database = request.result
      // Another tab with a newer page must not have to wait for this one.
      database.onversionchange = () => database.close()
      resolve(database)
    }
    request.onerror = request.onblocked = () => reject(request.error ?? new Error('the storage is blocked'))
  })
}

/** What lies there may be an older page's, or anybody's on this host. */
function isKeptRun(found: unknown): found is KeptRun {
  if (typeof found !== 'object' || found === null) return false
  const { file, address, epoch, epochs, running, at } = found as Partial<KeptRun>
  return file instanceof Uint8Array && typeof address === 'string' && typeof running === 'boolean' && [epoch, epochs, at].every(Number.isFinite)
}
