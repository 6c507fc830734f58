import { useEffect, useState } from 'react'

const SETTLES_MS = 350

/** The value once it has not changed for a moment: every key pressed is no question to the server. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLES_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
