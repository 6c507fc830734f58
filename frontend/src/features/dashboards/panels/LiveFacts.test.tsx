import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { TileFreshness } from '@/api/queries/freshness'
import { ProjectContext } from '@/api/project-context'
import type { Project } from '@/api/types'
import { LiveFacts } from './LiveFacts'

afterEach(() => vi.unstubAllGlobals())

const query = { metric: 'orders', time_window: 'last_24_hours' } as const
const tile: TileFreshness = {
  followers: 2,
  mode: 'incremental',
  updates: 40,
  last_update: '2026-11-29T10:00:00Z',
  p50_ms: 12,
  p95_ms: 48,
  late: { events: 3, longest_ms: 7_200_000, histogram: [] },
}

async function shown(found: TileFreshness | null) {
  const fetched = vi.fn<typeof fetch>(() => Promise.resolve(Response.json({ tile: found })))
  vi.stubGlobal('fetch', fetched)
  const { container } = render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectContext value={{ id: '7', name: 'Shop', timezone: 'UTC' } as Project}>
        <LiveFacts query={query} />
      </ProjectContext>
    </QueryClientProvider>,
  )
  await vi.waitFor(() => expect(fetched).toHaveBeenCalled())
  expect(JSON.parse(fetched.mock.calls[0]![1]!.body as string)).toEqual(query)
  return container
}

it('says how long an event takes to the screen, and how many came late', async () => {
  await shown(tile)
  expect(await screen.findByText('12 ms')).toHaveTextContent('12 ms95% within 48 ms')
  expect(screen.getByText('3')).toHaveTextContent('3up to 2 hr late')
  expect(screen.getByText('Kept by the stream')).toBeVisible()
})

it('says so when no event came yet, and where lateness is not counted', async () => {
  await shown({ ...tile, mode: 'refreshed', p50_ms: null, p95_ms: null, late: null })
  expect(await screen.findByText('No event yet')).toBeVisible()
  expect(screen.queryByText('Late events')).not.toBeInTheDocument()
})

it('is nothing while nobody follows the question', async () => {
  expect(await shown(null)).toBeEmptyDOMElement()
})
