/** A bounded place for answers that outlives the page. */
export interface Shelf {
  get: (key: string) => Promise<unknown>
  put: (entries: ReadonlyMap<string, unknown>) => Promise<void>
  clear: () => Promise<void>
}

const DATABASE = 'tidegauge'
const STORE = 'last-known'
const BY_AGE = 'savedAtMs'
const MOST = 300

interface Kept {
  savedAtMs: number
  value: unknown
}

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new DOMException('IndexedDB failed'))
  })

function open(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE).createIndex(BY_AGE, BY_AGE)
  return answerOf(request)
}

/** The browser's own database; the oldest answers make room for new ones. Rejects with DOMException where storage is refused. */
export function browserShelf(factory: IDBFactory): Shelf {
  let database: Promise<IDBDatabase> | null = null
  const store = async (mode: IDBTransactionMode) =>
    (await (database ??= open(factory))).transaction(STORE, mode).objectStore(STORE)
  return {
    get: async (key) => {
      const kept = await answerOf((await store('readonly')).get(key) as IDBRequest<Kept | undefined>)
      return kept?.value
    },
    put: async (entries) => {
      const own = await store('readwrite')
      const savedAtMs = Date.now()
      const puts = [...entries].map(([key, value]) => own.put({ savedAtMs, value } satisfies Kept, key))
      await Promise.all(puts.map(answerOf))
      const excess = (await answerOf(own.count())) - MOST
      if (excess <= 0) return
      const oldest = await answerOf(own.index(BY_AGE).getAllKeys(null, excess))
      await Promise.all(oldest.map((one) => answerOf(own.delete(one))))
    },
    clear: async () => {
      await answerOf((await store('readwrite')).clear())
    },
  }
}
