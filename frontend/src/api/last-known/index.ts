import { browserShelf, type Shelf } from './shelf'

// Not in every embedded browser, and not where tests run.
let shelf: Shelf | null = typeof indexedDB === 'undefined' ? null : browserShelf(indexedDB)

/** Writing takes the processor of the page and of the browser: not while a screen that has just got its answers draws them. */
const LATER_MS = 2_000

let waiting = new Map<string, unknown>()
let timer: ReturnType<typeof setTimeout> | undefined

/** For tests: where answers are kept from now on. */
export function placeShelf(place: Shelf | null): void {
  shelf = place
  drop()
}

/** Storage may be full, or refused in a private window: then nothing is kept, and nothing else suffers. */
async function onShelf<T>(act: (shelf: Shelf) => Promise<T>): Promise<T | undefined> {
  if (!shelf) return undefined
  try {
    return await act(shelf)
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}

/** Keeps an answer for the time without a server; it is written a little later, together with others. */
export function keep(key: string, value: unknown): void {
  if (!shelf) return
  waiting.set(key, value)
  timer ??= setTimeout(() => void writeWaiting(), LATER_MS)
}

/** Nothing waits any more; gives what did. */
function drop(): ReadonlyMap<string, unknown> {
  const dropped = waiting
  waiting = new Map()
  clearTimeout(timer)
  timer = undefined
  return dropped
}

/** Writes what waits to be written. */
export async function writeWaiting(): Promise<void> {
  const entries = drop()
  if (entries.size > 0) await onShelf((place) => place.put(entries))
}

// The page may be gone before its time has come.
if (typeof window !== 'undefined') window.addEventListener('pagehide', () => void writeWaiting())

/** What was kept, or undefined. */
export function recall(key: string): Promise<unknown> {
  return waiting.has(key) ? Promise.resolve(waiting.get(key)) : onShelf((place) => place.get(key))
}

/** Drops everything: what one person saw is nothing for the next. `isForGood`: and keeps nothing from now on. */
export async function forgetLastKnown(isForGood = false): Promise<void> {
  drop()
  await onShelf((place) => place.clear())
  if (isForGood) shelf = null
}
