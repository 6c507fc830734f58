import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Widget } from '@/api/dashboard'
import { fakeLive, frame } from '@/testing/fake-live'
import type { MetricsAnswer } from './answer'
import type { Board } from './board'
import { WidgetHost } from './WidgetHost'

vi.mock('@/charts/core/use-size', () => ({ useSize: () => ({ width: 300, height: 120 }) }))
vi.mock('@/live/use-on-screen', () => ({ useOnScreen: () => true }))

const widget: Widget = {
  id: 'w1',
  kind: 'number',
  title: 'Orders',
  x: 0,
  y: 0,
  w: 2,
  h: 3,
  queries: [{ id: 'A', query: { metric: 'orders' } }],
  options: {},
}
const board: Board = { range: 'last_24_hours', compare: 'none', refresh: 'live', filters: [], variables: {} }
const meta = {
  from: '2026-11-21T00:00:00Z',
  to: '2026-11-22T00:00:00Z',
  interval: null,
  exact: true,
  truncated: false,
}
const away = {
  type: 'error',
  id: 'q1',
  code: 'store_unavailable',
  message: 'The event store does not answer.',
}
const AS_OF = '2026-11-21T10:03:00Z'
const stale: MetricsAnswer = { results: [], meta: { ...meta, total: 1234, stale: true, as_of: AS_OF } }

function show(live: ReturnType<typeof fakeLive>) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const tile = (
    <QueryClientProvider client={client}>{<WidgetHost widget={widget} board={board} />}</QueryClientProvider>
  )
  live.connect('live')
  return render(tile, { wrapper: live.wrap })
}

describe('A widget while the store does not answer', () => {
  const fetched = vi.fn<typeof fetch>()
  beforeEach(() => vi.stubGlobal('fetch', fetched))
  afterEach(() => {
    vi.unstubAllGlobals()
    fetched.mockReset()
  })

  it('shows the last good answer, says when it is from, and follows again once the store is back', async () => {
    fetched.mockImplementation(() => Promise.resolve(Response.json(stale)))
    const live = fakeLive()
    show(live)
    act(() => live.send(away))
    expect(await screen.findByText('1.2K')).toBeVisible()
    expect(screen.getByText(/^as of .*, the store does not answer$/)).toBeVisible()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(live.bodies).toHaveLength(1)
  })

  it('says plainly that there is nothing to show when there is no last answer', async () => {
    const error = {
      error: {
        code: 'store_unavailable',
        message: 'In the words of the server.',
        details: [],
      },
    }
    fetched.mockImplementation(() => Promise.resolve(Response.json(error, { status: 503 })))
    const live = fakeLive()
    show(live)
    act(() => live.send(away))
    expect(await screen.findByText(/does not answer right now.* This asks again by itself/)).toBeVisible()
  })

  it('keeps live figures in view, and takes the mark away with the next one', async () => {
    const live = fakeLive()
    show(live)
    act(() => live.send(frame({ value: 77 })))
    expect(await screen.findByText('77')).toBeVisible()
    act(() => live.send(away))
    expect(await screen.findByText(/the store does not answer$/)).toBeVisible()
    expect(screen.getByText('77')).toBeVisible()
    act(() => live.send(frame({ value: 78, version: 2 })))
    expect(await screen.findByText('78')).toBeVisible()
    expect(screen.queryByText(/the store does not answer$/)).toBeNull()
    expect(fetched).not.toHaveBeenCalled()
  })

  it('subscribes again as soon as an answer is fresh', async () => {
    const fresh = { results: [], meta: { ...meta, total: 5 } }
    fetched.mockImplementation(() => Promise.resolve(Response.json(fresh)))
    const live = fakeLive()
    show(live)
    act(() => live.send(away))
    await vi.waitFor(() => expect(live.bodies.length).toBeGreaterThan(1))
    act(() => live.send(frame({ value: 6 })))
    expect(await screen.findByText('6')).toBeVisible()
  })
})
