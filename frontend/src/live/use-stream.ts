import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import type { FilterNode, Question } from '@/api/types'
import type { Feed } from './feed'
import type { Answer } from './frame'
import { useLive } from './live-context'
import { queryKey } from './query-key'
import type { Stream, StreamState } from './stream'

export interface Watched<T> extends StreamState<T> {
  retry: () => void
  /** The data shown is the answer to the question before; the new one is on its way. */
  isRefreshing: boolean
}

const ignore = () => () => {}

function useWatched<T>(stream: Stream<T>, isActive: boolean): Watched<T> {
  const watch = useCallback(
    (listener: () => void) => (isActive ? stream.watch(listener) : ignore()),
    [stream, isActive],
  )
  const state = useSyncExternalStore(watch, stream.getSnapshot)
  const before = useBefore(stream)
  const isRefreshing = state.data === null && state.fault === null && before !== null
  return { data: state.data ?? before, fault: state.fault, retry: stream.retry, isRefreshing }
}

/** The last data of the stream that was watched before this one: shown until the new answer is here. */
function useBefore<T>(stream: Stream<T>): T | null {
  const [known, setKnown] = useState<{ stream: Stream<T>; before: T | null }>({ stream, before: null })
  if (known.stream === stream) return known.before
  const before = known.stream.getSnapshot().data ?? known.before
  setKnown({ stream, before })
  return before
}

/** The live answer to a question; while not active (off screen) the last answer stays and nothing is subscribed. */
export function useAnswer(query: Question, isActive = true): Watched<Answer> {
  const { store } = useLive()
  const key = queryKey(query)
  // The key stands for the query: callers may build an equal object in every render.
  const stream = useMemo(() => store.query(JSON.parse(key) as Question), [store, key])
  return useWatched(stream, isActive)
}

/** The newest events that pass the filters, as they arrive. */
export function useFeed(isActive = true, filters: readonly FilterNode[] = []): Watched<Feed> {
  const { store } = useLive()
  const key = queryKey(filters)
  const stream = useMemo(() => store.feed(JSON.parse(key) as FilterNode[]), [store, key])
  return useWatched(stream, isActive)
}
