import { useState } from 'react'

interface Shown<T> {
  data: T | null
  /** What is shown is the answer to the question before this one. */
  isRefreshing: boolean
}

/** Keeps the last data while the next is on its way, so that a change of range or filter never blanks a widget. */
export function useShown<T>(data: T | null, isFailed: boolean): Shown<T> {
  const [before, setBefore] = useState(data)
  if (data !== null && data !== before) setBefore(data)
  if (data !== null) return { data, isRefreshing: false }
  return { data: before, isRefreshing: before !== null && !isFailed }
}
