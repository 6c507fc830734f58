import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { Health, PartHealth } from '@/api/queries/health'
import { PartsPanel } from './PartsPanel'

const part = (name: string, more: Partial<PartHealth> = {}): PartHealth => ({
  name,
  state: 'ok',
  message: 'ok',
  since: '2026-11-29T10:00:00Z',
  detail: '',
  latency_ms: null,
  checked_at: null,
  ...more,
})

function show(health: Health) {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(health)))
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return render(
    <QueryClientProvider client={client}>
      <PartsPanel />
    </QueryClientProvider>,
  )
}

afterEach(() => vi.unstubAllGlobals())

it('names each part, its state in words, what is wrong with it, and its latency', async () => {
  show({
    status: 'degraded',
    parts: [
      part('journal'),
      part('store', { state: 'down', message: 'does not answer', latency_ms: 12.5, detail: 'TimeoutError' }),
    ],
  })
  const table = await screen.findByRole('table')
  const [journal, store] = within(table).getAllByRole('row').slice(1)
  expect(journal).toHaveTextContent(/Journal.*Well/)
  expect(store).toHaveTextContent(/Event store.*Down.*does not answer/)
  expect(store).toHaveTextContent('13 ms')
})

it('shows nothing to those who are told no details', async () => {
  const { container } = show({ status: 'ok' })
  await vi.waitFor(() => expect(container).toBeEmptyDOMElement())
})
