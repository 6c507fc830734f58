import { render } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { LiveProvider } from './live-context'

afterEach(() => vi.unstubAllGlobals())

it('asks for nothing live before the person gets into the project, and at once when they do', () => {
  const opened = vi.fn()
  vi.stubGlobal(
    'WebSocket',
    class {
      constructor(url: string) {
        opened(url)
      }
      close() {}
    },
  )
  const shown = (isKeptOut: boolean) => (
    <LiveProvider project="7" isKeptOut={isKeptOut} onRefused={() => Promise.resolve()}>
      {null}
    </LiveProvider>
  )
  const { rerender } = render(shown(true))
  window.dispatchEvent(new Event('online'))
  expect(opened).not.toHaveBeenCalled()
  rerender(shown(false))
  expect(opened).toHaveBeenCalledOnce()
})
