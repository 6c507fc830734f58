import { expect, it, vi } from 'vitest'
import { Pages } from './pages'

const settle = () => new Promise((resolve) => setTimeout(resolve))

it('fetches the pages in view once and reads rows from them', async () => {
  const changed = vi.fn()
  const fetchPage = vi.fn((offset: number, limit: number) =>
    Promise.resolve(Array.from({ length: limit }, (_, index) => offset + index)),
  )
  const pages = new Pages(fetchPage, changed, vi.fn(), 10)
  pages.view(5, 10)
  pages.view(6, 10)
  expect(pages.rowAt(5)).toBeNull()
  await settle()
  expect(fetchPage.mock.calls.map(([offset]) => offset)).toEqual([0, 10])
  expect([pages.rowAt(5), pages.rowAt(19), changed.mock.calls.length]).toEqual([5, 19, 2])
})

it('gives up what is scrolled past before it came', async () => {
  const signals: AbortSignal[] = []
  const fetchPage = (offset: number, _limit: number, signal: AbortSignal) => {
    signals.push(signal)
    return Promise.resolve([offset])
  }
  const pages = new Pages(fetchPage, vi.fn(), vi.fn(), 10)
  pages.view(0, 5)
  pages.view(1000, 5)
  await settle()
  expect([signals[0]!.aborted, pages.rowAt(0), pages.rowAt(1000)]).toEqual([true, null, 1000])
})

it('forgets the pages not seen for longest, and tells of a failure', async () => {
  const failed = vi.fn()
  const fetchPage = (offset: number) =>
    offset === 990 ? Promise.reject(new Error('gone')) : Promise.resolve([offset])
  const pages = new Pages(fetchPage, vi.fn(), failed, 10, 2)
  for (const first of [0, 100, 200, 990]) {
    pages.view(first, 5)
    await settle()
  }
  expect([pages.rowAt(0), pages.rowAt(100), pages.rowAt(200)]).toEqual([null, 100, 200])
  expect(failed).toHaveBeenCalledOnce()
})
