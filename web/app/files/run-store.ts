// A few places in the browser's own storage, one a tab, for the last run of
// each. Storage can be refused (third-party frames, private windows) or full:
// then nothing is kept, and nothing else of the page minds.

/** The last run as it is kept. */
export interface KeptRun {
  file: Uint8Array
  /** the address of its settings, without '#' and page settings */
  address: string
  epoch: number
  epochs: number
  /** whether it was in training */
  running: boolean
  /** when, in ms since 1970, by a clock that may be wrong: for the reader's eyes only */
  at: number
}

/** A run and where it lies. */
export interface Found {
  place: string
  run: KeptRun
}

const DATABASE = 'rnnlab'
const STORE = 'runs'
/** The names of all places, that of the run kept last at the end. */
const ORDER = 'order'
/** Where pages kept their run before each tab had its own place. */
const FORMER = 'last'
/** So many runs are kept; a new one takes the place of that which has not changed for longest. */
const MOST = 8

/** As long as the page waits for a storage that does not answer, ms. */
const PATIENCE = 2000

export class RunStore {
  private opening: Promise<IDBDatabase> | undefined
  private database: IDBDatabase | undefined

  /** The run in a place; null if there is none or it cannot be had. */
  async load(place: string): Promise<Found | null> {
    const run = await this.ask('readonly', (store) => store.get(place)).catch(() => null)
    return isKeptRun(run) ? { place, run } : null
  }

  /** The run that was kept last, in whatever tab. */
  async latest(): Promise<Found | null> {
    const order = await this.ask('readonly', (store) => store.get(ORDER)).catch(() => null)
    for (const place of places(order).reverse()) {
      const found = await this.load(place)
      if (found) return found
    }
    return null
  }

  /** Whether it could be kept. */
  async put(place: string, run: KeptRun): Promise<boolean> {
    // A page that is about to go may live for no more than this, so it asks no question first and is committed at once.
    const kept = this.ask('readwrite', (store) => store.put(run, place)).then(
      () => true,
      () => false,
    )
    void this.moveToEnd(place).catch(() => {})
    return kept
  }

  async clear(place: string): Promise<void> {
    await this.ask('readwrite', (store) => store.delete(place)).catch(() => {})
  }

  /** Puts a run of one place in another. */
  async move(from: string, to: string, run: KeptRun): Promise<void> {
    if (await this.put(to, run)) await this.clear(from)
  }

  private async moveToEnd(place: string): Promise<void> {
    await this.transact('readwrite', (store) => {
      store.get(ORDER).onsuccess = ({ target }) => {
        const order = [...places((target as IDBRequest).result).filter((other) => other !== place), place]
        for (const old of order.splice(0, order.length - MOST)) store.delete(old)
        store.put(order, ORDER)
      }
    })
  }

  private async ask<R>(mode: IDBTransactionMode, request: (store: IDBObjectStore) => IDBRequest<R>): Promise<R> {
    let asked!: IDBRequest<R>
    await this.transact(mode, (store, transaction) => {
      asked = request(store)
      transaction.commit()
    })
    return asked.result
  }

  private async transact(mode: IDBTransactionMode, act: (store: IDBObjectStore, transaction: IDBTransaction) => void): Promise<void> {
    this.opening ??= open()
    // Once it is open nothing is waited for: a page that is about to go has no later moment.
    const database = (this.database ??= await this.opening)
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode)
      transaction.oncomplete = () => resolve()
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('the storage gave up'))
      act(transaction.objectStore(STORE), transaction)
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

// What lies there may be an older page's, or anybody's on this host.

function places(found: unknown): string[] {
  return Array.isArray(found) ? found.filter((place) => typeof place === 'string') : [FORMER]
}

function isKeptRun(found: unknown): found is KeptRun {
  if (typeof found !== 'object' || found === null) return false
  const { file, address, epoch, epochs, running, at } = found as Partial<KeptRun>
  return file instanceof Uint8Array && typeof address === 'string' && typeof running === 'boolean' && [epoch, epochs, at].every(Number.isFinite)
}
