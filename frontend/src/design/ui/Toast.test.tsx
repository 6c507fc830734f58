import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { toast, Toaster } from './Toast'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms))

it('goes after a while, but not under a hand that is about to press it', () => {
  render(<Toaster />)
  act(() => toast('Saved'))
  const region = screen.getByRole('region')
  pass(5_000)
  fireEvent.pointerEnter(region)
  pass(60_000)
  expect(screen.getByText('Saved')).toBeVisible()
  fireEvent.pointerLeave(region)
  pass(6_000)
  expect(screen.queryByText('Saved')).toBeNull()
})

it('says the same thing once, and keeps what went wrong until it is dismissed', () => {
  render(<Toaster />)
  act(() => {
    toast('No answer', 'negative')
    toast('No answer', 'negative')
  })
  pass(600_000)
  expect(screen.getAllByText('No answer')).toHaveLength(1)
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(screen.queryByText('No answer')).toBeNull()
})
