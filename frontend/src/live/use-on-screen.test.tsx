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

it.each([
  ['in the middle', { top: 100, left: 0 }, 'seen'],
  ['just below', { top: innerHeight + 150, left: 0 }, 'seen'],
  ['far below', { top: innerHeight + 250, left: 0 }, 'away'],
  ['far above', { top: -400, left: 0 }, 'away'],
  ['far to the right', { top: 0, left: innerWidth + 250 }, 'away'],
])('knows before the first paint what is %s', (_, { top, left }, expected) => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(left, top, 300, 100))
  render(<Place />)
  expect(screen.getByText(expected)).toBeVisible()
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
