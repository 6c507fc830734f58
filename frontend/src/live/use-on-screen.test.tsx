import { act, render, screen } from '@testing-library/react'
import { useRef } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import { showEverything, useOnScreen } from './use-on-screen'

let report: (isIntersecting: boolean) => void = () => {}

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(told: (entries: { isIntersecting: boolean }[]) => void) {
        report = (isIntersecting) => told([{ isIntersecting }])
      }
      observe() {}
      disconnect() {}
    },
  )
})

function Place() {
  const ref = useRef<HTMLParagraphElement>(null)
  return <p ref={ref}>{useOnScreen(ref) ? 'seen' : 'away'}</p>
}

it('follows the viewport', () => {
  render(<Place />)
  expect(screen.getByText('away')).toBeVisible()
  act(() => report(true))
  expect(screen.getByText('seen')).toBeVisible()
})

it('counts everything as seen while it is held', () => {
  render(<Place />)
  let release: () => void = () => undefined
  act(() => {
    release = showEverything()
  })
  expect(screen.getByText('seen')).toBeVisible()
  act(() => release())
  expect(screen.getByText('away')).toBeVisible()
})
