import { useEffect, useState } from 'react'
import type { ApiError } from '@/api/error'

const USUAL_S = 60

/** Seconds until the server takes another try after it answered that there were too many; 0 when it does already. */
export function useCountdown(error: ApiError | null): number {
  const [left, setLeft] = useState(0)
  const [counted, setCounted] = useState<ApiError | null>(null)
  if (error !== counted) {
    setCounted(error)
    setLeft(error?.status === 429 ? (error.retryAfterSeconds ?? USUAL_S) : 0)
  }
  const isCounting = left > 0
  useEffect(() => {
    if (!isCounting) return
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1_000)
    return () => clearInterval(timer)
  }, [isCounting])
  return left
}
