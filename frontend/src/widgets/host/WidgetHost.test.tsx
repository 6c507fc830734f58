import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { Widget } from '@/api/dashboard'
import { ApiError } from '@/api/error'
import { ProjectContext } from '@/api/project-context'
import type { Project } from '@/api/types'
import { fakeLive, frame } from '@/testing/fake-live'
import type { MetricsAnswer } from './answer'
import type { Ask, Board } from './board'
import { WidgetHost } from './WidgetHost'

vi.mock('@/charts/core/use-size', () => ({ useSize: () => ({ width: 300, height: 120 }) }))

const widget: Widget = {
  id: 'w1',
  kind: 'number',
  title: 'Orders in $country',
  x: 0,
  y: 0,
  w: 2,
  h: 3,
  queries: [{ id: 'A', query: { metric: 'orders' } }],
  options: {},
}
const board: Board = {
  range: 'last_24_hours',
  compare: 'none',
  refresh: 'off',
  filters: [{ field: 'country', operator: 'eq', value: '$country' }],
  variables: { country: 'TH' },
}
const meta = {
  from: '2026-11-21T00:00:00Z',
  to: '2026-11-22T00:00:00Z',
  interval: null,
  exact: true,
  truncated: false,
}
const total = (value: number): MetricsAnswer => ({ results: [], meta: { ...meta, total: value } })

function show(element: ReactElement) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return render(<QueryClientProvider client={client}>{element}</QueryClientProvider>)
}

describe('WidgetHost', () => {
  it('asks with the time and filters of the dashboard, and shows the answer under its title', async () => {
    const ask = vi.fn<Ask>(() => Promise.resolve(total(1234)))
    show(<WidgetHost widget={widget} board={{ ...board, ask }} />)
    expect(await screen.findByText('1.2K')).toBeVisible()
    expect(screen.getByRole('region', { name: 'Orders in TH' })).toBeVisible()
    expect(ask.mock.calls[0]![0]).toEqual({
      widget: 'w1',
      id: 'A',
      query: {
        metric: 'orders',
        time_window: 'last_24_hours',
        filters: [{ field: 'country', operator: 'eq', value: 'TH' }],
      },
    })
  })

  it('asks of the moment that the dashboard shows, and follows nothing', async () => {
    const fetched = vi.fn<typeof fetch>(() => Promise.resolve(Response.json(total(7))))
    vi.stubGlobal('fetch', fetched)
    const at = '2026-11-22T10:00:00Z'
    show(<WidgetHost widget={widget} board={{ ...board, refresh: 'live', at }} />)
    expect(await screen.findByText('7')).toBeVisible()
    expect(JSON.parse(fetched.mock.calls[0]![1]!.body as string)).toMatchObject({ metric: 'orders', at })
    expect(fetched).toHaveBeenCalledTimes(1)
    vi.unstubAllGlobals()
  })

  it('lists the events that had come by then', async () => {
    const row = [
      'e1',
      'custom',
      'signup',
      '2026-11-22T09:59:00Z',
      '2026-11-22T09:59:01Z',
      'ann',
      ...Array<null>(12).fill(null),
      {},
    ]
    const fetched = vi.fn<typeof fetch>(() => Promise.resolve(Response.json({ rows: [row], total: 1 })))
    vi.stubGlobal('fetch', fetched)
    const feed: Widget = { ...widget, kind: 'feed', title: 'Events', queries: [] }
    const project = { id: '7', name: 'Shop', timezone: 'UTC' } as Project
    const past = { ...board, refresh: 'live', at: '2026-11-22T10:00:00Z' } as const
    show(
      <ProjectContext value={project}>
        <WidgetHost widget={feed} board={past} />
      </ProjectContext>,
    )
    expect(await screen.findByText(/signup/i)).toBeVisible()
    const body: unknown = JSON.parse(fetched.mock.calls[0]![1]!.body as string)
    expect(body).toMatchObject({ at: past.at, filters: [{ field: 'country', operator: 'eq', value: 'TH' }] })
    vi.unstubAllGlobals()
  })

  it('computes formulas and leaves hidden questions out', async () => {
    const ask: Ask = ({ id }) => Promise.resolve(total(id === 'A' ? 30 : 120))
    const share: Widget = {
      ...widget,
      queries: [
        { id: 'A', hidden: true, query: { metric: 'orders' } },
        { id: 'B', hidden: true, query: { metric: 'visits' } },
      ],
      formulas: [{ id: 'F1', label: 'Conversion', expression: 'A / B * 100' }],
      options: { unit: 'percent' },
    }
    show(<WidgetHost widget={share} board={{ ...board, ask }} />)
    expect(await screen.findByText('25%')).toBeVisible()
  })

  it('says what went wrong with the request id, and asks again', async () => {
    let isBroken = true
    const ask: Ask = () =>
      isBroken
        ? Promise.reject(new ApiError(503, 'unavailable', 'The store is away.', 'r-7'))
        : Promise.resolve(total(7))
    show(<WidgetHost widget={widget} board={{ ...board, ask }} />)
    expect(await screen.findByText('The store is away.')).toBeVisible()
    expect(screen.getByText('Request r-7')).toBeVisible()
    isBroken = false
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }))
    expect(await screen.findByText('7')).toBeVisible()
  })

  it('tells of a wrong formula instead of drawing', async () => {
    const ask: Ask = () => Promise.resolve(total(1))
    const wrong = { ...widget, formulas: [{ id: 'F1', label: 'x', expression: 'A +' }] }
    show(<WidgetHost widget={wrong} board={{ ...board, ask }} />)
    expect(await screen.findByText(/formula is wrong at character 4/)).toBeVisible()
  })

  it('keeps the old figures while the answer to a changed question is on its way', async () => {
    let resolve: (answer: MetricsAnswer) => void = () => {}
    const ask: Ask = ({ query }) =>
      query.time_window === 'today' ? new Promise((done) => (resolve = done)) : Promise.resolve(total(5))
    const client = new QueryClient()
    const host = (range: Board['range']) => (
      <QueryClientProvider client={client}>
        <WidgetHost widget={widget} board={{ ...board, range, ask }} />
      </QueryClientProvider>
    )
    const { rerender } = render(host('last_24_hours'))
    await screen.findByText('5')
    rerender(host('today'))
    await waitFor(() => expect(screen.getByRole('region')).toHaveAttribute('aria-busy', 'true'))
    expect(screen.getByText('5')).toBeVisible()
    await act(async () => {
      resolve(total(9))
      await Promise.resolve()
    })
    expect(await screen.findByText('9')).toBeVisible()
  })

  it('follows live answers', async () => {
    const live = fakeLive()
    show(<live.wrap>{<WidgetHost widget={widget} board={{ ...board, refresh: 'live' }} />}</live.wrap>)
    expect(live.bodies).toHaveLength(1)
    act(() => live.send(frame({ metric: 'orders', value: 41 })))
    expect(await screen.findByText('41')).toBeVisible()
    act(() => live.send(frame({ metric: 'orders', value: 42, version: 2 })))
    expect(screen.getByText('42')).toBeVisible()
  })

  it('shows the same figures as a table', async () => {
    const rows = ['TH', 'DE'].map((country, index) => ({
      name: 'orders',
      value: 1500 - index,
      count: 1,
      dimensions: { country },
      timestamp: null,
    }))
    const ask: Ask = () => Promise.resolve({ results: rows, meta })
    show(<WidgetHost widget={{ ...widget, kind: 'horizontal_bar' }} board={{ ...board, ask }} />)
    await userEvent.click(await screen.findByRole('button', { name: /as table/ }))
    expect(await screen.findByRole('cell', { name: 'Thailand' })).toBeVisible()
    expect(screen.getByRole('cell', { name: '1,500' })).toBeVisible()
  })

  it('says so when it does not know the kind', async () => {
    show(
      <WidgetHost
        widget={{ ...widget, kind: 'hologram' }}
        board={{ ...board, ask: () => Promise.resolve(total(1)) }}
      />,
    )
    expect(await screen.findByText(/does not know the widget “hologram”/)).toBeVisible()
  })
})
