import { QueryClient, QueryClientProvider, QueryObserver } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { Project } from '@/api/types'
import { widget } from '@/dashboard/testing'
import type { Board } from '@/widgets/host/board'
import { resolveQuery } from '@/widgets/host/question'
import { askingOf } from '@/widgets/host/source'
import { useAhead } from './use-ahead'

afterEach(() => vi.unstubAllGlobals())

const board: Board = {
  range: 'last_hour',
  compare: 'none',
  refresh: 'off',
  filters: [],
  variables: {},
  at: '2026-11-29T10:00:00.000Z',
}
const view = { time: board, boardOf: () => board, annotations: [] }
const tab = {
  id: 'main',
  name: 'Main',
  widgets: [widget('seen'), widget('below', { queries: [{ id: 'A', query: { metric: 'x' } }] })],
}

it('asks only what is on screen, one moment after the other', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const asked: unknown[] = []
  vi.stubGlobal(
    'fetch',
    vi.fn((_url: string, init: RequestInit) => {
      asked.push(JSON.parse(init.body as string))
      return Promise.resolve(Response.json({ results: [], meta: {} }))
    }),
  )
  const seen = tab.widgets[0]!
  const { id, query } = seen.queries[0]!
  const now = askingOf({ widget: seen, id, query: resolveQuery(query, seen, board), board, project: '7' })
  const leave = new QueryObserver(client, now).subscribe(() => {})
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <ProjectContext value={{ id: '7', name: 'Shop', timezone: 'UTC' } as Project}>
        {children}
      </ProjectContext>
    </QueryClientProvider>
  )
  const ahead = renderHook(() => useAhead(tab, view), { wrapper }).result.current
  const moments = ['2026-11-29T10:00:05.000Z', '2026-11-29T10:00:10.000Z']
  expect(ahead.has(moments[0]!)).toBe(false)
  ahead.want(moments)
  await waitFor(() => expect(moments.every(ahead.has)).toBe(true))
  expect(asked).toEqual(
    [board.at, ...moments].map((at) => ({
      metric: 'page_views',
      interval: 'auto',
      time_window: 'last_hour',
      at,
    })),
  )
  leave()
})
