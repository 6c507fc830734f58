// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiError } from '@/api/error'
import { useCountdown } from './use-countdown'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const TOO_MANY = new ApiError(429, 'too_many', 'wait', null, 3)

it('counts down to the next try, and only when there were too many', () => {
  const { result, rerender } = renderHook(({ error }) => useCountdown(error), {
    initialProps: { error: null as ApiError | null },
  })
  expect(result.current).toBe(0)
  rerender({ error: new ApiError(401, 'wrong', 'no') })
  expect(result.current).toBe(0)
  rerender({ error: TOO_MANY })
  expect(result.current).toBe(3)
  act(() => void vi.advanceTimersByTime(2_000))
  expect(result.current).toBe(1)
  act(() => void vi.advanceTimersByTime(5_000))
  expect(result.current).toBe(0)
})
