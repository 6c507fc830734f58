import { browserShelf, type Shelf } from './shelf'

// Not in every embedded browser, and not where tests run.
let shelf: Shelf | null = typeof indexedDB === 'undefined' ? null : browserShelf(indexedDB)

/** For tests: where answers are kept from now on. */
export function placeShelf(place: Shelf | null): void {
  shelf = place
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

/** Keeps an answer for the time without a server. */
export function keep(key: string, value: unknown): Promise<void> {
  return onShelf((place) => place.put(key, value))
}

/** What was kept, or undefined. */
export function recall(key: string): Promise<unknown> {
  return onShelf((place) => place.get(key))
}

/** Drops everything: what one person saw is nothing for the next. */
export function forgetLastKnown(): Promise<void> {
  return onShelf((place) => place.clear())
}
