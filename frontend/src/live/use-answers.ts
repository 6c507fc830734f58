import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import type { Question } from '@/api/types'
import type { Answer } from './frame'
import { useLive } from './live-context'
import { queryKey } from './query-key'
import type { StreamState } from './stream'

interface Answers {
  states: readonly StreamState<Answer>[]
  retry: () => void
}

/** The live answers to any number of questions, in their order; while not active nothing is subscribed. */
export function useAnswers(queries: readonly Question[], isActive: boolean): Answers {
  const { store } = useLive()
  const key = queryKey(queries)
  const streams = useMemo(
    () => (JSON.parse(key) as Question[]).map((query) => store.query(query)),
    [store, key],
  )
  const watch = useCallback(
    (listener: () => void) => {
      if (!isActive) return () => {}
      const stops = streams.map((stream) => stream.watch(listener))
      return () => stops.forEach((stop) => stop())
    },
    [streams, isActive],
  )
  const last = useRef<readonly StreamState<Answer>[]>([])
  const getSnapshot = useCallback(() => {
    const states = streams.map((stream) => stream.getSnapshot())
    const isSame =
      states.length === last.current.length && states.every((state, index) => state === last.current[index])
    if (!isSame) last.current = states
    return last.current
  }, [streams])
  const states = useSyncExternalStore(watch, getSnapshot)
  const retry = useCallback(() => streams.forEach((stream) => stream.retry()), [streams])
  return { states, retry }
}
