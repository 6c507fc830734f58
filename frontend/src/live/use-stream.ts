import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { Query } from '@/api/types'
import type { Feed } from './feed'
import type { Answer } from './frame'
import { useLive } from './live-context'
import { queryKey } from './query-key'
import type { Stream, StreamState } from './stream'

export interface Watched<T> extends StreamState<T> {
  retry: () => void
}

const ignore = () => () => {}

function useWatched<T>(stream: Stream<T>, isActive: boolean): Watched<T> {
  const watch = useCallback(
    (listener: () => void) => (isActive ? stream.watch(listener) : ignore()),
    [stream, isActive],
  )
  const state = useSyncExternalStore(watch, stream.getSnapshot)
  return { ...state, retry: stream.retry }
}

/** The live answer to a question; while not active (off screen) the last answer stays and nothing is subscribed. */
export function useAnswer(query: Query, isActive = true): Watched<Answer> {
  const { store } = useLive()
  const key = queryKey(query)
  // The key stands for the query: callers may build an equal object in every render.
  const stream = useMemo(() => store.query(JSON.parse(key) as Query), [store, key])
  return useWatched(stream, isActive)
}

export function useFeed(isActive = true): Watched<Feed> {
  const { store } = useLive()
  const stream = useMemo(() => store.feed(), [store])
  return useWatched(stream, isActive)
}
