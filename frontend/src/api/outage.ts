import { ApiError } from './error'

/** What a live fault and an HTTP error call a store that does not answer. */
export const STORE_AWAY = 'store_unavailable'

/** How long after a store did not answer it is asked again by itself, ms. */
export const AGAIN_MS = 10_000

const isStoreAway = (error: Error | null): boolean => error instanceof ApiError && error.code === STORE_AWAY

/** For `refetchInterval`: asks again by itself as long as the store does not answer, and else not. */
export function againWhileAway({ state }: { state: { error: Error | null } }): number | false {
  return isStoreAway(state.error) ? AGAIN_MS : false
}

interface Result<E extends Error> {
  data: unknown
  error: E | null
  failureReason: E | null
}

/** The error to show: that of a store that does not answer stays in view while it is asked again, so that nothing flickers. */
export function shownError<E extends Error>({ data, error, failureReason }: Result<E>): E | null {
  return error ?? (data === undefined && isStoreAway(failureReason) ? failureReason : null)
}
